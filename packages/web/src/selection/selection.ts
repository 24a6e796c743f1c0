import type { Card } from "@syncboard/model";
import { type BoardDesk, patchUi } from "../board/board-desk.ts";
import { announce } from "../ui/Announcer.tsx";
import { NONE_SELECTED } from "./none-selected.ts";

/** The selected cards that are on the board, column by column, top to bottom. */
export function selectedCards(desk: BoardDesk): readonly Card[] {
  const { view } = desk.live.getState();
  const { selected } = desk.ui.get();
  if (selected.size === 0) return [];
  return view.columns.flatMap(({ id }) => view.cardsIn(id).filter((card) => selected.has(card.id)));
}

export function select(desk: BoardDesk, cardIds: Iterable<string>): void {
  const selected = new Set(cardIds);
  patchUi(desk, { selected: selected.size > 0 ? selected : NONE_SELECTED });
  announce(desk.t("board.selection.count", { count: selected.size }));
}

export function toggleSelected(desk: BoardDesk, cardId: string): void {
  const selected = new Set(desk.ui.get().selected);
  if (!selected.delete(cardId)) selected.add(cardId);
  select(desk, selected);
}

/** With Shift: from a card to its neighbour, or back off it when that is selected already. */
export function extendSelection(desk: BoardDesk, fromId: string, toId: string): void {
  const selected = new Set(desk.ui.get().selected);
  if (selected.has(fromId) && selected.has(toId)) selected.delete(fromId);
  else selected.add(fromId).add(toId);
  select(desk, selected);
}
