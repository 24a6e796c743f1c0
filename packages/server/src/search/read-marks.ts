import { sql } from "kysely";
import type { Database, Db, Kind } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import { FOUND_TYPES, type FoundType, type Thing } from "./found.ts";
import { type SearchDb, type SearchMarkTable, withSearchTables } from "./search-tables.ts";
import { readThings } from "./things.ts";
import { WORD_INDEXES } from "./word-index.ts";
import { lexemesOf } from "./words.ts";

/** Things together: on SQLite, where everybody else waits meanwhile, only what is done in a few milliseconds. */
const AT_ONCE: Readonly<Record<Kind, number>> = { sqlite: 40, postgres: 200 };
/** As many characters of a text as anything is found by. */
const MOST_TEXT = 1_000_000;
/** Held by the one process that reads marks; any number that nobody else uses. */
const LOCK = 7_304_021;

type Item = { readonly type: FoundType; readonly id: string };

/** How it went: nothing was marked, another process is at it, or so many marks were read. */
export type Outcome = "nothing" | "busy" | number;

/**
 * Reads the oldest marks, and brings the index to what those things are now, all in one transaction: a process that dies
 * leaves the marks. One process at a time, or the one that read something earlier might write it later.
 */
export async function readMarks(database: Database, most = AT_ONCE[database.kind]): Promise<Outcome> {
  const { db, kind } = database;
  const waiting = await withSearchTables(db).selectFrom("search_mark").select("id").limit(1).execute();
  if (waiting.length === 0) return "nothing";
  return await db.transaction().execute(async (trx) => {
    if (kind === "postgres" && !(await isOurs(trx))) return "busy";
    const marks = await takeMarks(withSearchTables(trx), most);
    await markInside(trx, kind, marks);
    await bringUp(trx, kind, itemsOf(marks));
    return marks.length;
  });
}

/** Lets go of one thing that cannot be read, so that it does not hold up all others. */
export async function dropFirstMark({ db }: Database): Promise<string | undefined> {
  const [mark] = await db.transaction().execute((trx) => takeMarks(withSearchTables(trx), 1));
  return mark && `${mark.type} ${mark.item_id}`;
}

async function isOurs(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ isOurs: boolean }>`
    select pg_try_advisory_xact_lock(${sql.lit(LOCK)}) as "isOurs"`.execute(trx);
  return rows[0]?.isOurs === true;
}

async function takeMarks(db: SearchDb, most: number): Promise<SearchMarkTable[]> {
  const marks = await db
    .selectFrom("search_mark")
    .select(["at", "id", "type", "item_id"])
    .orderBy("at")
    .orderBy("id")
    .limit(most)
    .execute();
  const first = marks[0];
  const last = marks.at(-1);
  if (!first || !last) return [];
  await db
    .deleteFrom("search_mark")
    .where("at", ">=", first.at)
    .where("at", "<=", last.at)
    .where(
      "id",
      "in",
      marks.map(({ id }) => id),
    )
    .execute();
  return marks;
}

/** What is hidden and shown along with something else is marked itself, and has its turn: it may be thousands. */
async function markInside(trx: Trx, kind: Kind, marks: readonly SearchMarkTable[]): Promise<void> {
  const idsOf = (type: SearchMarkTable["type"]) => [
    ...new Set(marks.filter((mark) => mark.type === type).map(({ item_id }) => item_id)),
  ];
  const columns = idsOf("column");
  const cards = idsOf("card-comments");
  if (columns.length > 0) {
    const inColumns = sql`card where card.column_id in (${sql.join(columns)})`;
    await mark(trx, kind, "card", inColumns);
    await mark(trx, kind, "comment", sql`comment where comment.card_id in (select card.id from ${inColumns})`);
  }
  if (cards.length > 0) await mark(trx, kind, "comment", sql`comment where comment.card_id in (${sql.join(cards)})`);
  const subjects = idsOf("subject-documents");
  if (subjects.length > 0) {
    await mark(trx, kind, "document", sql`document where document.subject_id in (${sql.join(subjects)})`);
  }
}

async function mark(trx: Trx, kind: Kind, type: FoundType, from: ReturnType<typeof sql>): Promise<void> {
  const [now, newId] =
    kind === "sqlite"
      ? [sql`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`, sql`lower(hex(randomblob(16)))`]
      : [sql`clock_timestamp()`, sql`gen_random_uuid()`];
  await sql`
    insert into search_mark (at, id, type, item_id) select ${now}, ${newId}, ${sql.lit(type)}, ${sql.ref(`${type}.id`)} from ${from}
  `.execute(trx);
}

/** Each once, as late as it was marked last. */
function itemsOf(marks: readonly SearchMarkTable[]): Item[] {
  const items = new Map<string, Item>();
  for (const { type, item_id } of marks) {
    const found = FOUND_TYPES.find((each) => each === type);
    if (!found) continue;
    items.delete(`${found} ${item_id}`);
    items.set(`${found} ${item_id}`, { type: found, id: item_id });
  }
  return [...items.values()];
}

async function bringUp(trx: Trx, kind: Kind, items: readonly Item[]): Promise<void> {
  if (items.length === 0) return;
  const db = withSearchTables(trx);
  const index = WORD_INDEXES[kind];
  const things = await readThings(trx, items, { userId: undefined, most: MOST_TEXT });
  await forget(db, kind, items);
  const last = await db
    .selectFrom("search_entry")
    .select("number")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  const byKey = new Map(things.map((thing) => [`${thing.type} ${thing.id}`, thing]));
  const inOrder = items.flatMap(({ type, id }) => byKey.get(`${type} ${id}`) ?? []);
  if (inOrder.length === 0) return;
  const entries = inOrder.map((thing, place) => ({ thing, number: (last?.number ?? 0) + 1 + place }));
  await db
    .insertInto("search_entry")
    .values(entries.map(({ thing: { type, id }, number }) => ({ number, type, item_id: id })))
    .execute();
  await index.insert(
    db,
    entries.map(({ thing, number }) => ({ number, lexemes: lexemesOf(wordsOf(thing)) })),
  );
}

async function forget(db: SearchDb, kind: Kind, items: readonly Item[]): Promise<void> {
  const known = new Set(items.map(({ type, id }) => `${type} ${id}`));
  const rows = await db
    .selectFrom("search_entry")
    .select(["number", "type", "item_id"])
    .where(
      "item_id",
      "in",
      items.map(({ id }) => id),
    )
    .execute();
  const numbers = rows.filter(({ type, item_id }) => known.has(`${type} ${item_id}`)).map(({ number }) => number);
  if (numbers.length === 0) return;
  await WORD_INDEXES[kind].delete(db, numbers);
  await db.deleteFrom("search_entry").where("number", "in", numbers).execute();
}

/** By what a thing is found. A comment is found by what was said, and not by the card that it was said about. */
export function wordsOf<Words extends Pick<Thing, "type" | "title" | "text">>(thing: Words): Words {
  return thing.type === "comment" ? { ...thing, title: "" } : thing;
}

/** How many things wait to be read. */
export async function countMarks(db: Db): Promise<number> {
  const { count } = await withSearchTables(db)
    .selectFrom("search_mark")
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}
