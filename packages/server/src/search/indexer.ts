import type { FastifyBaseLogger } from "fastify";
import type { Database } from "../database/connect.ts";
import { isOutage } from "../database/faults.ts";
import { dropFirstMark, readMarks } from "./read-marks.ts";

/** After a change: long enough that a burst of them is read together. */
const SOON_MS = 40;
/** When nobody said anything: what another process did, or what is left of one that died. */
const LOOK_MS = 500;
/** Between two batches others have their turn. */
const PAUSE_MS = 5;

/** Reads what has been marked, soon after each change and again and again. */
export class Indexer {
  readonly #database: Database;
  readonly #log: FastifyBaseLogger;
  #timer: NodeJS.Timeout | undefined;
  #isSoon = false;
  #isStopped = true;
  #running: Promise<void> = Promise.resolve();

  constructor(database: Database, log: FastifyBaseLogger) {
    this.#database = database;
    this.#log = log;
  }

  begin(): void {
    this.#isStopped = false;
    this.#wait(0);
  }

  /** Something may have changed. */
  hint(): void {
    if (this.#isStopped || this.#isSoon) return;
    this.#isSoon = true;
    this.#wait(SOON_MS);
  }

  /** Resolves when what runs is done. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#running = this.#running.then(() => this.#read());
    }, ms).unref();
  }

  async #read(): Promise<void> {
    if (this.#isStopped) return;
    this.#isSoon = false;
    let isMore = false;
    try {
      isMore = typeof (await this.#readSome()) === "number";
    } catch (error) {
      if (!this.#isStopped) this.#log.warn({ err: error }, "what was changed could not be read for the search");
    }
    if (!this.#isStopped && !this.#isSoon) this.#wait(isMore ? PAUSE_MS : LOOK_MS);
  }

  async #readSome() {
    try {
      return await readMarks(this.#database);
    } catch (error) {
      if (isOutage(error)) throw error;
      return await this.#readOne(error);
    }
  }

  /** Some of the marks cannot be read together. Each by itself then, and the one that cannot be read is left out. */
  async #readOne(reason: unknown) {
    this.#log.warn({ err: reason }, "what was changed is read for the search one by one");
    try {
      return await readMarks(this.#database, 1);
    } catch (error) {
      if (isOutage(error)) throw error;
      const left = await dropFirstMark(this.#database);
      this.#log.error({ err: error, left }, "something could not be read and is not found by the search");
      return 1;
    }
  }
}
