import { randomUUID } from "node:crypto";
import type { FastifyBaseLogger } from "fastify";
import type { Database } from "../database/connect.ts";
import { type Embed, Unavailable } from "./embeddings.ts";
import { giveVectors, type Outcome } from "./give-vectors.ts";

/** What was changed is looked for so often: what is found by its words at once is found by its meaning soon after. */
const LOOK_MS = 1_000;
/** Between two requests, and as long as whoever makes the vectors says nothing else. */
const PAUSE_MS = 5;
const LEAST_WAIT_MS = 1_000;
const MOST_WAIT_MS = 300_000;
const MOST_AT_ONCE = 16;

interface MakerDeps {
  readonly database: Database;
  readonly embed: Embed;
  readonly model: string;
  readonly log: FastifyBaseLogger;
}

/** Gives vectors to what lacks them, after the index and beside it. */
export class VectorMaker {
  readonly #deps: MakerDeps;
  readonly #maker = randomUUID();
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #faults = 0;
  #isOthers = false;
  #atOnce = MOST_AT_ONCE;

  constructor(deps: MakerDeps) {
    this.#deps = deps;
  }

  begin(): void {
    this.#wait(0);
  }

  /** Resolves when what runs is done, which is given up. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stopping.abort();
    await this.#running;
  }

  #wait(ms: number): void {
    if (this.#stopping.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#make();
    }, ms).unref();
  }

  async #make(): Promise<void> {
    try {
      const outcome = await giveVectors(
        { ...this.#deps, maker: this.#maker, atOnce: this.#atOnce, refused: (things) => this.#say(things) },
        this.#stopping.signal,
      );
      if (outcome === "some") this.#recover();
      this.#tellOfModel(outcome);
      this.#wait(outcome === "some" ? PAUSE_MS : LOOK_MS);
    } catch (error) {
      this.#wait(this.#waitAfter(error));
    }
  }

  /** Once each time: whoever set it up did so differently for each of several processes. */
  #tellOfModel(outcome: Outcome): void {
    const isOthers = outcome === "another model";
    if (isOthers && !this.#isOthers) {
      this.#deps.log.warn(
        "another process was started with another EMBEDDINGS_MODEL, and searches go by words alone here",
      );
    }
    this.#isOthers = isOthers;
  }

  #say(things: readonly string[]): void {
    this.#deps.log.warn({ things }, "nobody makes a vector of these, which are found by their words alone");
  }

  #recover(): void {
    if (this.#faults > 0) this.#deps.log.info("vectors are made again");
    this.#faults = 0;
    this.#atOnce = Math.min(this.#atOnce * 2, MOST_AT_ONCE);
  }

  /** Longer each time, and said once. */
  #waitAfter(error: unknown): number {
    if (this.#stopping.signal.aborted) return 0;
    // Perhaps it was too much for the time that there was.
    this.#atOnce = Math.max(1, Math.floor(this.#atOnce / 2));
    const wait = Math.min(LEAST_WAIT_MS * 2 ** this.#faults, MOST_WAIT_MS);
    if (++this.#faults === 1) {
      const said = error instanceof Unavailable ? { reason: error.message } : { err: error };
      this.#deps.log.warn(said, "vectors cannot be made for now, and searches go by words for what lacks one");
    }
    return Math.max(wait, error instanceof Unavailable ? (error.retryAfterMs ?? 0) : 0);
  }
}
