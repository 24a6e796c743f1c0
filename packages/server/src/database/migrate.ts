import { readdir, writeFile } from "node:fs/promises";
import type { Kysely } from "kysely";
import { type Migration as KyselyMigration, type MigrationResultSet, Migrator, NO_MIGRATIONS } from "kysely/migration";
import { OperatorError } from "../operator-error.ts";
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
export class DatabaseTooNew extends OperatorError {
  constructor(names: readonly string[]) {
    super(
      `The database was brought up by a newer SyncBoard (${names.join(", ")}). Start that version, or a later one.`,
    );
  }
}

/** A migration threw, which is the cause; nothing of it is left. */
export class MigrationFailed extends OperatorError {
  constructor(name: string, cause: unknown) {
    super(`${name} failed, and the database is as it was: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
}

const MIGRATIONS_FOLDER = new URL("./migrations/", import.meta.url);

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
  return namesOf(await migratorOf(database, migrations).migrateToLatest(), "The upgrade");
}

/** Takes back the last one, or all of them, and answers their names. What only they could hold is lost. */
export async function migrateDown(database: Database, migrations: Migrations, isToZero = false): Promise<string[]> {
  await stepsOf(database, migrations);
  const migrator = migratorOf(database, migrations);
  return namesOf(
    isToZero ? await migrator.migrateTo(NO_MIGRATIONS) : await migrator.migrateDown(),
    "Taking back the last migration",
  );
}

function namesOf({ error, results = [] }: MigrationResultSet, work: string): string[] {
  if (error) throw new MigrationFailed(results.find(({ status }) => status === "Error")?.migrationName ?? work, error);
  return results.map(({ migrationName }) => migrationName);
}

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Writes the next migration, to be filled in, and answers its file. Its name is a few words, like `labels` or `card-colours`. */
export async function newMigration(words: string, folder = MIGRATIONS_FOLDER): Promise<URL> {
  if (!NAME.test(words))
    throw new OperatorError(`"${words}" is no name for a migration; it must be like card-colours.`);
  const names = (await readdir(folder)).map((file) => file.replace(/\.ts$/, ""));
  const same = names.find((name) => name.replace(/^\d+-/, "") === words);
  if (same !== undefined) throw new OperatorError(`There is a migration of this name: ${same}.`);
  const last = Math.max(0, ...names.map((name) => Number.parseInt(name, 10)).filter((number) => number > 0));
  const name = `${String(last + 1).padStart(4, "0")}-${words}`;
  const file = new URL(`${name}.ts`, folder);
  await writeFile(file, unfilled(name), { flag: "wx" });
  return file;
}

/** It throws until somebody has written it: an empty one would count as done. */
function unfilled(name: string): string {
  const step = (direction: string) => `
export async function ${direction}(_db: Kysely<unknown>, _types: ColumnTypes, _kind: Kind): Promise<void> {
  throw new Error("${name} has no ${direction} yet");
}
`;
  return `import type { Kysely } from "kysely";
import type { ColumnTypes } from "../column-types.ts";
import type { Kind } from "../connect.ts";
${step("up")}${step("down")}`;
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
