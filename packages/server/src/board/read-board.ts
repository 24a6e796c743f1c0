import type { Board, Role } from "@syncboard/model";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import type { Lanes } from "../database/lanes.ts";
import type { HotBoards } from "./hot-boards.ts";

/** Looks at a board as it was committed; nothing changes it while `look` runs, which may read more by `trx`. */
export type ReadBoard = <Seen>(
  boardId: string,
  userId: string,
  look: (board: Board, role: Role, trx: Trx) => Seen | Promise<Seen>,
) => Promise<Seen | undefined>;

/** The same for whoever has been let in by other means than being a member. */
export type LookAtBoard = <Seen>(
  boardId: string,
  look: (board: Board, trx: Trx) => Seen | Promise<Seen>,
) => Promise<Seen | undefined>;

/** Undefined: there is no such board, or the user is no member of it. The two look the same to everybody. */
export function readBoardOf(lookAtBoard: LookAtBoard): ReadBoard {
  return (boardId, userId, look) =>
    lookAtBoard(boardId, (board, trx) => {
      const role = board.roleOf(userId);
      return role && look(board, role, trx);
    });
}

/** Undefined: there is no such board. */
export function lookAtBoardOf(lanes: Lanes, hotBoards: HotBoards): LookAtBoard {
  return (boardId, look) =>
    lanes.run(boardId, {
      isReading: true,
      // In the lane, because between a command's `apply` and its commit the board in memory is ahead of the truth.
      async run(trx) {
        const seq = await boardNumber(trx, boardId);
        const board = seq === undefined ? undefined : await hotBoards.at(trx, boardId, seq);
        return { result: board && (await look(board, trx)), isChanged: false };
      },
    });
}

/** The number of a board that is there; undefined when it is not, or was deleted. */
export async function boardNumber(db: Db, boardId: string): Promise<number | undefined> {
  const row = await db
    .selectFrom("board")
    .select("seq")
    .where("id", "=", boardId)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  return row?.seq;
}
