import { apply, type Board, cardsOfEvent } from "@syncboard/model";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import { eventsSince } from "./board-store.ts";
import { loadBoard } from "./load-board.ts";

const MOST_BOARDS = 1_000;
/** Over all boards: about 100 MB at 500 bytes a card. */
const MOST_CARDS = 200_000;
/** Further behind than this, loading the rows anew is cheaper than reading the log. */
const MOST_BEHIND = 500;

/**
 * Boards in memory, kept up by the same `apply` that every client uses, so that deciding a command costs the same on
 * a board of any size. The database is the truth: a board is compared with its number there before it is used.
 */
export class HotBoards {
  /** Least recently used first: what is used goes to the end. */
  readonly #boards = new Map<string, Board>();

  /** The board as of `seq`, which the caller has just read from the database. Undefined: there is no such board. */
  async at(db: Db | Trx, boardId: string, seq: number): Promise<Board | undefined> {
    const hot = this.#boards.get(boardId);
    if (hot?.seq === seq) {
      this.#touch(boardId, hot);
      return hot;
    }
    if (hot && hot.seq < seq && seq - hot.seq <= MOST_BEHIND) {
      // Another process, or an evicted copy of this board, went on meanwhile.
      const events = await eventsSince(db, boardId, hot.seq, seq - hot.seq);
      for (const event of events) apply(hot, event);
      letGoOfInsides(hot, events.flatMap(cardsOfEvent));
      if (hot.seq === seq) {
        this.#touch(boardId, hot);
        return hot;
      }
    }
    this.forget(boardId);
    const loaded = await loadBoard(db, boardId, seq);
    if (!loaded) return undefined;
    this.keep(loaded);
    return loaded;
  }

  /** The board as it is in memory, if it is. */
  atHand(boardId: string): Board | undefined {
    return this.#boards.get(boardId);
  }

  keep(board: Board): void {
    this.#touch(board.info.id, board);
    let cards = 0;
    for (const each of this.#boards.values()) cards += each.cards.size;
    for (const [boardId, oldest] of this.#boards) {
      if (oldest === board || (cards <= MOST_CARDS && this.#boards.size <= MOST_BOARDS)) break;
      cards -= oldest.cards.size;
      this.forget(boardId);
    }
  }

  forget(boardId: string): void {
    this.#boards.delete(boardId);
  }

  #touch(boardId: string, board: Board): void {
    this.#boards.delete(boardId);
    this.#boards.set(boardId, board);
  }
}

/** What cards have inside is read when a command needs it and not kept: ten thousand long texts would fill the memory. */
export function letGoOfInsides(board: Board, cardIds: readonly string[]): void {
  board.comments.clear();
  board.attachments.clear();
  for (const cardId of cardIds) {
    const card = board.cards.get(cardId);
    if (card?.description === undefined && card?.checklists === undefined) continue;
    const { description: _, checklists: _lists, ...front } = card;
    board.putCard(front);
  }
}
