import { isRightToLeft } from "../../locales/direction.ts";
import type { BoardDesk } from "../board-desk.ts";
import type { Measured } from "../board-dom.ts";
import type { Carry } from "../carry.ts";

/** In pixels, between cards and between columns: the same in board.css. */
export const CARD_GAP = 8;
export const COLUMN_GAP = 12;

/** A list's own padding, in pixels: room for focus rings, which the list would cut off. */
export const LIST_INSET = 4;

/**
 * The row to go after, so that the slot's beginning comes as near as can be to `begin`. Reckoned from sizes and not from
 * what is on the screen: the screen makes room for the slot, and a target that moves what it aims at would flutter.
 */
export function slotAfter(others: readonly Measured[], gap: number, begin: number): string | null {
  let after: string | null = null;
  let nearest = Math.abs(begin);
  let edge = 0;
  for (const { id, size } of others) {
    edge += size + gap;
    const distance = Math.abs(begin - edge);
    if (distance >= nearest) break;
    nearest = distance;
    after = id;
  }
  return after;
}

/** Where what is carried would go if it were put down with its ghost at `box` and the pointer at `x`. */
export function targetOf(desk: BoardDesk, carry: Carry, box: DOMRect, x: number): Carry {
  return carry.kind === "card" ? cardTarget(desk, carry, box, x) : columnTarget(desk, carry, box);
}

function cardTarget(desk: BoardDesk, carry: Extract<Carry, { kind: "card" }>, box: DOMRect, x: number): Carry {
  let nearest = Number.POSITIVE_INFINITY;
  let best: Carry = carry;
  const carried = new Set(carry.ids);
  for (const [columnId, handle] of desk.dom.columns) {
    const panel = handle.panel.getBoundingClientRect();
    const distance = Math.max(panel.left - x, x - panel.right, 0);
    if (distance >= nearest) continue;
    nearest = distance;
    const list = handle.list.getBoundingClientRect();
    const others = handle.measure().filter(({ id }) => !carried.has(id));
    const afterId = slotAfter(others, CARD_GAP, box.top - list.top + handle.list.scrollTop);
    best = { ...carry, columnId, afterId };
  }
  return best;
}

function columnTarget(desk: BoardDesk, carry: Extract<Carry, { kind: "column" }>, box: DOMRect): Carry {
  const { scroller } = desk.dom;
  if (!scroller) return carry;
  const others = desk.live
    .getState()
    .view.columns.filter(({ id }) => id !== carry.id)
    .map(({ id }) => ({ id, size: box.width }));
  const frame = scroller.getBoundingClientRect();
  // From right to left it is counted from the right, and `scrollLeft` is negative.
  const beside = isRightToLeft()
    ? frame.right - box.right - scroller.scrollLeft
    : box.left - frame.left + scroller.scrollLeft;
  const begin = beside - columnInset(scroller);
  return { ...carry, afterId: slotAfter(others, COLUMN_GAP, begin) };
}

function columnInset(scroller: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(scroller).paddingInlineStart) || 0;
}
