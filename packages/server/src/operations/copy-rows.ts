import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Database, Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import { OperatorError } from "../operator-error.ts";
import { IN_ORDER, type Table } from "./tables.ts";

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;

/** In memory at once; times the columns of a table far below what either database takes in one statement. */
const MOST_ROWS = 100;

/** Sees one moment of a database, however long it looks, and holds nobody up. */
export async function atOneMoment<Result>(
  { db }: Pick<Database, "db">,
  look: (trx: Trx) => Promise<Result>,
): Promise<Result> {
  return await db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(look);
}

/**
 * Copies every row of every table into tables that are empty, reads them there, and compares. Throws when what is there
 * is not what was here: then the caller's transaction must not be committed. Answers how many rows there are.
 */
export async function copyRows(from: Trx, to: Trx): Promise<number> {
  let count = 0;
  for (const table of IN_ORDER) {
    const here = new Digest(table);
    for await (const rows of batchesOf(from, table)) {
      here.add(rows);
      await insert(to, table, rows);
    }
    const there = new Digest(table);
    for await (const rows of batchesOf(to, table)) there.add(rows);
    if (here.count !== there.count || here.sum !== there.sum) {
      throw new OperatorError(
        `The copy of "${table.name}" differs: ${there.count} rows of ${here.count}, or their content.`,
      );
    }
    count += here.count;
  }
  return count;
}

/** Whether somebody has registered: then there is something to lose. */
export async function hasUsers(db: Db | Trx): Promise<boolean> {
  return (await db.selectFrom("user").select("id").limit(1).executeTakeFirst()) !== undefined;
}

async function* batchesOf(trx: Trx, { name, columns, key }: Table): AsyncGenerator<readonly Row[]> {
  const place = sql.join(key.map((column) => sql.ref(column)));
  let last: Row | undefined;
  for (;;) {
    const after = last ? sql`where (${place}) > (${sql.join(key.map((column) => last?.[column]))})` : sql``;
    const { rows } = await sql<Row>`
      select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(name)} ${after}
      order by ${place} limit ${sql.lit(MOST_ROWS)}
    `.execute(trx);
    if (rows.length > 0) yield rows;
    if (rows.length < MOST_ROWS) return;
    last = rows.at(-1);
  }
}

async function insert(trx: Trx, { name, columns }: Table, rows: readonly Row[]): Promise<void> {
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  try {
    await sql`
      insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${sql.join(values)}
    `.execute(trx);
  } catch (error) {
    throw new OperatorError(`Rows of "${name}" cannot be copied: ${error instanceof Error ? error.message : error}`);
  }
}

/** Of rows in any order, for databases do not agree on one: how many, and the sum of their hashes. */
class Digest {
  readonly #columns: readonly string[];
  sum = 0n;
  count = 0;

  constructor({ columns }: Table) {
    this.#columns = columns;
  }

  add(rows: readonly Row[]): void {
    for (const row of rows) {
      const text = JSON.stringify(this.#columns.map((column) => row[column]));
      this.sum = BigInt.asUintN(256, this.sum + BigInt(`0x${createHash("sha256").update(text).digest("hex")}`));
    }
    this.count += rows.length;
  }
}
