import type { Card, Column } from "@syncboard/model";
import type { Rows } from "../filter/shown-cards.ts";

/** A card that was picked up, alone or with the others that are selected, and is not yet put down: nobody else sees it move before that. */
export interface CardCarry {
  readonly kind: "card";
  readonly by: "pointer" | "keys";
  /** The one in the hand: the others go behind it, unseen until it is put down. */
  readonly id: string;
  /** All that go, in the order that they will have. */
  readonly ids: readonly string[];
  /** In pixels: the slot that it would take. */
  readonly height: number;
  readonly columnId: string;
  /** Null: first. */
  readonly afterId: string | null;
}

export interface ColumnCarry {
  readonly kind: "column";
  readonly by: "pointer" | "keys";
  readonly id: string;
  readonly afterId: string | null;
}

export type Carry = CardCarry | ColumnCarry;

interface Row {
  readonly id: string;
}

/** The list with `row` after another one, or first; at the end when that one is not in the list any more. */
function putAfter<Each extends Row>(others: readonly Each[], row: Each, afterId: string | null): readonly Each[] {
  if (afterId === null) return [row, ...others];
  const index = others.findIndex(({ id }) => id === afterId);
  return others.toSpliced(index < 0 ? others.length : index + 1, 0, row);
}

/** A column's cards as they would be if what is carried were put down now. */
export function cardsShown(view: Rows, columnId: string, carry: CardCarry | null): readonly Card[] {
  const cards = view.cardsIn(columnId);
  const card = carry && view.liveCard(carry.id);
  if (!card) return cards;
  const others = withoutCarried(cards, carry);
  return carry.columnId === columnId ? putAfter(others, card, carry.afterId) : others;
}

/** The same list when nothing of it is carried. */
function withoutCarried(cards: readonly Card[], { ids }: CardCarry): readonly Card[] {
  const carried = new Set(ids);
  return cards.some(({ id }) => carried.has(id)) ? cards.filter(({ id }) => !carried.has(id)) : cards;
}

/** The card that the first of those that are carried stands behind, before it is carried anywhere. */
export function cardBefore(cards: readonly Card[], id: string, ids: readonly string[]): string | null {
  const carried = new Set(ids);
  const before = cards.slice(
    0,
    cards.findIndex((card) => card.id === id),
  );
  return before.findLast((card) => !carried.has(card.id))?.id ?? null;
}

/** Whether a column would be shown just as it is if what is carried were put down now. */
export function isAsBefore(view: Rows, carry: CardCarry): boolean {
  const cards = view.cardsIn(carry.columnId);
  const others = withoutCarried(cards, carry).map(({ id }) => id);
  const anchor = carry.afterId === null ? -1 : others.indexOf(carry.afterId);
  const isAnchorGone = carry.afterId !== null && anchor < 0;
  const after = others.toSpliced(isAnchorGone ? others.length : anchor + 1, 0, ...carry.ids);
  return after.length === cards.length && cards.every(({ id }, index) => id === after[index]);
}

export function columnsShown(view: Rows, carry: ColumnCarry | null): readonly Column[] {
  const column = carry && view.liveColumn(carry.id);
  if (!column) return view.columns;
  const others = view.columns.filter(({ id }) => id !== column.id);
  return putAfter(others, column, carry.afterId);
}

/** The row before `id`, as commands name a place. */
export function idBefore(rows: readonly Row[], id: string): string | null {
  return rows[rows.findIndex((row) => row.id === id) - 1]?.id ?? null;
}

export type Direction = "up" | "down" | "left" | "right";

/** One step with the keys. Undefined: there is nowhere to go. */
export function stepCard(view: Rows, carry: CardCarry, direction: Direction): CardCarry | undefined {
  const shown = cardsShown(view, carry.columnId, carry);
  const at = shown.findIndex(({ id }) => id === carry.id);
  if (direction === "up") return at > 0 ? { ...carry, afterId: shown[at - 2]?.id ?? null } : undefined;
  if (direction === "down") {
    const next = shown[at + 1];
    return next && { ...carry, afterId: next.id };
  }
  const column = view.columns.findIndex(({ id }) => id === carry.columnId);
  const next = view.columns[column + (direction === "left" ? -1 : 1)];
  if (!next) return undefined;
  const others = withoutCarried(view.cardsIn(next.id), carry);
  return { ...carry, columnId: next.id, afterId: others[Math.min(at, others.length) - 1]?.id ?? null };
}

export function stepColumn(view: Rows, carry: ColumnCarry, direction: Direction): ColumnCarry | undefined {
  const shown = columnsShown(view, carry);
  const at = shown.findIndex(({ id }) => id === carry.id);
  if (direction === "left") return at > 0 ? { ...carry, afterId: shown[at - 2]?.id ?? null } : undefined;
  const next = direction === "right" ? shown[at + 1] : undefined;
  return next && { ...carry, afterId: next.id };
}

/** The carried card's place as people count: column, 1-based place, and how many there are. */
export function placeOf(view: Rows, carry: Carry): { column: string; place: number; count: number } {
  const rows = carry.kind === "card" ? cardsShown(view, carry.columnId, carry) : columnsShown(view, carry);
  const column = view.liveColumn(carry.kind === "card" ? carry.columnId : carry.id);
  return { column: column?.title ?? "", place: rows.findIndex(({ id }) => id === carry.id) + 1, count: rows.length };
}
