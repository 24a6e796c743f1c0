import type { Db } from "../database/connect.ts";
import type { Meaning } from "../meaning/meaning.ts";
import { mixed } from "../meaning/mix.ts";
import type { FoundType, Thing } from "./found.ts";
import { hasPhrase } from "./query.ts";
import { withSearchTables } from "./search-tables.ts";
import { readThings } from "./things.ts";

// What is near in meaning, among what has the words. It only says what else to look at: that is read with the rights of whoever
// asks, like all that is found.

interface Place {
  readonly score: number;
  readonly id: string;
  readonly meant?: readonly string[];
}

interface Each extends Place {
  readonly thing: Thing;
  readonly updatedAt: string;
}

interface Query {
  readonly userId: string;
  readonly q: string;
  readonly types: readonly FoundType[];
  readonly after: Place | undefined;
  readonly limit: number;
}

/** Ids, the nearest first. A page goes on in the order that the first one had. What was put in quotation marks is wanted as it is written. */
export async function meantBy(
  { q, types, after }: Query,
  scopes: readonly string[],
  meaning: Meaning | undefined,
): Promise<readonly string[] | undefined> {
  if (after) return after.meant;
  return hasPhrase(q) ? undefined : await meaning?.nearest(q, scopes, types);
}

/** Those that have the words and those that are near, in one order. */
export async function withMeant(
  db: Db,
  { userId, types }: Query,
  most: number,
  ranked: readonly Each[],
  meant: readonly string[],
): Promise<Each[]> {
  const byId = new Map(ranked.map((each) => [each.id, each]));
  const entries = await withSearchTables(db)
    .selectFrom("search_entry")
    .select(["type", "item_id as id"])
    .where("item_id", "in", meant)
    .execute();
  const others = entries.filter(({ type, id }) => !byId.has(id) && (types.length === 0 || types.includes(type)));
  for (const thing of await readThings(db, others, { userId, most })) {
    byId.set(thing.id, { thing, score: 0, updatedAt: thing.updatedAt, id: thing.id });
  }
  const scores = mixed(
    ranked.map(({ id }) => id),
    meant.filter((id) => byId.has(id)),
  );
  return [...scores].flatMap(([id, score]) => {
    const each = byId.get(id);
    return each ? [{ ...each, score, meant }] : [];
  });
}

export function meantPage(inOrder: readonly Each[], { after, limit }: Query): readonly Each[] {
  if (!after) return inOrder.slice(0, limit);
  const last = inOrder.findIndex(({ id }) => id === after.id);
  // What was last may be gone, or not to be seen any more.
  const from = last >= 0 ? last + 1 : inOrder.findIndex(({ score }) => score < after.score);
  return from < 0 ? [] : inOrder.slice(from, from + limit);
}
