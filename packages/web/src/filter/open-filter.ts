import type { BoardDesk } from "../board/board-desk.ts";
import { patchUi } from "../board/board-desk.ts";
import { nearestSpot } from "../board/walk.ts";
import { NO_FILTER } from "./filter.ts";

/** Opens the filter with the hands in its field. */
export function openFilter(desk: BoardDesk): void {
  const { active, filterBar } = desk.ui.get();
  const isAtSpot = active !== null && desk.dom.at(active) === document.activeElement;
  const from = isAtSpot ? active : filterBar.from;
  patchUi(desk, { filterBar: { isOpen: true, from, asked: filterBar.asked + 1 } });
}

/** What is filtered stays filtered. The hands go back to where they came from, or to the button that opens it again. */
export function closeFilter(desk: BoardDesk): void {
  const { from } = desk.ui.get().filterBar;
  patchUi(desk, { filterBar: { isOpen: false, from: null, asked: 0 } });
  const spot = from && nearestSpot(desk.shown, from);
  if (spot) {
    patchUi(desk, { active: spot });
    desk.dom.focus(spot);
  } else {
    document.querySelector<HTMLElement>("[data-filter-button]")?.focus();
  }
}

export function clearFilter(desk: BoardDesk): void {
  desk.shown.setFilter(NO_FILTER);
}

/** From the field to the first card that is left. */
export function enterBoard(desk: BoardDesk): boolean {
  for (const { id: columnId } of desk.shown.columns) {
    const cardId = desk.shown.cardsIn(columnId)[0]?.id;
    if (cardId === undefined) continue;
    patchUi(desk, { active: { columnId, cardId } });
    desk.dom.focus({ columnId, cardId });
    return true;
  }
  return false;
}
