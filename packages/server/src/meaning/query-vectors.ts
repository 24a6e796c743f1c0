import { setTimeout as pause } from "node:timers/promises";
import type { FastifyBaseLogger } from "fastify";
import { type Embed, Unavailable } from "./embeddings.ts";

/** A search waits for the vector of its words no longer. */
export const WAIT_MS = 400;
/** An answer that comes later is kept for the next time. */
const ANSWER_MS = 10_000;
const MOST_KNOWN = 200;
const MOST_ASKING = 8;
const LEAST_PAUSE_MS = 1_000;
const MOST_PAUSE_MS = 60_000;

/** The vectors of what people look for. Whoever makes them costs no search more than a moment, and after a fault the next ones nothing. */
export class QueryVectors {
  readonly #embed: Embed;
  readonly #log: FastifyBaseLogger;
  /** The last used comes last. */
  readonly #known = new Map<string, Float32Array>();
  readonly #asking = new Map<string, Promise<Float32Array | undefined>>();
  readonly #stopping = new AbortController();
  #misses = 0;
  #quietUntil = 0;

  constructor(embed: Embed, log: FastifyBaseLogger) {
    this.#embed = embed;
    this.#log = log;
  }

  /** Undefined: not now. */
  async of(text: string): Promise<Float32Array | undefined> {
    const known = this.#known.get(text);
    if (known) {
      this.#keep(text, known);
      return known;
    }
    // After a miss one at a time tries, and who comes meanwhile does not wait.
    const isOpen = this.#misses === 0 ? this.#asking.size < MOST_ASKING : this.#asking.size === 0;
    if (!this.#asking.has(text) && (!isOpen || performance.now() < this.#quietUntil)) return undefined;
    return await (this.#asking.get(text) ?? this.#ask(text));
  }

  stop(): void {
    this.#stopping.abort();
  }

  /** What is there in time. */
  #ask(text: string): Promise<Float32Array | undefined> {
    let isDone = false;
    let isLate = false;
    const asked = this.#embed([text], AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(ANSWER_MS)]))
      .then(([vector]) => {
        if (vector) this.#keep(text, vector);
        if (!isLate) this.#hit();
        return vector;
      })
      .catch((error: unknown) => {
        const retryAfterMs = error instanceof Unavailable ? error.retryAfterMs : undefined;
        if (!isLate) this.#miss(error instanceof Error ? error.message : String(error), retryAfterMs);
        return undefined;
      })
      .finally(() => {
        isDone = true;
        this.#asking.delete(text);
      });
    const tooLong = pause(WAIT_MS, undefined, { ref: false }).then(() => {
      if (isDone) return undefined;
      isLate = true;
      this.#miss(`it takes longer than ${WAIT_MS} ms`);
      return undefined;
    });
    const inTime = Promise.race([asked, tooLong]);
    this.#asking.set(text, inTime);
    return inTime;
  }

  #keep(text: string, vector: Float32Array): void {
    this.#known.delete(text);
    this.#known.set(text, vector);
    const [first] = this.#known.keys();
    if (this.#known.size > MOST_KNOWN && first !== undefined) this.#known.delete(first);
  }

  #hit(): void {
    if (this.#misses > 0) this.#log.info("searches go by meaning again");
    this.#misses = 0;
  }

  #miss(reason: string, retryAfterMs = 0): void {
    // One of several that were asked for together.
    if (performance.now() < this.#quietUntil || this.#stopping.signal.aborted) return;
    const ms = Math.min(LEAST_PAUSE_MS * 2 ** this.#misses, MOST_PAUSE_MS);
    this.#quietUntil = performance.now() + Math.max(ms, retryAfterMs);
    if (++this.#misses === 1) this.#log.warn({ reason }, "searches go by words alone for now");
  }
}
