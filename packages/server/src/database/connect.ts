import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { Kysely, sql } from "kysely";
import type { Config } from "../config.ts";
import { OperatorError } from "../operator-error.ts";
import { keepCopy } from "./backups.ts";
import { type Migrations, migrateUp, readMigrations, stepsOf } from "./migrate.ts";
import type { PoolFigures } from "./postgres.ts";
import type { Tables } from "./schema.ts";
import { openSqlite, openSqliteReader, takePlace } from "./sqlite.ts";

export type Db = Kysely<Tables>;
export type Kind = "sqlite" | "postgres";

export interface Database {
  readonly kind: Kind;
  readonly db: Db;
  /** How the connections stand; undefined on SQLite, which has one. */
  pool(): PoolFigures | undefined;
  /** Throws within a second when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export type DatabaseConfig = Pick<Config, "dataDir" | "databaseUrl" | "databasePool">;

/** Another process has this data folder open. */
export class PlaceTaken extends OperatorError {
  constructor(folder: string) {
    super(`Another SyncBoard is running on ${folder}. SQLite serves one process; end that one first.`);
  }
}

/** Nobody answers where the settings say that the database is, or not to us. */
export class DatabaseUnreachable extends OperatorError {}

/**
 * Opens the database, made and migrated as needed: PostgreSQL where the settings name one, else SQLite in the data
 * folder. Throws an `OperatorError`, or what the database says.
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
  const steps = await stepsOf(database, known);
  const next = steps.find(({ doneAt }) => doneAt === undefined)?.name;
  const isNew = steps.every(({ doneAt }) => doneAt === undefined);
  if (database.kind === "sqlite" && next !== undefined && !isNew) await keepCopy(dataDir, sqliteFile(dataDir), next);
  return await migrateUp(database, known);
}

/**
 * Does work that may take its time with one connection of its own, on which nothing but the other end gives up: the
 * database as it stands, whatever its schema. Throws `PlaceTaken`, `DatabaseUnreachable`.
 */
export async function withDatabase<Result>(
  config: DatabaseConfig,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  return await using(await connect(config, true), work);
}

/** The same beside a running server, to look and to change nothing. Throws when there is no database. */
export async function withReader<Result>(
  config: DatabaseConfig,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  if (config.databaseUrl !== undefined) return await withDatabase(config, work);
  return await withFileReader(sqliteFile(config.dataDir), work);
}

/** The same for any SQLite file. */
export async function withFileReader<Result>(
  file: string,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  if (!existsSync(file)) throw new OperatorError(`There is no database at ${file}.`);
  return await using(await openFile(file, openSqliteReader), work);
}

/** Does work while no server can start on a data folder. Throws `PlaceTaken`. */
export async function withPlace<Result>(dataDir: string, work: () => Promise<Result>): Promise<Result> {
  const leave = placeIn(dataDir);
  try {
    return await work();
  } finally {
    leave();
  }
}

export function sqliteFile(dataDir: string): string {
  return join(dataDir, "syncboard.db");
}

async function using<Result>(database: Database, work: (database: Database) => Promise<Result>): Promise<Result> {
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function connect(config: DatabaseConfig, isPatient = false): Promise<Database> {
  const { dataDir, databaseUrl, databasePool } = config;
  if (databaseUrl !== undefined) {
    // Loaded by those who have a PostgreSQL alone.
    const { openPostgres } = await import("./postgres.ts");
    const pool = isPatient ? { ...databasePool, size: 1, overflow: 0 } : databasePool;
    const { dialect, figures, ping, closePing } = openPostgres(databaseUrl, pool, isPatient);
    const db: Db = new Kysely<Tables>({ dialect });
    const close = async () => {
      await closePing();
      await db.destroy();
    };
    const database: Database = { kind: "postgres", db, pool: figures, ping, close };
    return await reached(database, `PostgreSQL at ${new URL(databaseUrl).host} cannot be used`);
  }
  const leave = placeIn(dataDir);
  try {
    const database = await openFile(sqliteFile(dataDir), openSqlite);
    const close = async () => {
      await database.close();
      leave();
    };
    return { ...database, close };
  } catch (error) {
    leave();
    throw error;
  }
}

function placeIn(dataDir: string): () => void {
  // What people write on their boards is not for other users of this machine.
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const leave = takePlace(join(dataDir, "syncboard.lock"));
  if (!leave) throw new PlaceTaken(dataDir);
  return leave;
}

async function openFile(file: string, open: typeof openSqlite): Promise<Database> {
  const complaint = `${file} cannot be used`;
  try {
    const db: Db = new Kysely<Tables>({ dialect: open(file) });
    const ping = () => answer(db);
    return await reached({ kind: "sqlite", db, pool: () => undefined, ping, close: () => db.destroy() }, complaint);
  } catch (error) {
    throw unreachable(complaint, error);
  }
}

async function answer(db: Db): Promise<void> {
  await sql`select 1`.execute(db);
}

/** A database that answered once. */
async function reached(database: Database, complaint: string): Promise<Database> {
  try {
    await answer(database.db);
    return database;
  } catch (error) {
    await database.close();
    throw unreachable(complaint, error);
  }
}

function unreachable(complaint: string, error: unknown): OperatorError {
  if (error instanceof OperatorError) return error;
  // Several addresses that all fail have a code and no message.
  const said = error instanceof Error ? error.message || ("code" in error ? String(error.code) : error.name) : error;
  return new DatabaseUnreachable(`${complaint}: ${said}`);
}
