import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Kysely } from "kysely";
import type { Config } from "../config.ts";
import { keepCopy } from "./backups.ts";
import { type Migrations, migrateUp, readMigrations, stepsOf } from "./migrate.ts";
import type { PoolFigures } from "./postgres.ts";
import type { Tables } from "./schema.ts";
import { openSqlite, takePlace } from "./sqlite.ts";

export type Db = Kysely<Tables>;
export type Kind = "sqlite" | "postgres";

export interface Database {
  readonly kind: Kind;
  readonly db: Db;
  /** How the connections stand; undefined on SQLite, which has one. */
  pool(): PoolFigures | undefined;
  close(): Promise<void>;
}

export type DatabaseConfig = Pick<Config, "dataDir" | "databaseUrl" | "databasePool">;

/** Another process has this data folder open. */
export class PlaceTaken extends Error {
  constructor(folder: string) {
    super(`Another SyncBoard is running on ${folder}. SQLite serves one process; end that one first.`);
  }
}

/**
 * Opens the database, made and migrated as needed: PostgreSQL where the settings name one, else SQLite in the data
 * folder. Throws `PlaceTaken`, `DatabaseTooNew`, or what the database says.
 */
export async function openDatabase(config: DatabaseConfig, migrations?: Migrations): Promise<Database> {
  const known = migrations ?? (await readMigrations());
  const database = await connect(config);
  try {
    const steps = await stepsOf(database, known);
    if (steps.every(({ doneAt }) => doneAt !== undefined)) return database;
    if (database.kind === "sqlite") await bringUp(database, config, known);
    else await withDatabase(config, (patient) => bringUp(patient, config, known));
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

/** Migrates, on SQLite after a copy of what is there, and answers what was done. */
export async function bringUp(database: Database, { dataDir }: DatabaseConfig, known: Migrations): Promise<string[]> {
  await keepCopyBefore(database, dataDir, known);
  return await migrateUp(database, known);
}

/** Before the schema of a SQLite file changes, keeps a copy; there is none to keep of a file that is new. */
export async function keepCopyBefore(database: Database, dataDir: string, known: Migrations): Promise<void> {
  if (database.kind !== "sqlite") return;
  const steps = await stepsOf(database, known);
  const next = steps.find(({ doneAt }) => doneAt === undefined)?.name ?? "down";
  if (steps.some(({ doneAt }) => doneAt !== undefined)) await keepCopy(dataDir, sqliteFile(dataDir), `before-${next}`);
}

/** Does work that may take its time with a connection of its own, on which nothing but the other end gives up. */
export async function withDatabase<Result>(
  config: DatabaseConfig,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await connect(config, true);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The database as it stands, whatever its schema. Throws `PlaceTaken`. */
async function connect(config: DatabaseConfig, isPatient = false): Promise<Database> {
  const { dataDir, databaseUrl, databasePool } = config;
  if (databaseUrl !== undefined) {
    // Loaded by those who have a PostgreSQL alone.
    const { openPostgres } = await import("./postgres.ts");
    const { dialect, figures } = openPostgres(databaseUrl, databasePool, isPatient);
    const db: Db = new Kysely<Tables>({ dialect });
    return { kind: "postgres", db, pool: figures, close: () => db.destroy() };
  }
  // What people write on their boards is not for other users of this machine.
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const leave = takePlace(join(dataDir, "syncboard.lock"));
  if (!leave) throw new PlaceTaken(dataDir);
  const db: Db = new Kysely<Tables>({ dialect: openSqlite(sqliteFile(dataDir)) });
  return {
    kind: "sqlite",
    db,
    pool: () => undefined,
    async close() {
      await db.destroy();
      leave();
    },
  };
}

export function sqliteFile(dataDir: string): string {
  return join(dataDir, "syncboard.db");
}
