import { apply, Board, type BoardEvent } from "@syncboard/model";
import { eventsSince } from "../board/board-store.ts";
import type { Trx } from "../database/lane.ts";

const PAGE = 500;
/** In memory at once, beside one event of any length. */
const PAGE_CHARACTERS = 4_000_000;

/** The board as its log says that it is; `onEvent` is told each event of it. Throws `BrokenLog`. */
export async function replay(
  trx: Trx,
  boardId: string,
  seq: number,
  onEvent: (event: BoardEvent) => void,
): Promise<Board> {
  const board = new Board();
  for (;;) {
    const events = await readPage(trx, boardId, board.seq);
    for (const event of events) {
      if (event.seq !== board.seq + 1) throw new BrokenLog(`the log goes from ${board.seq} to ${event.seq}`);
      applyTo(board, boardId, event);
      onEvent(event);
    }
    if (events.length === 0) break;
  }
  if (!board.isCreated) throw new BrokenLog("there is no log");
  if (board.seq !== seq) throw new BrokenLog(`the log ends at ${board.seq}, and the board is at ${seq}`);
  return board;
}

/** The log does not make a board. */
export class BrokenLog extends Error {}

async function readPage(trx: Trx, boardId: string, since: number): Promise<BoardEvent[]> {
  try {
    return await eventsSince(trx, boardId, since, PAGE, PAGE_CHARACTERS);
  } catch (error) {
    if (error instanceof SyntaxError) throw new BrokenLog(`the log after ${since} cannot be read: ${error.message}`);
    throw error;
  }
}

function applyTo(board: Board, boardId: string, event: BoardEvent): void {
  const strangers = idsIn(event).filter((id) => !board.cards.has(id) && !board.allColumns.has(id));
  if (strangers.length > 0) throw new BrokenLog(`event ${event.seq} names ${strangers[0]}, which is not on this board`);
  try {
    apply(board, event);
  } catch (error) {
    throw new BrokenLog(`event ${event.seq} cannot be done: ${error instanceof Error ? error.message : error}`);
  }
  if (board.info.id !== boardId) throw new BrokenLog(`event ${event.seq} is of board ${board.info.id}`);
}

/** The cards and columns that must be there before this event. */
function idsIn(event: BoardEvent): string[] {
  const ids = "respaced" in event ? Object.keys(event.respaced ?? {}) : [];
  if ("cardId" in event && event.type !== "card.added" && event.type !== "card.arrived") ids.push(event.cardId);
  if ("cardIds" in event && event.type !== "label.restored" && event.type !== "member.added")
    ids.push(...event.cardIds);
  if (event.type === "board.filled") ids.push(...event.cards.map(({ columnId }) => columnId));
  else if ("cards" in event) ids.push(...event.cards.map((card) => ("cardId" in card ? card.cardId : card.id)));
  if ("columnId" in event && event.type !== "column.added") ids.push(event.columnId);
  return ids;
}
