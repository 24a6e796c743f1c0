import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Database, Kind } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import type { FoundType, Thing } from "../search/found.ts";
import { wordsOf } from "../search/read-marks.ts";
import { readThings } from "../search/things.ts";
import { type Claimant, claim, holding, letGo } from "./claim.ts";
import { embedEach } from "./embed-each.ts";
import { type Embed, Unavailable } from "./embeddings.ts";
import { WRITTEN } from "./vector-index.ts";
import { type VectorDb, withVectorTables } from "./vector-tables.ts";

// Each entry of the index of words is one reading of a thing, and a vector is of one entry: when a thing is read again its
// entry goes, and the database takes its number off the vector. Vectors are given in the order of numbers, a new entry has
// the greatest, and so whatever lacks its vector is behind the last number that has one. Nothing else is kept of how far we are.

/** As many characters of a text as its vector is made of: most models know no more than some five hundred words. */
export const MOST_TEXT = 2_000;
/** So many are looked at together: most of them may have the words that they had. */
const LOOKED_AT = 100;

export interface Giving extends Claimant {
  readonly database: Database;
  readonly embed: Embed;
  /** Texts in one request. */
  readonly atOnce: number;
  /** Told of things that nobody makes a vector of. */
  readonly refused: (things: readonly string[]) => void;
}

interface Entry {
  readonly number: number;
  readonly type: FoundType;
  readonly item_id: string;
}

/** An entry, and what it is of as that was read. */
interface Looked {
  readonly entry: Entry;
  /** Undefined: it is deleted, and its entry will go. */
  readonly meant: { readonly scope: string; readonly digest: string } | undefined;
  /** What a vector is to be made of; undefined: it has the vector of these words. */
  readonly text: string | undefined;
}

/** Nothing lacks a vector, somebody else is at it, those that are kept are of another model, or some were given. */
export type Outcome = "nothing" | "busy" | "another model" | "some";

/** Gives the next entries their vectors. */
export async function giveVectors(giving: Giving, signal: AbortSignal): Promise<Outcome> {
  const db = withVectorTables(giving.database.db);
  const kept = await db.selectFrom("search_model").select("model").executeTakeFirst();
  if (kept?.model !== giving.model) return "another model";
  const entries = await entriesWithout(db);
  if (entries.length === 0 && !(await hasLost(db))) return "nothing";
  if (!(await claim(db, giving))) return "busy";
  try {
    return await giveThese(giving, entries, signal);
  } catch (error) {
    // Nobody waits for one that cannot: its server of vectors may be another than theirs.
    await letGo(db, giving).catch(() => {});
    throw error;
  }
}

/** Of entries that may have got theirs since they were read. */
async function giveThese(giving: Giving, entries: readonly Entry[], signal: AbortSignal): Promise<Outcome> {
  const { database, embed } = giving;
  const db = withVectorTables(database.db);
  const forgotten = await forgetLost(db);
  const looked = await lookAt(giving, entries);
  const asked = looked.filter(({ text }) => text !== undefined);
  const texts = asked.map(({ text = "" }) => text);
  const vectors = await holding(db, giving, () => embedEach(embed, texts, signal));
  const made = new Map(vectors.map((vector, place) => [asked[place]?.entry.number ?? 0, vector]));
  const given = await database.db.transaction().execute(async (trx) => await attach(trx, giving, looked, made));
  if (given === undefined) return "busy";
  const without = given.filter(({ entry, text }) => text !== undefined && made.get(entry.number) === undefined);
  if (without.length > 0) giving.refused(without.map(({ entry }) => keyOf(entry)));
  return given.length > 0 || forgotten > 0n ? "some" : "nothing";
}

async function entriesWithout(db: VectorDb): Promise<Entry[]> {
  return await db
    .selectFrom("search_entry")
    .select(["number", "type", "item_id"])
    .where("number", ">", (eb) =>
      eb.selectFrom("search_vector").select((of) => of.fn.coalesce(of.fn.max("number"), sql.lit(0)).as("last")),
    )
    .orderBy("number")
    .limit(LOOKED_AT)
    .execute();
}

const NO_ENTRY = sql<boolean>`not exists (
  select 1 from search_entry where search_entry.item_id = search_vector.item_id and search_entry.type = search_vector.type
)`;

/** Whether there are vectors of what is not there any more. */
async function hasLost(db: VectorDb): Promise<boolean> {
  const query = db.selectFrom("search_vector").select("item_id").where("number", "is", null).where(NO_ENTRY);
  return (await query.limit(1).execute()).length > 0;
}

async function forgetLost(db: VectorDb): Promise<bigint> {
  const { numDeletedRows } = await db
    .deleteFrom("search_vector")
    .where("number", "is", null)
    .where(NO_ENTRY)
    .executeTakeFirst();
  return numDeletedRows;
}

/** What the first of these entries are of, up to as many new words as are asked for at once. */
async function lookAt({ database: { db }, atOnce }: Giving, entries: readonly Entry[]): Promise<Looked[]> {
  const things = await thingsOf(db, entries);
  const known = await digestsOf(withVectorTables(db), entries);
  const looked: Looked[] = [];
  let asked = 0;
  for (const entry of entries) {
    const thing = things.get(keyOf(entry));
    const text = thing && textOf(thing);
    const meant = thing && text !== undefined ? { scope: thing.scope, digest: digestOf(text) } : undefined;
    const isNew = meant !== undefined && known.get(keyOf(entry)) !== meant.digest;
    if (isNew && ++asked > atOnce) break;
    looked.push({ entry, meant, text: isNew ? text : undefined });
  }
  return looked;
}

async function thingsOf(db: Database["db"] | Trx, entries: readonly Entry[]): Promise<ReadonlyMap<string, Thing>> {
  const wanted = entries.map(({ type, item_id: id }) => ({ type, id }));
  const things = await readThings(db, wanted, { userId: undefined, most: MOST_TEXT });
  return new Map(things.map((thing) => [keyOf({ type: thing.type, item_id: thing.id }), thing]));
}

async function digestsOf(db: VectorDb, entries: readonly Entry[]): Promise<ReadonlyMap<string, string>> {
  if (entries.length === 0) return new Map();
  const ids = entries.map(({ item_id }) => item_id);
  const rows = await db
    .selectFrom("search_vector")
    .select(["item_id", "type", "digest"])
    .where("item_id", "in", ids)
    .execute();
  return new Map(rows.map((row) => [keyOf(row), row.digest]));
}

function keyOf({ type, item_id }: Pick<Entry, "type" | "item_id">): string {
  return `${type} ${item_id}`;
}

function textOf(thing: Thing): string {
  const { title, text } = wordsOf(thing);
  // A sign of two halves may have been cut in the middle.
  return [title, text]
    .filter((part) => part !== "")
    .join("\n")
    .slice(0, MOST_TEXT)
    .toWellFormed();
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

/**
 * Writes what was made, in order and no further than all is as it was when it was read: what comes behind lacks its vector
 * still, and is found again. Answers what was written; undefined: somebody else does it now.
 */
async function attach(
  trx: Trx,
  giving: Giving,
  looked: readonly Looked[],
  made: ReadonlyMap<number, Float32Array | undefined>,
): Promise<Looked[] | undefined> {
  const { kind } = giving.database;
  const db = withVectorTables(trx);
  if (!(await claim(db, giving))) return undefined;
  await agreeOnDimensions(db, [...made.values()]);
  const there = await entriesAmong(db, kind, looked);
  const things = await thingsOf(
    trx,
    looked.map(({ entry }) => entry),
  );
  const given: Looked[] = [];
  for (const each of looked) {
    const { entry, meant, text } = each;
    const now = there.get(entry.number);
    const isSame = now !== undefined && keyOf(now) === keyOf(entry);
    if (!meant) {
      if (now && !isSame) break;
      continue;
    }
    const thing = things.get(keyOf(entry));
    const isAsked = text === undefined || made.has(entry.number);
    if (!isSame || !isAsked || (thing && digestOf(textOf(thing)) !== meant.digest)) break;
    await write(db, kind, entry, meant, text === undefined ? undefined : { vector: made.get(entry.number) });
    given.push(each);
  }
  await letGo(db, giving);
  return given;
}

async function entriesAmong(db: VectorDb, kind: Kind, looked: readonly Looked[]): Promise<ReadonlyMap<number, Entry>> {
  const [first, last] = [looked[0], looked.at(-1)];
  if (!first || !last) return new Map();
  const query = db
    .selectFrom("search_entry")
    .select(["number", "type", "item_id"])
    .where("number", ">=", first.entry.number)
    .where("number", "<=", last.entry.number);
  // What the index is about to let go of is left out: neither waits for the other.
  const rows = await (kind === "postgres" ? query.forKeyShare().skipLocked() : query).execute();
  return new Map(rows.map((entry) => [entry.number, entry]));
}

/** `made` undefined: it has its vector, and gets its place. */
async function write(
  db: VectorDb,
  kind: Kind,
  { number, type, item_id }: Entry,
  { scope, digest }: NonNullable<Looked["meant"]>,
  made: { readonly vector: Float32Array | undefined } | undefined,
): Promise<void> {
  if (!made) {
    const query = db.updateTable("search_vector").set({ number, scope });
    await query.where("item_id", "=", item_id).where("type", "=", type).execute();
    return;
  }
  const row = { number, scope, digest, vector: made.vector ? WRITTEN[kind](made.vector) : null };
  await db
    .insertInto("search_vector")
    .values({ ...row, item_id, type })
    .onConflict((conflict) => conflict.columns(["item_id", "type"]).doUpdateSet(row))
    .execute();
}

/** All vectors that are compared have as many numbers. */
async function agreeOnDimensions(db: VectorDb, vectors: readonly (Float32Array | undefined)[]): Promise<void> {
  const length = vectors.find((vector) => vector !== undefined)?.length;
  if (length === undefined) return;
  const { dimensions } = await db.selectFrom("search_model").select("dimensions").executeTakeFirstOrThrow();
  if (dimensions === null) await db.updateTable("search_model").set({ dimensions: length }).execute();
  else if (dimensions !== length) {
    throw new Unavailable(
      `its vectors have ${length} numbers, and those that are kept ${dimensions}: another model wants another EMBEDDINGS_MODEL`,
    );
  }
}
