import { readdir } from "node:fs/promises";
import type { Kysely } from "kysely";
import { type Migration as KyselyMigration, Migrator, NO_MIGRATIONS } from "kysely/migration";
import { COLUMN_TYPES, type ColumnTypes } from "./column-types.ts";
import type { Database, Kind } from "./connect.ts";
import { isMissingTable } from "./faults.ts";

/** What a file of `migrations/` exports. Both run in a transaction: one that throws leaves nothing behind. */
export interface Migration {
  up(db: Kysely<unknown>, types: ColumnTypes, kind: Kind): Promise<void>;
  down(db: Kysely<unknown>, types: ColumnTypes, kind: Kind): Promise<void>;
}

/** By name, which is a number and a few words: its order, and for good once it has landed. */
export type Migrations = Readonly<Record<string, Migration>>;

export interface Step {
  readonly name: string;
  /** Undefined: not yet. */
  readonly doneAt: string | undefined;
}

/** The database knows migrations that this program does not. */
export class DatabaseTooNew extends Error {
  constructor(names: readonly string[]) {
    super(
      `The database was brought up by a newer SyncBoard (${names.join(", ")}). Start that version, or a later one.`,
    );
  }
}

export const MIGRATIONS_FOLDER = new URL("./migrations/", import.meta.url);

/** All of this program, in order. */
export async function readMigrations(): Promise<Migrations> {
  const files = (await readdir(MIGRATIONS_FOLDER)).filter((file) => file.endsWith(".ts")).sort();
  const each = files.map(async (file): Promise<[string, Migration]> => {
    return [file.slice(0, -".ts".length), await import(new URL(file, MIGRATIONS_FOLDER).href)];
  });
  return Object.fromEntries(await Promise.all(each));
}

/** Every migration of the program and when it was done. Throws `DatabaseTooNew`. */
export async function stepsOf({ db }: Database, migrations: Migrations): Promise<Step[]> {
  const done = new Map(
    (await readDone(db.withTables<{ kysely_migration: Done }>())).map(({ name, timestamp }) => [name, timestamp]),
  );
  const unknown = [...done.keys()].filter((name) => !(name in migrations));
  if (unknown.length > 0) throw new DatabaseTooNew(unknown);
  return Object.keys(migrations).map((name) => ({ name, doneAt: done.get(name) }));
}

/** Does what was not done yet, all or nothing, and answers its names. Whoever else asks at the same time waits, and finds it done. */
export async function migrateUp(database: Database, migrations: Migrations): Promise<string[]> {
  await stepsOf(database, migrations);
  const { error, results = [] } = await migratorOf(database, migrations).migrateToLatest();
  if (error) throw new Error("The database could not be brought to this version's schema", { cause: error });
  return results.map(({ migrationName }) => migrationName);
}

/** Takes back the last one, or all of them, and answers their names. What only they could hold is lost. */
export async function migrateDown(database: Database, migrations: Migrations, isToZero = false): Promise<string[]> {
  await stepsOf(database, migrations);
  const migrator = migratorOf(database, migrations);
  const { error, results = [] } = isToZero ? await migrator.migrateTo(NO_MIGRATIONS) : await migrator.migrateDown();
  if (error) throw new Error("The last migration could not be taken back", { cause: error });
  return results.map(({ migrationName }) => migrationName);
}

function migratorOf({ db, kind }: Database, migrations: Migrations): Migrator {
  const types = COLUMN_TYPES[kind];
  const bound = Object.entries(migrations).map(([name, { up, down }]): [string, KyselyMigration] => [
    name,
    { up: (trx) => up(trx, types, kind), down: (trx) => down(trx, types, kind) },
  ]);
  return new Migrator({ db, provider: { getMigrations: async () => Object.fromEntries(bound) } });
}

/** Kysely's own table of what was done. */
interface Done {
  name: string;
  timestamp: string;
}

async function readDone(db: Kysely<{ kysely_migration: Done }>): Promise<Done[]> {
  try {
    return await db.selectFrom("kysely_migration").select(["name", "timestamp"]).orderBy("name").execute();
  } catch (error) {
    if (isMissingTable(error)) return [];
    throw error;
  }
}
