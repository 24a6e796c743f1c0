import { sql } from "kysely";
import type { Db } from "../database/connect.ts";
import { FOUND_TYPES, type FoundType } from "../search/found.ts";
import { countMarks } from "../search/read-marks.ts";
import { withSearchTables } from "../search/search-tables.ts";
import { readThings } from "../search/things.ts";

const PAGE = 500;

/**
 * Whether the search leads to everything that is there, and to nothing else. Not while changes wait to be read: a server
 * does that within a moment, and after its start. What is wrong is looked at twice, for it may have been on its way.
 */
export async function checkSearch(db: Db, complain: (line: string) => void): Promise<void> {
  const first = await faultsIn(db);
  const second = first.length > 0 ? await faultsIn(db) : [];
  for (const line of first) if (second.includes(line)) complain(line);
}

async function faultsIn(db: Db): Promise<string[]> {
  const faults: string[] = [];
  if ((await countMarks(db)) > 0) return faults;
  for (const type of FOUND_TYPES) {
    let known = 0;
    for await (const ids of idsIn(db, type)) {
      const wanted = ids.map((id) => ({ type, id }));
      const there = new Set((await readThings(db, wanted, { userId: undefined, most: 1 })).map(({ id }) => id));
      const found = new Set(await entriesOf(db, type, ids));
      known += found.size;
      for (const id of there) if (!found.has(id)) faults.push(`search: ${type} ${id} cannot be found`);
      for (const id of found) if (!there.has(id)) faults.push(`search: ${type} ${id} is in the index, and deleted`);
    }
    const left = (await countEntries(db, type)) - known;
    if (left > 0) faults.push(`search: ${left} in the index of the type ${type} are not there`);
  }
  return faults;
}

async function* idsIn(db: Db, type: FoundType): AsyncGenerator<string[]> {
  let last: string | undefined;
  for (;;) {
    const after = last === undefined ? sql`` : sql`where id > ${last}`;
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(type)} ${after} order by id limit ${sql.lit(PAGE)}`.execute(db);
    if (rows.length > 0) yield rows.map(({ id }) => id);
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.id;
  }
}

async function entriesOf(db: Db, type: FoundType, ids: readonly string[]): Promise<string[]> {
  const rows = await withSearchTables(db)
    .selectFrom("search_entry")
    .select("item_id")
    .where("item_id", "in", ids)
    .where("type", "=", type)
    .execute();
  return rows.map(({ item_id }) => item_id);
}

async function countEntries(db: Db, type: FoundType): Promise<number> {
  const { count } = await withSearchTables(db)
    .selectFrom("search_entry")
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .where("type", "=", type)
    .executeTakeFirstOrThrow();
  return Number(count);
}
