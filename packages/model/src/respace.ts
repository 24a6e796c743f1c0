import { Type } from "typebox";
import type { Board, Card } from "./board.ts";

/** New ranks by id, for the rows that made room. */
export const Respaced = Type.Record(Type.String(), Type.String());

type Ranks = Readonly<Record<string, string>>;

export function respaceCards(board: Board, ranks: Ranks = {}): void {
  const cards: Card[] = [];
  for (const [cardId, rank] of Object.entries(ranks)) {
    const card = board.cards.get(cardId);
    if (card) cards.push({ ...card, rank });
  }
  if (cards.length > 0) board.putCards(cards);
}

export function respaceColumns(board: Board, ranks: Ranks = {}): void {
  for (const [columnId, rank] of Object.entries(ranks)) {
    const column = board.allColumns.get(columnId);
    if (column) board.putColumn({ ...column, rank });
  }
}
