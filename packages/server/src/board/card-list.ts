import type { Board, Card } from "@syncboard/model";

export interface CardFilter {
  readonly columnId: string | undefined;
  /** Part of the title, in any letter case. */
  readonly text: string | undefined;
  /** The card that the page before ended with. */
  readonly after: string | undefined;
  readonly limit: number;
}

/** The cards of a board in reading order: column by column, top to bottom. */
export function listCards(board: Board, filter: CardFilter): { cards: readonly Card[]; isMore: boolean } {
  const text = filter.text?.toLowerCase();
  const cards: Card[] = [];
  let isPast = filter.after === undefined;
  for (const column of board.columns) {
    if (filter.columnId !== undefined && column.id !== filter.columnId) continue;
    for (const card of board.cardsIn(column.id)) {
      if (isPast && (text === undefined || card.title.toLowerCase().includes(text))) {
        if (cards.length === filter.limit) return { cards, isMore: true };
        cards.push(card);
      }
      isPast ||= card.id === filter.after;
    }
  }
  return { cards, isMore: false };
}
