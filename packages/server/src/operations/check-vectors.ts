import { type RawBuilder, sql } from "kysely";
import type { Database, Kind } from "../database/connect.ts";
import { type VectorDb, withVectorTables } from "../meaning/vector-tables.ts";
import { countMarks } from "../search/read-marks.ts";

const HAS_TABLES: Readonly<Record<Kind, RawBuilder<{ count: number | string }>>> = {
  sqlite: sql`select count(*) as count from sqlite_schema where name in ('search_vector', 'search_model')`,
  postgres: sql`
    select count(*) as count from pg_tables
    where schemaname = current_schema() and tablename in ('search_vector', 'search_model')`,
};
/** Numbers in one vector. */
const SIZE: Readonly<Record<Kind, RawBuilder<number>>> = {
  sqlite: sql`length(vector) / 4.0`,
  postgres: sql`vector_dims(vector)`,
};

/**
 * Whether each vector is of a thing that is in the index, and all are of one model and one size. That a thing has none yet is no
 * fault, nor that one waits to be let go of or to be given again: whoever makes vectors does that. Where the setting was never on there are none.
 */
export async function checkVectors(database: Database, complain: (line: string) => void): Promise<void> {
  const { rows } = await HAS_TABLES[database.kind].execute(database.db);
  if (Number(rows[0]?.count) < 2) return;
  // What is wrong is looked at twice, for it may have been on its way.
  const first = await faultsIn(database);
  const second = first.size > 0 ? await faultsIn(database) : first;
  for (const [what, line] of second) if (first.has(what)) complain(line);
}

async function faultsIn({ db: plain, kind }: Database): Promise<ReadonlyMap<string, string>> {
  const db = withVectorTables(plain);
  const faults = new Map<string, string>();
  const tell = (what: string, count: number, line: string) => {
    if (count > 0) faults.set(what, `search: ${line}`);
  };
  const models = await db.selectFrom("search_model").select(["model", "dimensions"]).execute();
  const [model] = models;
  const vectors = await count(db, sql`vector is not null`);
  if (models.length !== 1 || model === undefined) {
    tell("models", 1, `the vectors are of ${models.length} models`);
  } else {
    const odd = sql`vector is not null and ${SIZE[kind]} is distinct from ${sql.lit(model.dimensions)}`;
    const odds = model.dimensions === null ? vectors : await count(db, odd);
    const size = model.dimensions === null ? "no size" : `a size of ${model.dimensions}`;
    tell("sizes", odds, `${odds} vectors have another size than those of the model, which has ${size}`);
  }
  const strays = await count(db, STRAY);
  tell("strays", strays, `${strays} vectors are of nothing in the index`);
  if ((await countMarks(plain)) > 0) return faults;
  const left = await countLeftOut(db);
  tell("left out", left, `${left} in the index lack a vector, and are never given one`);
  return faults;
}

/** One that has no number is waited for: its thing was read again, or is gone. */
const STRAY = sql`number is not null and not exists (
  select 1 from search_entry where search_entry.number = search_vector.number
    and search_entry.type = search_vector.type and search_entry.item_id = search_vector.item_id
)`;

async function count(db: VectorDb, which: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{
    count: number | string;
  }>`select count(*) as count from search_vector where ${which}`.execute(db);
  return Number(rows[0]?.count);
}

/** Vectors are given in the order of numbers, and whatever is behind the last that was given has its turn. */
async function countLeftOut(db: VectorDb): Promise<number> {
  const { rows } = await sql<{ count: number | string }>`
    select count(*) as count from search_entry
    where number < (select max(number) from search_vector)
      and not exists (select 1 from search_vector where search_vector.number = search_entry.number)`.execute(db);
  return Number(rows[0]?.count);
}
