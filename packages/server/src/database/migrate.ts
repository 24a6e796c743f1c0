import type { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import * as accountsAndBoards from "./migrations/0001-accounts-and-boards.ts";
import type { Tables } from "./schema.ts";

/** In order; a name never changes once it has landed. */
const MIGRATIONS = {
  "0001-accounts-and-boards": accountsAndBoards,
} as const;

/** Brings the database to this program's schema. Throws with the reason when it cannot, and then has changed nothing. */
export async function migrateUp(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error("The database could not be brought to this version's schema", { cause: error });
}
