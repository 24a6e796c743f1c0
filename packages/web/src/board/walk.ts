import type { Rows } from "../filter/shown-cards.ts";
import type { Spot } from "./board-ui.ts";
import type { Direction } from "./carry.ts";

/** Where an arrow leads from a spot; undefined at the edges. */
export function walk(view: Rows, from: Spot, direction: Direction): Spot | undefined {
  const { columnId, cardId } = from;
  const cards = view.cardsIn(columnId);
  const at = cardId === null ? -1 : cards.findIndex(({ id }) => id === cardId);
  if (direction === "up") return at >= 0 ? { columnId, cardId: cards[at - 1]?.id ?? null } : undefined;
  if (direction === "down") {
    const next = cards[at + 1];
    return next && { columnId, cardId: next.id };
  }
  const column = view.columns.findIndex(({ id }) => id === columnId);
  const beside = view.columns[column + (direction === "left" ? -1 : 1)];
  if (!beside) return undefined;
  const others = view.cardsIn(beside.id);
  return { columnId: beside.id, cardId: at < 0 ? null : (others[Math.min(at, others.length - 1)]?.id ?? null) };
}

export function isSameSpot(one: Spot, other: Spot): boolean {
  return one.cardId === other.cardId && (one.cardId !== null || one.columnId === other.columnId);
}

/** Where to begin when nothing is active yet. */
export function firstSpot(view: Rows): Spot | undefined {
  const column = view.columns[0];
  return column && { columnId: column.id, cardId: view.cardsIn(column.id)[0]?.id ?? null };
}

/** The spot itself while it is there (a card may have changed its column), else the nearest that is left. */
export function nearestSpot(view: Rows, spot: Spot, before?: { readonly place: number }): Spot | undefined {
  const card = spot.cardId === null ? undefined : view.liveCard(spot.cardId);
  const isShown = card && view.cardsIn(card.columnId).some(({ id }) => id === card.id);
  if (isShown) return { columnId: card.columnId, cardId: card.id };
  if (!view.liveColumn(spot.columnId)) return firstSpot(view);
  if (spot.cardId === null) return spot;
  const cards = view.cardsIn(spot.columnId);
  const place = Math.min(before?.place ?? 0, cards.length - 1);
  return { columnId: spot.columnId, cardId: cards[place]?.id ?? null };
}
