import type { BoardDesk } from "../board-desk.ts";
import { send } from "./send.ts";

export function moveColumnBy(desk: BoardDesk, columnId: string, by: -1 | 1): void {
  const { columns } = desk.live.getState().view;
  const others = columns.filter(({ id }) => id !== columnId);
  const place = columns.findIndex(({ id }) => id === columnId) + by;
  if (place < 0 || place > others.length) return;
  send(desk, { type: "column.move", columnId, afterColumnId: others[place - 1]?.id ?? null });
}
