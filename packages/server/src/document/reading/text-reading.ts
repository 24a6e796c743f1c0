import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FastifyBaseLogger } from "fastify";
import { fileKey } from "../../attachment/file-place.ts";
import type { Database } from "../../database/connect.ts";
import type { Sources } from "../../http/sources.ts";
import type { Storage } from "../../storage/storage.ts";
import { readerFor } from "../readers.ts";
import { readApart } from "./read-apart.ts";
import { giveAllBack, giveBack, MOST_READINGS, settleWaiting, takeWaiting, type Waiting } from "./waiting-store.ts";
import { MOST_FILE_BYTES, MOST_TEXT_BYTES, type Read } from "./work.ts";

/** Also what another process has left. */
const AGAIN_MS = 60_000;

export interface TextReadingDeps {
  readonly database: Pick<Database, "db" | "kind">;
  readonly storage: Storage;
  readonly sources: Sources;
  /** Where files are while they are read. */
  readonly folder: string;
  /** Told after the commit that the text of one of this user's files is known. */
  readonly tell: (userId: string) => void;
  readonly log: FastifyBaseLogger;
}

/** The storage did not give a file, or not the whole of it. */
class Unfetched extends Error {}

/** Takes the text of the files that wait for it, one after the other, for search. */
export class TextReading {
  readonly #deps: TextReadingDeps;
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #isWanted = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(deps: TextReadingDeps) {
    this.#deps = deps;
  }

  /** Takes up what waits, now and from time to time. */
  begin(): void {
    const { database } = this.#deps;
    if (database.kind === "sqlite") this.#running = giveAllBack(database.db).catch((error) => this.#complain(error));
    this.readSoon();
    this.#timer = setInterval(() => this.readSoon(), AGAIN_MS).unref();
  }

  /** There is something to read. */
  readSoon(): void {
    if (this.#isWanted || this.#stopping.signal.aborted) return;
    this.#isWanted = true;
    this.#running = this.#running.then(() => this.#readAll()).catch((error) => this.#complain(error));
  }

  /** Ends what runs: the next start goes on with it. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopping.abort();
    await this.#running;
  }

  async #readAll(): Promise<void> {
    const { database, sources } = this.#deps;
    this.#isWanted = false;
    while (!this.#stopping.signal.aborted) {
      const waiting = await takeWaiting(database.db, sources.now());
      if (!waiting) return;
      await this.#readOne(waiting);
    }
  }

  async #readOne(waiting: Waiting): Promise<void> {
    const { database, tell, log } = this.#deps;
    const reader = readerFor(waiting);
    try {
      const isRead = reader !== undefined && waiting.readings <= MOST_READINGS;
      const { text } = isRead ? await this.#read(waiting, reader) : { text: null };
      const textState = reader === undefined ? "none" : text === null ? "unreadable" : "read";
      await settleWaiting(database.db, waiting.id, { textState, foundText: text });
      tell(waiting.userId);
    } catch (error) {
      if (await this.#isOfThisFile(error)) {
        // It stays taken, and this try counts: later it has another, and those behind it have theirs now.
        log.warn(
          { err: error, documentId: waiting.id },
          "a file could not be fetched, and its text not be read for now",
        );
        return;
      }
      // The storage is away, or we are going: it waits for another time.
      await giveBack(database.db, waiting);
      throw error;
    }
  }

  /** The storage is there, and only this file cannot be had. */
  async #isOfThisFile(error: unknown): Promise<boolean> {
    if (!(error instanceof Unfetched) || this.#stopping.signal.aborted) return false;
    return await this.#deps.storage.reach().then(
      () => true,
      () => false,
    );
  }

  async #read({ fileId, bytes }: Waiting, reader: NonNullable<ReturnType<typeof readerFor>>): Promise<Read> {
    const { storage, folder } = this.#deps;
    const { signal } = this.#stopping;
    const isWhole = reader === "pdf" || reader === "docx";
    if (bytes === 0) return { text: "" };
    if (isWhole && bytes > MOST_FILE_BYTES) return { text: null };
    const range = !isWhole && bytes > MOST_TEXT_BYTES ? { first: 0, last: MOST_TEXT_BYTES - 1 } : undefined;
    const file = await storage.open(fileKey(fileId), range).catch(notFetched);
    if (!file) return { text: null };
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, randomUUID());
    try {
      await pipeline(contentOf(file.content), createWriteStream(path, { mode: 0o600 }), { signal });
      return await readApart({ path, reader }, signal);
    } finally {
      await rm(path, { force: true });
    }
  }

  #complain(error: unknown): void {
    if (!this.#stopping.signal.aborted)
      this.#deps.log.warn({ err: error }, "the text of files could not be read for now");
  }
}

/** With its faults told from those of the place that it is written to. */
async function* contentOf(file: Readable): AsyncGenerator<Buffer> {
  try {
    yield* file;
  } catch (error) {
    notFetched(error);
  }
}

function notFetched(error: unknown): never {
  throw new Unfetched("The file could not be fetched from the storage", { cause: error });
}
