import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Database, type DatabaseConfig, sqliteFile, withDatabase, withReader } from "../database/connect.ts";
import { migrateUp, readMigrations, stepsOf } from "../database/migrate.ts";
import { copySqlite } from "../database/sqlite.ts";
import { OperatorError } from "../operator-error.ts";
import { atOneMoment, copyRows } from "./copy-rows.ts";

/**
 * Writes the database as it is at one moment into a new SQLite file, beside a running server, whose writers do not
 * wait. Throws when the file is there already; when it fails there is no file.
 */
export async function backUp(config: DatabaseConfig, file: string): Promise<void> {
  if (existsSync(file)) throw new OperatorError(`${file} is there already.`);
  await withReader(config, async (database) => {
    const steps = await stepsOf(database, await readMigrations());
    if (database.kind === "sqlite" && steps.some(({ doneAt }) => doneAt !== undefined)) {
      copySqlite(sqliteFile(config.dataDir), file);
      return;
    }
    await refuseOtherSchema(database);
    await inNewFolder(config, dirname(file), async (temporary) => {
      await withDatabase(temporary, async (copy) => {
        await migrateUp(copy, await readMigrations());
        await atOneMoment(database, (from) => copy.db.transaction().execute((to) => copyRows(from, to)));
      });
      copySqlite(sqliteFile(temporary.dataDir), file);
    });
  });
}

/** Throws unless the database has the schema of this program. */
export async function refuseOtherSchema(database: Database): Promise<void> {
  const steps = await stepsOf(database, await readMigrations());
  const missing = steps.find(({ doneAt }) => doneAt === undefined);
  if (missing) throw new OperatorError(`The database has not had ${missing.name}. Run: npm run migrate -- up`);
}

/** Does work with a data folder on SQLite that is there only for it. */
export async function inNewFolder<Result>(
  { databasePool }: DatabaseConfig,
  beside: string,
  work: (config: DatabaseConfig) => Promise<Result>,
): Promise<Result> {
  const dataDir = await mkdtemp(join(beside, "syncboard-"));
  try {
    return await work({ dataDir, databaseUrl: undefined, databasePool });
  } finally {
    await rm(dataDir, { recursive: true });
  }
}
