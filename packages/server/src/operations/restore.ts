import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { sql } from "kysely";
import { keepCopy, placeForCopy } from "../database/backups.ts";
import {
  type Database,
  type DatabaseConfig,
  sqliteFile,
  withDatabase,
  withFileReader,
  withPlace,
} from "../database/connect.ts";
import { isOutage } from "../database/faults.ts";
import { migrateUp, readMigrations, stepsOf } from "../database/migrate.ts";
import { copySqlite, foldSqlite, moveFile } from "../database/sqlite.ts";
import { OperatorError } from "../operator-error.ts";
import { inNewFolder, refuseOtherSchema } from "./backup.ts";
import { check } from "./check.ts";
import { atOneMoment, copyRows } from "./copy-rows.ts";
import { refuseBesideServers } from "./servers.ts";
import { IN_ORDER } from "./tables.ts";

export interface RestoreOptions {
  /** Restores a backup whose boards are not what their logs say. */
  readonly isWithFaults: boolean;
  readonly onFault: (line: string) => void;
}

/**
 * Puts what a backup holds in the place of what is there; a restore that fails leaves what was there. An older backup
 * is brought up on the way, and is not changed. Answers where the copy of what was there is, if one was made.
 */
export async function restore(
  config: DatabaseConfig,
  file: string,
  options: RestoreOptions,
): Promise<string | undefined> {
  if (!existsSync(file)) throw new OperatorError(`There is no ${file}.`);
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const prepared = async (use: (restored: DatabaseConfig) => Promise<string | undefined>) =>
    await inNewFolder(config, config.dataDir, async (restored) => {
      await prepare(file, restored, options);
      return await use(restored);
    });
  if (config.databaseUrl === undefined) {
    return await withPlace(config.dataDir, () => prepared((restored) => swap(config.dataDir, restored, file)));
  }
  return await withDatabase(config, async (database) => {
    await refuseBesideServers(database.db, database.kind);
    return await prepared((restored) => replaceRows(database, restored));
  });
}

/** A copy of the backup that is at this program's schema and was looked at. */
async function prepare(file: string, restored: DatabaseConfig, { isWithFaults, onFault }: RestoreOptions) {
  await withFileReader(file, async (backup) => {
    const steps = await stepsOf(backup, await readMigrations());
    if (steps.every(({ doneAt }) => doneAt === undefined)) throw new OperatorError("It is no backup of a SyncBoard.");
  }).catch((error: unknown) => {
    throw error instanceof OperatorError ? new OperatorError(`${file} cannot be restored. ${error.message}`) : error;
  });
  copySqlite(file, sqliteFile(restored.dataDir));
  const found = await withDatabase(restored, async (database) => {
    await migrateUp(database, await readMigrations());
    return await check(database, onFault);
  });
  if (found.faults > 0 && !isWithFaults) {
    throw new OperatorError(`${file} was not restored (faults: ${found.faults}). With --with-faults it is.`);
  }
}

async function swap(dataDir: string, restored: DatabaseConfig, spared: string): Promise<string | undefined> {
  const file = sqliteFile(dataDir);
  const kept = existsSync(file) ? await setAside(dataDir, file, spared) : await setRestAside(dataDir, file);
  foldSqlite(sqliteFile(restored.dataDir));
  moveFile(sqliteFile(restored.dataDir), file);
  return kept;
}

/** Keeps a copy of a database that is about to go, whole or not, and leaves nothing beside it that the next one would read. */
async function setAside(dataDir: string, file: string, spared: string): Promise<string> {
  try {
    const kept = await keepCopy(dataDir, file, "restore", { spared });
    foldSqlite(file);
    return kept;
  } catch (error) {
    // Whole, and in the hands of somebody who only reads.
    if (isOutage(error)) throw new OperatorError(`Another program has ${file} open. End that one first.`);
  }
  const broken = await placeForCopy(dataDir, "restore-broken");
  copyFileSync(file, broken);
  moveRest(file, broken);
  return broken;
}

/** What a killed server left beside a database that somebody took away: SQLite would do it over again, on the next one. */
async function setRestAside(dataDir: string, file: string): Promise<string | undefined> {
  if (restOf(file).length === 0) return undefined;
  const broken = await placeForCopy(dataDir, "restore-broken");
  moveRest(file, broken);
  return broken;
}

function restOf(file: string): string[] {
  return ["-wal", "-shm"].filter((part) => existsSync(file + part));
}

function moveRest(file: string, broken: string): void {
  for (const part of restOf(file)) {
    copyFileSync(file + part, broken + part);
    rmSync(file + part);
  }
}

async function replaceRows(database: Database, restored: DatabaseConfig): Promise<undefined> {
  const migrations = await readMigrations();
  const steps = await stepsOf(database, migrations);
  if (steps.every(({ doneAt }) => doneAt === undefined)) await migrateUp(database, migrations);
  await refuseOtherSchema(database);
  await withFileReader(sqliteFile(restored.dataDir), async (backup) => {
    await atOneMoment(backup, async (from) => {
      await database.db.transaction().execute(async (to) => {
        await sql`truncate ${sql.join(IN_ORDER.map(({ name }) => sql.table(name)))}`.execute(to);
        // Again, now that whoever comes has to wait.
        await refuseBesideServers(to, database.kind);
        await copyRows(from, to);
      });
    });
  });
}
