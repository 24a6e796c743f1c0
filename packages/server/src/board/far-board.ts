import {
  type AttachmentRow,
  apply,
  type Board,
  type BoardEvent,
  type Command,
  type Context,
  type CrossingCommand,
  cardsOfEvent,
  decideCrossing,
  type EventBody,
  isCrossing,
  isWhole,
  type Refusal,
} from "@syncboard/model";
import { attachmentsOfCards } from "../attachment/attachment-store.ts";
import type { Trx } from "../database/lane.ts";
import { claimNumbers, settleNumbers } from "./board-store.ts";
import { commentsOfCard } from "./card-inside.ts";
import { record } from "./event-writers.ts";
import type { Road } from "./execute.ts";
import { letGoOfInsides } from "./hot-boards.ts";
import { findCards } from "./load-board.ts";

/** What becomes of the board that a command was given to: `rest` happens with its event. */
type Crossed = { readonly outcome: "applied"; readonly event: EventBody; readonly rest: EventBody[] } | Refusal;

/** The other board of a command that changes two: claimed, decided on, written and taken back with the first one. */
export class FarBoard {
  readonly id: string;
  readonly command: CrossingCommand;
  readonly #road: Road;
  #before: number | undefined;
  #board: Board | undefined;
  #attachments: readonly AttachmentRow[] = [];
  #comments: Parameters<typeof decideCrossing>[1]["comments"] = [];
  #decided: readonly EventBody[] = [];
  #undo: (() => void) | undefined;

  constructor(road: Road, command: CrossingCommand) {
    this.id = command.boardId;
    this.command = command;
    this.#road = road;
  }

  /** Takes the lock, as the first statement about this board. */
  async claim(trx: Trx, now: string): Promise<void> {
    // What was decided before, in a transaction that came to nothing, is void.
    this.#board = undefined;
    this.#decided = [];
    const claimed = await claimNumbers(trx, this.id, 1, now);
    this.#before = claimed === undefined ? undefined : claimed - 1;
  }

  /** Gives the number back: nothing has happened here. */
  async settle(trx: Trx): Promise<void> {
    if (this.#before === undefined) return;
    const board = await this.#load(trx);
    await settleNumbers(trx, this.id, this.#before, board.info.updatedAt);
  }

  /** Brings to hand what the command is decided on. */
  async read(trx: Trx, here: Board, actorId: string): Promise<void> {
    if (this.#before === undefined) return;
    const there = await this.#load(trx);
    // Nobody learns by how long it takes what is on a board that is not theirs.
    if (!there.roleOf(actorId)) return;
    const { cardId, afterCardId, type } = this.command;
    const [source, target] = type === "card.leave" ? [here, there] : [there, here];
    const missing = [
      ...(isWhole(source.cards.get(cardId)) ? [] : [cardId]),
      ...(afterCardId && !target.cards.has(afterCardId) ? [afterCardId] : []),
    ];
    if (missing.length > 0) {
      for (const { boardId, card } of await findCards(trx, missing)) {
        if (boardId === source.info.id && card.id === cardId) source.putCard(card);
        if (boardId === target.info.id && card.id === afterCardId) target.putCard(card);
      }
    }
    this.#attachments = (await attachmentsOfCards(trx, source.info.id, [cardId])).get(cardId) ?? [];
    this.#comments = await commentsOfCard(trx, source.info.id, cardId);
  }

  decide(here: Board, context: Context): Crossed {
    const boards = { here, there: this.#board, comments: this.#comments, attachments: this.#attachments };
    const decision = decideCrossing(this.command, boards, context);
    if (decision.outcome === "refused") return decision;
    const {
      left,
      arrived: [arrived, ...rest],
    } = decision;
    const isLeaving = this.command.type === "card.leave";
    this.#decided = isLeaving ? [arrived, ...rest] : [left];
    return isLeaving ? { outcome: "applied", event: left, rest: [] } : { outcome: "applied", event: arrived, rest };
  }

  /** Makes true what was decided, under the command's own id and new ones. */
  apply(actorId: string, now: string): readonly BoardEvent[] {
    const board = this.#board;
    if (!board) return [];
    const { newId } = this.#road;
    const events = this.#decided.map((body, index): BoardEvent => {
      const commandId = index === 0 ? this.command.id : newId();
      return { ...body, seq: board.seq + 1 + index, at: now, actorId, commandId };
    });
    board.begin();
    for (const event of events) apply(board, event);
    this.#undo = board.commit();
    letGoOfInsides(board, [this.command.cardId, ...events.flatMap(cardsOfEvent)]);
    return events;
  }

  async record(trx: Trx, events: readonly BoardEvent[], now: string): Promise<void> {
    const last = events.at(-1);
    if (!last) return await this.settle(trx);
    await record(trx, this.id, events);
    if (events.length > 1) await settleNumbers(trx, this.id, last.seq, now);
  }

  /** Whether its rows go before those of the first board: the card goes before it comes. */
  get goesFirst(): boolean {
    return this.command.type === "card.return";
  }

  takeBack(): void {
    this.#undo?.();
    this.#undo = undefined;
    this.#road.hotBoards.forget(this.id);
  }

  async #load(trx: Trx): Promise<Board> {
    this.#board ??= await this.#road.hotBoards.at(trx, this.id, this.#before ?? 0);
    if (!this.#board) throw new Error(`Board ${this.id} has a number and no rows`);
    return this.#board;
  }
}

/** The other board of a request, whose last command changes two. Undefined: it changes one alone. */
export function farBoardOf(
  road: Road,
  { boardId, commands }: { readonly boardId: string; readonly commands: readonly Command[] },
): FarBoard | undefined {
  const last = commands.at(-1);
  return last && isCrossing(last) && last.boardId !== boardId ? new FarBoard(road, last) : undefined;
}
