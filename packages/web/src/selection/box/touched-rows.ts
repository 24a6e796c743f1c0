import type { Measured } from "../../board/board-dom.ts";

/** The rows of a list that reach into a stretch of it. All in pixels from the list's beginning, `begin`: the first row's. */
export function touchedRows(rows: readonly Measured[], begin: number, gap: number, from: number, to: number): string[] {
  const touched: string[] = [];
  let start = begin;
  for (const { id, size } of rows) {
    if (start > to) break;
    if (start + size >= from) touched.push(id);
    start += size + gap;
  }
  return touched;
}
