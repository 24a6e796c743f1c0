import { type Board, type Card, positionOf } from "@syncboard/model";
import { type Static, Type } from "typebox";

const Place = Type.Object({ rank: Type.String(), id: Type.String() }, { additionalProperties: false });

/** Where a card lies, so that a page goes on from there also when the card has gone since. */
export const CardPlace = Type.Object({ column: Place, card: Place }, { additionalProperties: false });
export type CardPlace = Static<typeof CardPlace>;

export interface CardFilter {
  readonly columnId: string | undefined;
  /** Part of the title, in any letter case. */
  readonly text: string | undefined;
  /** Where the page before ended. */
  readonly after: CardPlace | undefined;
  readonly limit: number;
}

/** The cards of a board in reading order: column by column, top to bottom. */
export function listCards(board: Board, filter: CardFilter): { cards: readonly Card[]; isMore: boolean } {
  const { columnId, after } = filter;
  const text = filter.text?.toLowerCase();
  const cards: Card[] = [];
  for (const column of board.columns.slice(after && positionOf(board.columns, after.column))) {
    if (columnId !== undefined && column.id !== columnId) continue;
    const inColumn = board.cardsIn(column.id);
    const last = column.id === after?.column.id ? after.card : undefined;
    for (const card of inColumn.slice(last && positionOf(inColumn, last))) {
      if (card.id === last?.id || (text !== undefined && !card.title.toLowerCase().includes(text))) continue;
      if (cards.length === filter.limit) return { cards, isMore: true };
      cards.push(card);
    }
  }
  return { cards, isMore: false };
}

export function placeOfCard(board: Board, card: Card): CardPlace {
  const { rank = "" } = board.liveColumn(card.columnId) ?? {};
  return { column: { rank, id: card.columnId }, card: { rank: card.rank, id: card.id } };
}
