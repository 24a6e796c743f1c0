import type { Database } from "./connect.ts";
import { type Job, Lane } from "./lane.ts";

/**
 * The lanes that work on boards stands in: on SQLite, which has one writer, one for all of them; on PostgreSQL one for
 * each board, so that no board waits for another, and none is decided on twice at once in this process.
 */
export class Lanes {
  readonly #database: Database;
  readonly #one: Lane | undefined;
  readonly #byBoard = new Map<string, Lane>();

  constructor(database: Database) {
    this.#database = database;
    this.#one = database.kind === "sqlite" ? new Lane(database.db, false) : undefined;
  }

  run<Result>(boardId: string, job: Job<Result>): Promise<Result> {
    return (this.#one ?? this.#laneOf(boardId)).run(job);
  }

  /**
   * The same for what changes two boards at once. The lane of the lower id is held first, and so by everybody, or two that meet
   * would wait for each other.
   */
  runOnBoth<Result>(one: string, other: string, job: Job<Result>): Promise<Result> {
    if (this.#one) return this.#one.run(job);
    const [lower, higher] = one < other ? [one, other] : [other, one];
    return this.#laneOf(lower).hold(() => this.#laneOf(higher).runAlone(job));
  }

  #laneOf(boardId: string): Lane {
    let lane = this.#byBoard.get(boardId);
    if (!lane) {
      lane = new Lane(this.#database.db, true, () => this.#byBoard.delete(boardId));
      this.#byBoard.set(boardId, lane);
    }
    return lane;
  }
}
