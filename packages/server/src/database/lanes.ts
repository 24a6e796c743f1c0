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

  #laneOf(boardId: string): Lane {
    let lane = this.#byBoard.get(boardId);
    if (!lane) {
      lane = new Lane(this.#database.db, true, () => this.#byBoard.delete(boardId));
      this.#byBoard.set(boardId, lane);
    }
    return lane;
  }
}
