import { assigneesOf, type Board, type Card, labelsOf, positionOf } from "@syncboard/model";
import { type Static, Type } from "typebox";
import type { Trx } from "../database/lane.ts";
import { type AwayPlace, firstFitting, hasText } from "./away.ts";
import { findArchivedCards } from "./load-board.ts";

const Place = Type.Object({ rank: Type.String(), id: Type.String() }, { additionalProperties: false });

/** Where a card lies, so that a page goes on from there also when the card has gone since. */
export const CardPlace = Type.Object({ column: Place, card: Place }, { additionalProperties: false });
export type CardPlace = Static<typeof CardPlace>;

interface CardFilter {
  readonly columnId: string | undefined;
  readonly labelId: string | undefined;
  readonly assigneeId: string | undefined;
  /** Due by this time, and not done. */
  readonly due: string | undefined;
  /** Part of the title, in any letter case. */
  readonly text: string | undefined;
  readonly limit: number;
}

/** The cards of a board in reading order: column by column, top to bottom. `after`: where the page before ended. */
export function listCards(
  board: Board,
  filter: CardFilter,
  after: CardPlace | undefined,
): { cards: readonly Card[]; isMore: boolean } {
  const { columnId } = filter;
  const cards: Card[] = [];
  for (const column of board.columns.slice(after && positionOf(board.columns, after.column))) {
    if (columnId !== undefined && column.id !== columnId) continue;
    const inColumn = board.cardsIn(column.id);
    const last = column.id === after?.column.id ? after.card : undefined;
    for (const card of inColumn.slice(last && positionOf(inColumn, last))) {
      if (card.id === last?.id || !fits(board, card, filter)) continue;
      if (cards.length === filter.limit) return { cards, isMore: true };
      cards.push(card);
    }
  }
  return { cards, isMore: false };
}

function fits(board: Board, card: Card, { labelId, assigneeId, due, text }: CardFilter): boolean {
  if (labelId !== undefined && !labelsOf(board, card).includes(labelId)) return false;
  if (assigneeId !== undefined && !assigneesOf(board, card).includes(assigneeId)) return false;
  if (due !== undefined && !isDue(card, due)) return false;
  return hasText(card.title, text);
}

/** The cards that were archived each by itself, the last first. */
export async function listArchivedCards(
  trx: Trx,
  board: Board,
  filter: CardFilter,
  after: AwayPlace | undefined,
): Promise<readonly Card[]> {
  const found = await firstFitting(
    async (place, limit) => {
      const cards = await findArchivedCards(trx, board.info.id, place, limit);
      return cards.map((card) => ({ ...placeOfArchived(card), card }));
    },
    ({ card }) => (filter.columnId === undefined || card.columnId === filter.columnId) && fits(board, card, filter),
    { after, limit: filter.limit },
  );
  return found.map(({ card }) => card);
}

export function placeOfArchived({ id, archivedAt }: Card): AwayPlace {
  return { at: archivedAt ?? "", id };
}

function isDue({ dueAt, doneAt }: Card, by: string): boolean {
  return dueAt !== null && dueAt <= by && doneAt === null;
}

export function placeOfCard(board: Board, card: Card): CardPlace {
  const { rank = "" } = board.liveColumn(card.columnId) ?? {};
  return { column: { rank, id: card.columnId }, card: { rank: card.rank, id: card.id } };
}
