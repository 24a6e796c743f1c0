import { Type } from "typebox";
import type { Board, Card } from "./board.ts";
import { Id } from "./ids.ts";
import { type Refusal, refuse } from "./verb.ts";

/** More than a column that people work with ever holds. */
export const MOST_AT_ONCE = 5_000;

export const CardIds = Type.Array(Id, {
  minItems: 1,
  maxItems: MOST_AT_ONCE,
  description: "1 to 5,000 cards; those that are not on the board any more are passed over",
});

/** Of these cards, each once, those that are there; refused when none is, or one never was on this board. */
export function liveCards(board: Board, cardIds: readonly string[]): readonly Card[] | Refusal {
  const ids = [...new Set(cardIds)];
  if (!ids.every((cardId) => board.cards.has(cardId))) return refuse("not_found", "cardIds");
  const cards = ids.flatMap((cardId) => board.liveCard(cardId) ?? []);
  return cards.length > 0 ? cards : refuse("not_found", "cardIds");
}

export function isRefusal(found: readonly Card[] | Refusal): found is Refusal {
  return "outcome" in found;
}

/** Puts the rows that these cards become. */
export function putChanged(board: Board, cardIds: readonly string[], change: (card: Card) => Card): void {
  board.putCards(cardIds.flatMap((cardId) => board.cards.get(cardId) ?? []).map(change));
}
