import type { BoardDesk } from "../board/board-desk.ts";
import { type ChoiceKind, toggled } from "./filter.ts";

/** Asks for one more, or no longer for it. What this board has not falls out of the filter with that. */
export function choose({ shown }: BoardDesk, kind: ChoiceKind, choice: string): void {
  const { text } = shown.filter;
  shown.setFilter(toggled({ ...shown.known, text }, kind, choice));
}
