import type { Readable } from "node:stream";

/** Part of a file, in bytes, both ends included. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

export interface StoredFile {
  /** Of the whole file, in bytes. */
  readonly size: number;
  /** The file, or the range that was asked for. Whoever opened it reads or destroys it. */
  readonly content: Readable;
}

export interface Listed {
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly writtenAt: number;
}

/**
 * Where uploaded files are. A file is never changed: it is put whole under a new key, and removed. Which files there
 * should be, the database says.
 */
export interface Storage {
  /** A file that is put is there whole, also after a power cut, or not at all. The type is for whoever looks into a bucket. */
  put(key: string, content: Buffer | Readable, contentType: string): Promise<void>;
  /** Undefined: there is no such file. */
  open(key: string, range?: Range): Promise<StoredFile | undefined>;
  /** Also of a file that is not there. */
  remove(key: string): Promise<void>;
  /** All files whose key begins so. */
  list(prefix: string): AsyncIterable<Listed>;
  /** Rejects when files could not be read and written now. */
  reach(): Promise<void>;
}

const KEY = /^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)*$/;

export function isKey(text: string): boolean {
  return KEY.test(text);
}

/** Throws for a key that could mean something else than a file of its own: keys are made by this program, not by callers. */
export function checkKey(key: string): void {
  if (!isKey(key)) throw new Error(`${JSON.stringify(key)} is no key of a file`);
}
