import type { Config } from "../config.ts";
import { SETTINGS } from "../config.ts";
import { type Database, type DatabaseConfig, withDatabase, withReader } from "../database/connect.ts";
import { isMissingTable } from "../database/faults.ts";
import { migrateUp, readMigrations, stepsOf } from "../database/migrate.ts";
import { OperatorError } from "../operator-error.ts";
import { refuseOtherSchema } from "./backup.ts";
import { atOneMoment, copyRows, hasUsers } from "./copy-rows.ts";

/** Copies a database as it is at one moment into one that is empty, of the same kind or the other. Answers the number of rows. */
export async function copyDatabase(from: DatabaseConfig, to: DatabaseConfig): Promise<number> {
  return await withReader(from, async (source) => {
    await refuseOtherSchema(source);
    return await withDatabase(to, async (target) => {
      await refuseFilled(target);
      await migrateUp(target, await readMigrations());
      return await atOneMoment(source, (here) => target.db.transaction().execute((there) => copyRows(here, there)));
    });
  });
}

async function refuseFilled(target: Database): Promise<void> {
  await stepsOf(target, await readMigrations());
  let isFilled = false;
  try {
    isFilled = await hasUsers(target.db);
  } catch (error) {
    if (!isMissingTable(error)) throw error;
  }
  if (isFilled) throw new OperatorError("There are users in the database that is copied to; it must be an empty one.");
}

/** Where a database is: `sqlite:` and a data folder, or the address of a PostgreSQL. */
export function configAt(url: string, { dataDir, databasePool }: Config): DatabaseConfig {
  const [, folder] = /^sqlite:(?:\/\/(?=\/))?((?!\/\/).+)$/.exec(url) ?? [];
  if (folder !== undefined) return { dataDir: folder, databaseUrl: undefined, databasePool };
  const databaseUrl = url === "" ? undefined : SETTINGS.DATABASE_URL.read(url);
  // It may carry a password.
  if (databaseUrl === undefined) {
    throw new OperatorError("An address must be like sqlite:./data or postgres://user:password@host/database.");
  }
  return { dataDir, databaseUrl, databasePool };
}
