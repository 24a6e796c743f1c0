import { type Kysely, sql } from "kysely";
import { COLUMN_TYPES } from "../database/column-types.ts";
import type { Database, Db, Kind } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import type { Tables } from "../database/schema.ts";
import { OperatorError } from "../operator-error.ts";
import type { FoundType } from "../search/found.ts";
import type { SearchTables } from "../search/search-tables.ts";

// What is kept of meanings. Made from the other tables like the index of words, and so no part of what is copied. The tables
// are made when the setting is first on: a column of vectors is of a type that PostgreSQL has no earlier.

/** What a thing means: of its words when they were read as this entry of the index. */
export interface SearchVectorTable {
  item_id: string;
  type: FoundType;
  /** The board or the user that it belongs to. */
  scope: string;
  /** Null: it was read again since, or is gone. */
  number: number | null;
  /** Of the words that the vector is of. */
  digest: string;
  /** Null: nobody makes one of these words. */
  vector: Uint8Array | string | null;
}

/** One row: whose vectors these are, and who is at making them. */
export interface SearchModelTable {
  model: string;
  /** How many numbers a vector has; null: none was made yet. */
  dimensions: number | null;
  maker: string | null;
  busy_until: string | null;
}

export type VectorTables = { search_vector: SearchVectorTable; search_model: SearchModelTable };
export type VectorDb = Kysely<Tables & SearchTables & VectorTables>;

/** The same connection, which knows these tables and those of the index too. */
export function withVectorTables(db: Db | Trx): VectorDb {
  return db.withTables<SearchTables & VectorTables>();
}

const VECTOR: Record<Kind, string> = { sqlite: "blob", postgres: "vector" };
/** Held by whoever makes the tables; any number that nobody else uses. */
const LOCK = 7_304_022;

/** Makes what is needed for vectors of this model, and lets go of those of another. Throws `OperatorError` where PostgreSQL has no vectors. */
export async function prepareVectors(database: Database, model: string): Promise<void> {
  const { db, kind } = database;
  if (kind === "postgres") await prepareExtension(db);
  await alone(database, async (trx) => await createTables(trx, kind));
  await alone(database, async (trx) => {
    const tables = withVectorTables(trx);
    // SQLite serves one process, so whoever was at it is dead.
    if (kind === "sqlite") await tables.updateTable("search_model").set({ maker: null, busy_until: null }).execute();
    const before = await tables.selectFrom("search_model").select("model").executeTakeFirst();
    if (before?.model === model) return;
    // First what a process that gives vectors meanwhile has locked first, or each would wait for the other.
    await tables.deleteFrom("search_model").execute();
    if (kind === "postgres") await sql`truncate search_vector`.execute(trx);
    else await tables.deleteFrom("search_vector").execute();
    await tables
      .insertInto("search_model")
      .values({ model, dimensions: null, maker: null, busy_until: null })
      .execute();
  });
}

/** One of several processes that start together. */
async function alone({ db, kind }: Database, work: (trx: Trx) => Promise<void>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (kind === "postgres") await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(trx);
    await work(trx);
  });
}

async function createTables(trx: Trx, kind: Kind): Promise<void> {
  const { id, key, time } = COLUMN_TYPES[kind];
  await trx.schema
    .createTable("search_vector")
    .ifNotExists()
    .addColumn("item_id", id, (column) => column.notNull())
    .addColumn("type", key, (column) => column.notNull())
    .addColumn("scope", id, (column) => column.notNull())
    .addColumn("number", "bigint", (column) => column.references("search_entry.number").onDelete("set null"))
    .addColumn("digest", key, (column) => column.notNull())
    .addColumn("vector", sql.raw(VECTOR[kind]))
    .addPrimaryKeyConstraint("pk_search_vector", ["item_id", "type"])
    .addUniqueConstraint("uq_search_vector_number", ["number"])
    .execute();
  await trx.schema
    .createIndex("ix_search_vector_scope_number")
    .ifNotExists()
    .on("search_vector")
    .columns(["scope", "number"])
    .execute();
  await trx.schema
    .createTable("search_model")
    .ifNotExists()
    .addColumn("model", key, (column) => column.notNull())
    .addColumn("dimensions", "integer")
    .addColumn("maker", id)
    .addColumn("busy_until", time)
    .addPrimaryKeyConstraint("pk_search_model", ["model"])
    .execute();
}

async function prepareExtension(db: Db): Promise<void> {
  const { rows } = await sql<{ installed: string | null }>`
    select installed_version as installed from pg_available_extensions where name = 'vector'`.execute(db);
  if (rows[0] === undefined) {
    throw new OperatorError(
      "EMBEDDINGS_URL is set, and this PostgreSQL has no pgvector. Install it beside PostgreSQL (on Debian and Ubuntu " +
        "postgresql-17-pgvector, the number being PostgreSQL's; for containers the image pgvector/pgvector), or unset EMBEDDINGS_URL.",
    );
  }
  if (rows[0].installed !== null) return;
  try {
    await sql`create extension if not exists vector`.execute(db);
  } catch (error) {
    // Two processes that start together.
    if (await isInstalled(db)) return;
    const said = error instanceof Error ? error.message : error;
    throw new OperatorError(
      `EMBEDDINGS_URL is set, and pgvector cannot be put into this database: ${said}. Let an administrator of PostgreSQL do: create extension vector`,
    );
  }
}

async function isInstalled(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_extension where extname = 'vector'`.execute(db);
  return rows.length > 0;
}
