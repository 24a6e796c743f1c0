import { setImmediate as turn } from "node:timers/promises";
import type { Database } from "../database/connect.ts";
import type { Meaning } from "../meaning/meaning.ts";
import { extractOf, type Part, partsOf } from "./extract.ts";
import type { FoundType, Thing } from "./found.ts";
import { Matcher } from "./match.ts";
import { meantBy, meantPage, withMeant } from "./meant.ts";
import { type Term, termsOf, wantedOf } from "./query.ts";
import { wordsOf } from "./read-marks.ts";
import { withSearchTables } from "./search-tables.ts";
import { readThings, scopesOf } from "./things.ts";
import { WORD_INDEXES } from "./word-index.ts";
import { scopeLexeme, typeLexeme, type Place as Where } from "./words.ts";

export interface FoundItem {
  readonly type: FoundType;
  readonly id: string;
  readonly title: string;
  readonly titleParts: readonly Part[];
  readonly extract: readonly Part[];
  readonly boardId?: string;
  readonly boardTitle?: string;
  readonly cardId?: string;
  readonly subjectId?: string;
  readonly isArchived: boolean;
  readonly updatedAt: string;
}

/** Where a page ended. */
export interface FoundPlace {
  readonly score: number;
  readonly updatedAt: string;
  readonly id: string;
  /** What was nearest in meaning, so that the next page is of the very same order. */
  readonly meant?: readonly string[];
}

export interface SearchQuery {
  readonly userId: string;
  readonly q: string;
  /** None: all. */
  readonly types: readonly FoundType[];
  readonly after: FoundPlace | undefined;
  readonly limit: number;
}

interface Ranked extends FoundPlace {
  readonly thing: Thing;
}

/** So many are looked at and put in order, where more have the words: the last changed, and of the others those with the words in their title. */
const MOST_RANKED = 200;
const MOST_BY_TITLE = 100;
/** As much of a text as is looked at to put it in its place. */
const MOST_TEXT = 8_000;
/** As much as is read of those that are shown, where their beginning has none of the words. */
const MOST_SHOWN_TEXT = 200_000;
/** And of all of them together, so many at a time: of the others it is shown how they begin. */
const MOST_SHOWN = 2_000_000;
const LOOKED_AT = 10;
const MOST_AT_ONCE_MS = 10;

/**
 * What a user may see at this moment and has the words of a query, best first. The index says where the words may be; what
 * is found, and whether they may see it, is read from the rows as they are now.
 */
export async function search(database: Database, query: SearchQuery, meaning?: Meaning): Promise<readonly Ranked[]> {
  const terms = termsOf(query.q);
  if (terms.length === 0) return [];
  const { userId, after, limit } = query;
  const scopes = [...(await scopesOf(database.db, userId))];
  const [meant = [], entries] = await Promise.all([
    meantBy(query, scopes, meaning),
    entriesOf(database, query, terms, scopes),
  ]);
  const things = await readThings(database.db, entries, { userId, most: MOST_TEXT });
  const ranked = await rank(things, new Matcher(terms));
  if (meant.length > 0) return meantPage(await withMeant(database.db, query, MOST_TEXT, ranked, meant), query);
  const from = after ? ranked.findIndex((each) => compare(each, after) > 0) : 0;
  return from < 0 ? [] : ranked.slice(from, from + limit);
}

async function entriesOf(
  { db, kind }: Database,
  { types }: SearchQuery,
  terms: readonly Term[],
  within: readonly string[],
) {
  const index = WORD_INDEXES[kind];
  const tables = withSearchTables(db);
  const scopes = within.map(scopeLexeme);
  const find = (where: Where, limit: number, before?: number) =>
    index.find(tables, { scopes, types: types.map(typeLexeme), words: wantedOf(terms, where), limit, before });
  const anywhere = await find("anywhere", MOST_RANKED);
  // Among these are all with the words in their title that changed as lately: the index goes on from where it is.
  const inTitle = anywhere.length < MOST_RANKED ? [] : await find("title", MOST_BY_TITLE, anywhere.at(-1));
  const numbers = [...anywhere, ...inTitle];
  if (numbers.length === 0) return [];
  return await tables
    .selectFrom("search_entry")
    .select(["type", "item_id as id"])
    .where("number", "in", numbers)
    .execute();
}

async function rank(things: readonly Thing[], matcher: Matcher): Promise<Ranked[]> {
  const ranked: Ranked[] = [];
  let since = performance.now();
  for (const thing of things) {
    const score = matcher.scoreOf(wordsOf(thing));
    // A long phrase in texts that are made for it takes milliseconds for each: others have their turn.
    if (performance.now() - since > MOST_AT_ONCE_MS) {
      await turn();
      since = performance.now();
    }
    if (score === undefined) continue;
    const counted = thing.isArchived ? score / 2 : score;
    ranked.push({ thing, score: Math.round(counted * 1_000) / 1_000, updatedAt: thing.updatedAt, id: thing.id });
  }
  return ranked.sort(compare);
}

/** Best first, and of equals the last changed. */
function compare(one: FoundPlace, other: FoundPlace): number {
  if (one.score !== other.score) return other.score - one.score;
  if (one.updatedAt !== other.updatedAt) return one.updatedAt < other.updatedAt ? 1 : -1;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

/** What is shown of what was found. */
export async function shown(database: Database, query: SearchQuery, found: readonly Ranked[]): Promise<FoundItem[]> {
  const matcher = new Matcher(termsOf(query.q));
  const far = found.map(({ thing }) => thing).filter(({ text, isCut }) => isCut && !matcher.isIn(text));
  const items = new Map<string, FoundItem>();
  let characters = 0;
  for (let from = 0; from < far.length && characters < MOST_SHOWN; from += LOOKED_AT) {
    const some = far.slice(from, from + LOOKED_AT);
    for (const thing of await readThings(database.db, some, { userId: query.userId, most: MOST_SHOWN_TEXT })) {
      characters += thing.text.length;
      items.set(thing.id, itemOf(thing, matcher));
      // Each takes its time, and others have theirs.
      await turn();
    }
  }
  return found.map(({ thing }) => items.get(thing.id) ?? itemOf(thing, matcher));
}

function itemOf(thing: Thing, matcher: Matcher): FoundItem {
  const { type, id, title, text, boardId, boardTitle, cardId, subjectId, isArchived, updatedAt } = thing;
  return {
    type,
    id,
    title,
    titleParts: type === "comment" ? [{ text: title, isMatch: false }] : partsOf(title, matcher),
    extract: extractOf(text, matcher),
    ...(boardId !== null && { boardId }),
    ...(boardTitle !== null && { boardTitle }),
    ...(cardId !== null && { cardId }),
    ...(subjectId !== null && { subjectId }),
    isArchived,
    updatedAt,
  };
}
