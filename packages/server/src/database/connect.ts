import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Kysely } from "kysely";
import { migrateUp } from "./migrate.ts";
import type { Tables } from "./schema.ts";
import { openSqlite, takePlace } from "./sqlite.ts";

export type Db = Kysely<Tables>;

export interface Database {
  readonly db: Db;
  close(): Promise<void>;
}

/** Another process has this data folder open. */
export class PlaceTaken extends Error {
  constructor(folder: string) {
    super(`Another SyncBoard is running on ${folder}. SQLite serves one process; end that one first.`);
  }
}

/** Opens the SQLite database in a folder, made and migrated as needed. Throws `PlaceTaken`. */
export async function openDatabase(folder: string): Promise<Database> {
  // What people write on their boards is not for other users of this machine.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const leave = takePlace(join(folder, "syncboard.lock"));
  if (!leave) throw new PlaceTaken(folder);
  const db = new Kysely<Tables>({ dialect: openSqlite(join(folder, "syncboard.db")) });
  try {
    await migrateUp(db);
  } catch (error) {
    await db.destroy();
    leave();
    throw error;
  }
  return {
    db,
    async close() {
      await db.destroy();
      leave();
    },
  };
}
