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
  /** It shares its transaction with nobody. */
  readonly isAlone?: true;
  readonly resolve: (result: never) => void;
  readonly reject: (reason: unknown) => void;
}

/** Waits for its turn, and then does something else than a job of this lane. */
interface Holding {
  readonly hold: () => Promise<void>;
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
  readonly #waiting: (Waiting | Holding)[] = [];
  #isRunning = false;

  constructor(db: Db, hasReaders: boolean, onIdle: () => void = () => {}) {
    this.#db = db;
    this.#hasReaders = hasReaders;
    this.#onIdle = onIdle;
  }

  run<Result>(job: Job<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => this.#wait({ job, resolve, reject }));
  }

  /** The same in a transaction of its own, for what takes locks that others in it might have taken already. */
  runAlone<Result>(job: Job<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => this.#wait({ job, isAlone: true, resolve, reject }));
  }

  /** Does something while nothing runs here, and nothing begins until it is done. */
  hold<Result>(work: () => Promise<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#wait({ hold: () => work().then(resolve, reject) });
    });
  }

  #wait(one: Waiting | Holding): void {
    this.#waiting.push(one);
    if (this.#isRunning) return;
    this.#isRunning = true;
    // After the requests that this turn of the event loop still has to read, and those that came meanwhile: with one turn, what
    // many clients send at once takes nearly half as many commits again.
    setImmediate(() => setImmediate(() => void this.#drain()));
  }

  async #drain(): Promise<void> {
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      if ("hold" in next) {
        this.#waiting.shift();
        await next.hold();
        continue;
      }
      const batch = this.#nextBatch(next);
      try {
        await this.#commit(batch);
      } catch (error) {
        // Those that wait behind have waited as long, and would wait as long again.
        if (isOutage(error)) for (const { reject } of [...batch, ...this.#jobsWaiting()]) reject(error);
        else if (batch.length > 1 || mayPassAlone(error)) await this.#commitEach(batch);
        else batch[0]?.reject(error);
      }
    }
    this.#isRunning = false;
    this.#onIdle();
  }

  /** Those that wait and can share the next transaction, which they wait for no longer. */
  #nextBatch(first: Waiting): Waiting[] {
    const batch: Waiting[] = [];
    for (const one of this.#waiting) {
      if ("hold" in one || batch.length === MOST_IN_ONE_COMMIT) break;
      if (this.#hasReaders && one.job.isReading !== first.job.isReading) break;
      if (batch.length > 0 && (first.isAlone || one.isAlone)) break;
      batch.push(one);
    }
    this.#waiting.splice(0, batch.length);
    return batch;
  }

  /** All jobs that wait, which they do no longer. */
  #jobsWaiting(): Waiting[] {
    const jobs: Waiting[] = [];
    const holding: Holding[] = [];
    // What is to hold this lane works on another one: that one says how it goes.
    for (const one of this.#waiting.splice(0)) "hold" in one ? holding.push(one) : jobs.push(one);
    this.#waiting.push(...holding);
    return jobs;
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
