import type { BoardDesk } from "../board-desk.ts";
import type { Carry } from "../carry.ts";

/** How near to an edge the scrolling begins, in pixels, and how far it goes in a frame at the very edge. */
const REACH = 56;
const STEP = 14;

function push(distanceToStart: number, distanceToEnd: number): number {
  const near = Math.min(distanceToStart, distanceToEnd);
  if (near >= REACH) return 0;
  const strength = Math.min(1, (REACH - near) / REACH) ** 2 * STEP;
  return distanceToStart < distanceToEnd ? -strength : strength;
}

/** Scrolls the board while the pointer is near its left or right edge. */
export function scrollBoard(scroller: HTMLElement, x: number): void {
  const box = scroller.getBoundingClientRect();
  const step = push(x - box.left, box.right - x);
  if (step !== 0) scroller.scrollLeft += step;
}

/** Scrolls a column's list while the pointer is near its upper or lower edge, or beyond it. */
export function scrollList(list: HTMLElement, y: number): void {
  if (list.scrollHeight <= list.clientHeight) return;
  const box = list.getBoundingClientRect();
  const step = push(y - box.top, box.bottom - y);
  if (step !== 0) list.scrollTop += step;
}

/** Scrolls the board, and the column under the pointer, while something is held near an edge of it. */
export function scrollAtEdges(desk: BoardDesk, carry: Carry, x: number, y: number): void {
  const { scroller } = desk.dom;
  if (scroller) scrollBoard(scroller, x);
  if (carry.kind !== "card") return;
  const list = desk.dom.columns.get(carry.columnId)?.list;
  if (list) scrollList(list, y);
}
