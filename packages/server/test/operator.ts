import { spawn } from "node:child_process";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Kysely, sql } from "kysely";
import { Client } from "pg";
import { onTestFinished } from "vitest";
import type { TestDatabase } from "../../../services/test-databases.ts";
import { type DatabaseConfig, sqliteFile, withReader } from "../src/database/connect.ts";
import type { Config } from "../src/index.ts";
import { IN_ORDER } from "../src/operations/tables.ts";
import { columnsOf } from "./arbitrary-rows.ts";
import { configFor, startTestServer, type TestServer } from "./running-server.ts";

// A place for data and what an operator does to it, from within and as the processes that operators start.

const SOURCES = new URL("../src/", import.meta.url).pathname;

export interface Place {
  readonly config: Config;
  /** The settings of a process that works on this place. */
  readonly environment: Readonly<Record<string, string>> & { readonly DATA_DIR: string };
  /** Does it on the database behind everybody's back: no trigger runs, and no foreign key is looked at. */
  execute(statement: string): Promise<void>;
  serve(): Promise<TestServer>;
}

/** A database of its own, which is there until the test is over. */
export async function newPlace(database: TestDatabase): Promise<Place> {
  const dataDir = await newFolder();
  const created = await database.create();
  onTestFinished(() => created.drop());
  const environment = { DATA_DIR: dataDir, ...created.environment };
  const config = configFor(dataDir, created.environment);
  return {
    config,
    environment,
    execute: (statement) => execute(config, statement),
    // On this database, which is not dropped with the server.
    serve: () => startTestServer({ name: database.name, create: async () => ({ environment, drop: async () => {} }) }),
  };
}

/** A folder that is there until the test is over. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "syncboard-operator-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function execute({ databaseUrl, dataDir }: DatabaseConfig, statement: string): Promise<void> {
  if (databaseUrl === undefined) {
    const database = new DatabaseSync(sqliteFile(dataDir), { timeout: 5_000, enableForeignKeyConstraints: false });
    const triggers = database.prepare("select name, sql from sqlite_master where type = 'trigger'").all();
    for (const { name } of triggers) database.exec(`drop trigger ${name}`);
    database.exec(statement);
    for (const { sql } of triggers) database.exec(String(sql));
    database.close();
    return;
  }
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`set session_replication_role = replica; ${statement}`);
  await client.end();
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A process as an operator starts it: `operations/migrate.ts up`. */
export async function run(
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Ended> {
  const child = spawn(process.execPath, [join(SOURCES, program), ...words], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, out, err };
}

export const migrate = (words: readonly string[], environment: Readonly<Record<string, string>>) =>
  run("operations/migrate.ts", words, environment);

export const db = (words: readonly string[], environment: Readonly<Record<string, string>>) =>
  run("operations/db.ts", words, environment);

export type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** The rows of the first schema as the newest has them: nothing hung on a card, so there is nothing to count. */
export function broughtUp(rows: Rows): Rows {
  const counts = { item_count: 0, done_count: 0, comment_count: 0, attachment_count: 0, cover: null };
  return { ...rows, card: (rows.card ?? []).map((row) => ({ ...row, ...counts })) };
}

/** Every row of every table, in an order that does not depend on the database. */
export async function rowsIn(config: DatabaseConfig): Promise<Rows> {
  return await withReader(config, async ({ db }) => {
    const all: Record<string, Record<string, unknown>[]> = {};
    const there = await columnsOf(db);
    for (const { name, columns } of IN_ORDER) {
      all[name] = [];
      const known = there.get(name);
      // An older schema has nothing of what came later.
      if (!known) continue;
      const { rows } = await sql<Record<string, unknown>>`
        select ${sql.join(columns.map((column) => (known.has(column) ? sql.ref(column) : sql`null as ${sql.ref(column)}`)))} from ${sql.table(name)}
      `.execute(db);
      const byText = rows.map((row): [string, Record<string, unknown>] => [JSON.stringify(row), { ...row }]);
      all[name] = byText.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
    }
    return all;
  });
}

/** The same of what a SQLite file holds. */
export async function rowsInFile(file: string): Promise<Rows> {
  return await rowsIn({ ...configFor(await folderOf(file)), databaseUrl: undefined });
}

/** A data folder around a copy of a SQLite file. */
export async function folderOf(file: string): Promise<string> {
  const folder = await newFolder();
  await copyFile(file, sqliteFile(folder));
  return folder;
}

/** All that the schema is made of, as the database tells it. */
export async function schemaOf({ databaseUrl }: DatabaseConfig, db: Kysely<never>): Promise<string[]> {
  const statement =
    databaseUrl === undefined
      ? sql<{ line: string }>`select type || ' ' || name || ' ' || coalesce(sql, '') as line from sqlite_master`
      : sql<{ line: string }>`
          select concat_ws(' ', table_name, column_name, data_type, collation_name, is_nullable, column_default) as line
            from information_schema.columns where table_schema = current_schema()
          union all select indexdef from pg_indexes where schemaname = current_schema()
          union all select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
            where connamespace = current_schema()::regnamespace
          union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
          union all select pg_get_functiondef(oid) from pg_proc where pronamespace = current_schema()::regnamespace
        `;
  const { rows } = await statement.execute(db);
  return rows
    .map(({ line }) => line)
    .filter((line) => !line.includes("kysely_migration"))
    .sort();
}
