import { setImmediate as turn } from "node:timers/promises";
import { sql } from "kysely";
import type { Database, Db, Kind } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import { unsynced } from "../database/unsynced.ts";
import { FOUND_TYPES, type FoundType, type Thing } from "./found.ts";
import { type SearchDb, type SearchMarkTable, withSearchTables } from "./search-tables.ts";
import { readThings } from "./things.ts";
import { WORD_INDEXES } from "./word-index.ts";
import { lexemesOf } from "./words.ts";

/** Things together: on SQLite, where everybody else waits meanwhile, only what is done in a few milliseconds. */
const AT_ONCE: Readonly<Record<Kind, number>> = { sqlite: 40, postgres: 200 };
/** And as many characters, unless one of them alone has more: their words are written in one go, while nobody else has a turn. */
const MOST_CHARACTERS: Readonly<Record<Kind, number>> = { sqlite: 50_000, postgres: 200_000 };
/** So many are read together to see how long they are. */
const LOOKED_AT = 10;
/** As many characters of a text as anything is found by. */
const MOST_TEXT = 1_000_000;
/** Held by the one process that reads marks; any number that nobody else uses. */
const LOCK = 7_304_021;

type Item = { readonly type: FoundType; readonly id: string };

/** How it went: nothing was marked, another process is at it, or so many marks were read. */
export type Outcome = "nothing" | "busy" | number;

/**
 * Reads the oldest marks, and brings the index to what those things are now, with the end of the marks in one transaction: a
 * process that dies leaves them. One process at a time, or the one that read something earlier might write it later.
 */
export async function readMarks(database: Database, most = AT_ONCE[database.kind]): Promise<Outcome> {
  const { db, kind } = database;
  const waiting = await withSearchTables(db).selectFrom("search_mark").select("id").limit(1).execute();
  if (waiting.length === 0) return "nothing";
  if (kind === "postgres") {
    return await unsynced(database, async (trx) => {
      return (await isOurs(trx)) ? await write(trx, kind, await read(trx, kind, most)) : "busy";
    });
  }
  // Before the transaction, for in it nobody else could ask for anything. What changes meanwhile has a mark of its own.
  const batch = await read(db, kind, most);
  return await unsynced(database, async (trx) => {
    const there = await thoseThere(withSearchTables(trx), batch.marks);
    return await write(trx, kind, { ...batch, marks: there });
  });
}

interface Batch {
  readonly marks: readonly SearchMarkTable[];
  /** By what each thing that they name is found, as far as it is there. */
  readonly lexemes: ReadonlyMap<string, readonly string[]>;
}

async function read(db: Db | Trx, kind: Kind, most: number): Promise<Batch> {
  const oldest = await oldestMarks(withSearchTables(db), most);
  const { marks, things } = await readThingsOf(db, oldest, MOST_CHARACTERS[kind]);
  const lexemes = new Map<string, readonly string[]>();
  for (const [key, thing] of things) {
    if (lexemes.size > 0) await turn();
    lexemes.set(key, await lexemesOf(wordsOf(thing)));
  }
  return { marks, lexemes };
}

async function write(trx: Trx, kind: Kind, { marks, lexemes }: Batch): Promise<number> {
  await deleteMarks(withSearchTables(trx), marks);
  await markInside(trx, kind, marks);
  await bringUp(trx, kind, itemsOf(marks), lexemes);
  return marks.length;
}

/** Those of these marks that nobody else has read since. */
async function thoseThere(db: SearchDb, marks: readonly SearchMarkTable[]): Promise<SearchMarkTable[]> {
  const [first, last] = [marks[0], marks.at(-1)];
  if (!first || !last) return [];
  const ids = marks.map(({ id }) => id);
  const query = db.selectFrom("search_mark").select(["at", "id", "type", "item_id"]).where("id", "in", ids);
  return await query.where("at", ">=", first.at).where("at", "<=", last.at).orderBy("at").orderBy("id").execute();
}

/** Lets go of one thing that cannot be read, so that it does not hold up all others. */
export async function dropFirstMark({ db }: Database): Promise<string | undefined> {
  const [mark] = await db.transaction().execute(async (trx) => {
    const first = await oldestMarks(withSearchTables(trx), 1);
    await deleteMarks(withSearchTables(trx), first);
    return first;
  });
  return mark && `${mark.type} ${mark.item_id}`;
}

async function isOurs(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ isOurs: boolean }>`
    select pg_try_advisory_xact_lock(${sql.lit(LOCK)}) as "isOurs"`.execute(trx);
  return rows[0]?.isOurs === true;
}

async function oldestMarks(db: SearchDb, most: number): Promise<SearchMarkTable[]> {
  return await db
    .selectFrom("search_mark")
    .select(["at", "id", "type", "item_id"])
    .orderBy("at")
    .orderBy("id")
    .limit(most)
    .execute();
}

async function deleteMarks(db: SearchDb, marks: readonly SearchMarkTable[]): Promise<void> {
  const first = marks[0];
  const last = marks.at(-1);
  if (!first || !last) return;
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
}

interface Marked {
  readonly marks: readonly SearchMarkTable[];
  /** What they name, as far as it is there. */
  readonly things: ReadonlyMap<string, Thing>;
}

async function readThingsOf(db: Db | Trx, marks: readonly SearchMarkTable[], mostCharacters: number): Promise<Marked> {
  const things = new Map<string, Thing>();
  let characters = 0;
  for (let from = 0; from < marks.length; from += LOOKED_AT) {
    const some = marks.slice(from, from + LOOKED_AT);
    const unread = itemsOf(some).filter((item) => !things.has(keyOf(item)));
    const read = await readThings(db, unread, { userId: undefined, most: MOST_TEXT });
    const found = new Map(read.map((thing) => [keyOf(thing), thing]));
    for (const [place, { type, item_id: id }] of some.entries()) {
      const key = keyOf({ type, id });
      const thing = things.has(key) ? undefined : found.get(key);
      if (!thing) continue;
      characters += thing.text.length;
      if (characters > mostCharacters && things.size > 0) return { marks: marks.slice(0, from + place), things };
      things.set(key, thing);
    }
  }
  return { marks, things };
}

function keyOf({ type, id }: { readonly type: SearchMarkTable["type"]; readonly id: string }): string {
  return `${type} ${id}`;
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
    const item = { type: found, id: item_id };
    items.delete(keyOf(item));
    items.set(keyOf(item), item);
  }
  return [...items.values()];
}

async function bringUp(trx: Trx, kind: Kind, items: readonly Item[], lexemes: Batch["lexemes"]): Promise<void> {
  if (items.length === 0) return;
  const db = withSearchTables(trx);
  await forget(db, kind, items);
  const last = await db
    .selectFrom("search_entry")
    .select("number")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  const inOrder = items.flatMap((item) => {
    const words = lexemes.get(keyOf(item));
    return words ? [{ item, words }] : [];
  });
  if (inOrder.length === 0) return;
  const entries = inOrder.map((each, place) => ({ ...each, number: (last?.number ?? 0) + 1 + place }));
  await db
    .insertInto("search_entry")
    .values(entries.map(({ item: { type, id }, number }) => ({ number, type, item_id: id })))
    .execute();
  const words = entries.map(({ number, words }) => ({ number, lexemes: words }));
  await WORD_INDEXES[kind].insert(db, words);
}

async function forget(db: SearchDb, kind: Kind, items: readonly Item[]): Promise<void> {
  const known = new Set(items.map(keyOf));
  const rows = await db
    .selectFrom("search_entry")
    .select(["number", "type", "item_id"])
    .where(
      "item_id",
      "in",
      items.map(({ id }) => id),
    )
    .execute();
  const numbers = rows
    .filter(({ type, item_id }) => known.has(keyOf({ type, id: item_id })))
    .map(({ number }) => number);
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
