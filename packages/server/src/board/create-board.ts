import { apply, Board, type BoardEvent, createBoard, type NewBoard } from "@syncboard/model";
import type { Lanes } from "../database/lanes.ts";
import { record } from "./event-writers.ts";
import type { HotBoards } from "./hot-boards.ts";

export interface Creation {
  readonly actorId: string;
  readonly commandId: string;
  readonly now: string;
  readonly wanted: NewBoard;
}

/** Makes a board with its first event. Throws a unique violation when an id is in use. */
export function createBoardOn(lanes: Lanes, hotBoards: HotBoards) {
  return async ({ actorId, commandId, now, wanted }: Creation): Promise<Board> => {
    const event: BoardEvent = { ...createBoard(wanted), seq: 1, at: now, actorId, commandId };
    return await lanes.run(wanted.boardId, {
      async run(trx) {
        await record(trx, wanted.boardId, [event]);
        const board = new Board();
        apply(board, event);
        return { result: board, isChanged: true };
      },
      done: (board) => hotBoards.keep(board),
    });
  };
}
