import type { Kysely } from "kysely";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import type { Tables } from "../database/schema.ts";
import type { MarkType } from "../database/search-marks.ts";
import type { FoundType } from "./found.ts";

// The tables of the index. They are made from the others, so they are no part of what is copied or compared.

/** Something to be read again. */
export interface SearchMarkTable {
  at: string;
  id: string;
  type: MarkType;
  item_id: string;
}

export interface SearchEntryTable {
  /** The greater, the later it was read. */
  number: number;
  type: FoundType;
  item_id: string;
}

/** On SQLite `words` are one text, on PostgreSQL a tsvector. */
export interface SearchWordsTable {
  number: number;
  words: string;
}

// A type, for Kysely asks for one that could have any name.
export type SearchTables = {
  search_mark: SearchMarkTable;
  search_entry: SearchEntryTable;
  search_words: SearchWordsTable;
};

export type SearchDb = Kysely<Tables & SearchTables>;

/** The same connection, which knows the tables of the index too. */
export function withSearchTables(db: Db | Trx): SearchDb {
  return db.withTables<SearchTables>();
}
