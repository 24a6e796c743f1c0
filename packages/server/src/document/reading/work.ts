import type { Reader } from "../readers.ts";

// What is said between the server and the thread that reads files.

export interface Work {
  /** The file as it was uploaded, or its beginning. */
  readonly path: string;
  readonly reader: Reader;
}

/** Null: no text can be had of it. */
export interface Read {
  readonly text: string | null;
}

/** Enough for anybody who looks for it, and an index takes no more. */
export const MOST_CHARACTERS = 200_000;
/** Of a text that is no other format, and of a page: what comes after is not looked at. */
export const MOST_TEXT_BYTES = 20_000_000;
/** Of a PDF or a DOCX, which are read whole. */
export const MOST_FILE_BYTES = 100_000_000;
/** Until then a reader stops by itself, and what it has by then counts. */
export const PATIENCE_MS = 15_000;
