import { sql } from "kysely";
import type { Kind } from "../database/connect.ts";
import type { Wanted } from "./query.ts";
import type { SearchDb } from "./search-tables.ts";

/** What must be in an entry: one of these scopes, one of these types, and all of the words. */
export interface Asked {
  readonly scopes: readonly string[];
  readonly types: readonly string[];
  readonly words: readonly Wanted[];
  /** Only entries that were read before this one. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Which entries have which words. The one place where the two databases are asked in different ways. */
export interface WordIndex {
  /** Numbers of entries, the last read first. */
  find(db: SearchDb, asked: Asked): Promise<number[]>;
  insert(
    db: SearchDb,
    entries: readonly { readonly number: number; readonly lexemes: readonly string[] }[],
  ): Promise<void>;
  delete(db: SearchDb, numbers: readonly number[]): Promise<void>;
}

const only = ({ before }: Asked, number: string) =>
  before === undefined ? sql`` : sql`and ${sql.ref(number)} < ${before}`;

/** Lexemes are letters, digits and signs alone (`words.ts`), so none can end the quotation marks round it. */
function expression({ scopes, types, words }: Asked, kind: "fts5" | "tsquery"): string {
  const [and, or, quote, open] = kind === "fts5" ? [" AND ", " OR ", '"', "*"] : [" & ", " | ", "'", ":*"];
  const one = (lexeme: string) => `${quote}${lexeme}${quote}`;
  const anyOf = (lexemes: readonly string[]) => `(${lexemes.map(one).join(or)})`;
  const each = words.map(({ lexeme, isPrefix }) => one(lexeme) + (isPrefix ? open : ""));
  return [...each, ...(types.length > 0 ? [anyOf(types)] : []), anyOf(scopes)].join(and);
}

const sqliteIndex: WordIndex = {
  async find(db, asked) {
    const { rows } = await sql<{ number: number }>`
      select rowid as number from search_words where search_words match ${expression(asked, "fts5")} ${only(asked, "rowid")}
      order by rowid desc limit ${asked.limit}
    `.execute(db);
    return rows.map(({ number }) => number);
  },
  async insert(db, entries) {
    for (const { number, lexemes } of entries) {
      await sql`insert into search_words (rowid, words) values (${number}, ${lexemes.join(" ")})`.execute(db);
    }
  },
  async delete(db, numbers) {
    for (const number of numbers) await sql`delete from search_words where rowid = ${number}`.execute(db);
  },
};

const postgresIndex: WordIndex = {
  async find(db, asked) {
    const { rows } = await sql<{ number: number }>`
      select number from search_words where words @@ ${expression(asked, "tsquery")}::tsquery ${only(asked, "number")}
      order by number desc limit ${asked.limit}
    `.execute(db);
    return rows.map(({ number }) => number);
  },
  async insert(db, entries) {
    if (entries.length === 0) return;
    // One text each: an array would be written letter by letter.
    const rows = entries.map(
      ({ number, lexemes }) => sql`(${number}::bigint, array_to_tsvector(string_to_array(${lexemes.join(" ")}, ' ')))`,
    );
    await sql`insert into search_words (number, words) values ${sql.join(rows)}`.execute(db);
  },
  async delete(db, numbers) {
    if (numbers.length > 0) await db.deleteFrom("search_words").where("number", "in", numbers).execute();
  },
};

export const WORD_INDEXES: Readonly<Record<Kind, WordIndex>> = { sqlite: sqliteIndex, postgres: postgresIndex };
