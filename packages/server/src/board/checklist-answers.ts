import type { Board, Checklist } from "@syncboard/model";
import { assigneeOf, checklistsOf, itemsOf } from "@syncboard/model";
import type { Trx } from "../database/lane.ts";
import { checklistsOfCards } from "./card-inside.ts";

// What the routes of checklists answer.

export interface ItemAnswer {
  readonly id: string;
  readonly boardId: string;
  readonly cardId: string;
  readonly checklistId: string;
  readonly text: string;
  readonly position: number;
  readonly doneAt: string | null;
  readonly assigneeId: string | null;
  readonly dueAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface ChecklistAnswer {
  readonly id: string;
  readonly boardId: string;
  readonly cardId: string;
  readonly title: string;
  readonly position: number;
  readonly items: readonly ItemAnswer[];
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Where something on a card is. */
export interface OnCard {
  readonly boardId: string;
  readonly cardId: string;
}

/** The checklists of a card that is on the board, deleted ones included. Undefined: the card is not there. */
export async function checklistsAt(trx: Trx, board: Board, cardId: string): Promise<readonly Checklist[] | undefined> {
  if (!board.liveCard(cardId)) return undefined;
  return (await checklistsOfCards(trx, [board.info.id], [cardId])).get(cardId) ?? [];
}

function itemAnswers(board: Board, cardId: string, checklist: Checklist): readonly ItemAnswer[] {
  const where = { boardId: board.info.id, cardId, checklistId: checklist.id };
  return itemsOf(checklist).map((item, position) => ({
    id: item.id,
    ...where,
    text: item.text,
    position,
    doneAt: item.doneAt,
    assigneeId: assigneeOf(board, item),
    dueAt: item.dueAt,
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
  }));
}

export async function checklistAnswer(
  trx: Trx,
  board: Board,
  cardId: string,
  checklistId: string,
): Promise<ChecklistAnswer | undefined> {
  const live = checklistsOf({ checklists: (await checklistsAt(trx, board, cardId)) ?? [] });
  const position = live.findIndex(({ id }) => id === checklistId);
  const checklist = live[position];
  if (!checklist) return undefined;
  const { title, createdAt, updatedAt } = checklist;
  const items = itemAnswers(board, cardId, checklist);
  return { id: checklistId, boardId: board.info.id, cardId, title, position, items, createdAt, updatedAt };
}

export async function itemAnswer(
  trx: Trx,
  board: Board,
  cardId: string,
  itemId: string,
): Promise<ItemAnswer | undefined> {
  const live = checklistsOf({ checklists: (await checklistsAt(trx, board, cardId)) ?? [] });
  return live.flatMap((checklist) => itemAnswers(board, cardId, checklist)).find(({ id }) => id === itemId);
}
