import type { Transaction } from "kysely";
import type { Db } from "./connect.ts";
import { isOutage, mayPassAlone } from "./faults.ts";
import type { Tables } from "./schema.ts";

export type Trx = Transaction<Tables>;

/** A piece of work that may share a commit with others. */
export interface Job<Result> {
  /** It only looks: all that it sees is of one moment, and nobody waits for it. */
  readonly isReading?: true;
  /** Does the work inside the transaction; `isChanged` false means that it wrote nothing worth a commit. */
  run(trx: Trx): Promise<{ readonly result: Result; readonly isChanged: boolean }>;
  /** Takes back what `run` did outside of the database; called newest first when the transaction did not commit. */
  undo?(): void;
  /** Called after the commit, before the result is given. */
  done?(result: Result): void;
}

interface Waiting {
  readonly job: Job<unknown>;
  readonly resolve: (result: never) => void;
  readonly reject: (reason: unknown) => void;
}

const MOST_IN_ONE_COMMIT = 64;

/**
 * Runs jobs one after the other, many to a commit.
 *
 * A durable commit costs a write to the disk. Jobs that arrive in the same turn of the event loop, or while the last
 * commit is under way, share one. When one of them throws, nothing of the shared transaction stays, and each job is
 * run again in a transaction of its own: a fault hits only its own job. When the database itself is away, all fail that
 * wait for it: nobody is kept for more than one time-out.
 */
export class Lane {
  readonly #db: Db;
  /** Readers get a transaction of their own kind, which sees one moment; SQLite's writers see no other anyway. */
  readonly #hasReaders: boolean;
  readonly #onIdle: () => void;
  readonly #waiting: Waiting[] = [];
  #isRunning = false;

  constructor(db: Db, hasReaders: boolean, onIdle: () => void = () => {}) {
    this.#db = db;
    this.#hasReaders = hasReaders;
    this.#onIdle = onIdle;
  }

  run<Result>(job: Job<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.push({ job, resolve, reject });
      if (this.#isRunning) return;
      this.#isRunning = true;
      // After the requests that this turn of the event loop still has to read.
      setImmediate(() => void this.#drain());
    });
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.#nextCount());
      try {
        await this.#commit(batch);
      } catch (error) {
        // Those that wait behind have waited as long, and would wait as long again.
        if (isOutage(error)) for (const { reject } of [...batch, ...this.#waiting.splice(0)]) reject(error);
        else if (batch.length > 1 || mayPassAlone(error)) await this.#commitEach(batch);
        else batch[0]?.reject(error);
      }
    }
    this.#isRunning = false;
    this.#onIdle();
  }

  /** How many of those that wait can share the next transaction. */
  #nextCount(): number {
    if (!this.#hasReaders) return MOST_IN_ONE_COMMIT;
    const isReading = this.#waiting[0]?.job.isReading;
    const end = this.#waiting.findIndex(({ job }) => job.isReading !== isReading);
    return Math.min(end < 0 ? this.#waiting.length : end, MOST_IN_ONE_COMMIT);
  }

  async #commitEach(batch: readonly Waiting[]): Promise<void> {
    for (const one of batch) {
      try {
        await this.#commit([one]);
      } catch (error) {
        one.reject(error);
      }
    }
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    const started: Job<unknown>[] = [];
    const results: unknown[] = [];
    try {
      await this.#begin(batch[0]?.job.isReading === true).execute(async (trx) => {
        let isChanged = false;
        for (const { job } of batch) {
          started.push(job);
          const outcome = await job.run(trx);
          results.push(outcome.result);
          isChanged ||= outcome.isChanged;
        }
        if (!isChanged) throw new NothingChanged();
      });
    } catch (error) {
      if (!(error instanceof NothingChanged)) {
        for (const job of started.reverse()) job.undo?.();
        throw error;
      }
    }
    for (const [index, { job, resolve, reject }] of batch.entries()) {
      const result = results[index];
      try {
        job.done?.(result);
      } catch (error) {
        // It is committed, whatever became of telling others: it must not be done again.
        reject(error);
        continue;
      }
      resolve(result as never);
    }
  }

  #begin(isReading: boolean) {
    const transaction = this.#db.transaction();
    if (!this.#hasReaders || !isReading) return transaction;
    return transaction.setIsolationLevel("repeatable read").setAccessMode("read only");
  }
}

/** Rolls a transaction back that has nothing to keep: cheaper than a commit, and the log keeps no gap. */
class NothingChanged extends Error {}
