import { useEffect } from "react";
import { isRightToLeft } from "../locales/direction.ts";
import { extendSelection } from "../selection/selection.ts";
import { selectionActions } from "../selection/selection-actions.ts";
import { isPressed } from "../ui/shortcut.ts";
import type { Action } from "./actions/action.ts";
import { boardActions } from "./actions/board-actions.ts";
import { cardActions } from "./actions/card-actions.ts";
import { carryStep, putBack, putDown } from "./actions/carrying.ts";
import { addCard, columnActions, selectAll } from "./actions/column-actions.ts";
import { mayDo } from "./actions/send.ts";
import { type BoardDesk, patchUi } from "./board-desk.ts";
import type { Direction } from "./carry.ts";
import { firstSpot, nearestSpot, walk } from "./walk.ts";

const DIRECTIONS: Record<string, Direction | undefined> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  k: "up",
  j: "down",
  h: "left",
  l: "right",
  // On a card an l is its labels.
  H: "left",
  J: "down",
  K: "up",
  L: "right",
};

/** The columns lie the other way round then, and an arrow goes where it points. */
const MIRRORED: Partial<Record<Direction, Direction>> = { left: "right", right: "left" };

function directionOf(event: KeyboardEvent): Direction | undefined {
  const isLetter = event.key.length === 1;
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && (isLetter || !event.shiftKey);
  const direction = isPlain ? DIRECTIONS[event.key] : undefined;
  return direction && isRightToLeft() ? (MIRRORED[direction] ?? direction) : direction;
}

/** Keys that belong to a text, a dialog or a menu are not the board's. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest("input, textarea, select, [role=dialog], [role=alertdialog], [role=menu]") !== null
  );
}

/** Enter, Space and arrows do the board's things on cards and columns only: a button keeps its own. */
function isOnBoard(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target === document.body) return true;
  return target.closest("[data-card], [data-column-head]") !== null;
}

function onCarryKey(desk: BoardDesk, event: KeyboardEvent): boolean {
  const direction = directionOf(event);
  if (direction) carryStep(desk, direction);
  else if (event.key === " " || event.key === "Enter") putDown(desk);
  else if (event.key === "Escape") putBack(desk);
  // Nothing else while something is in the hand; Tab would carry the focus away from it.
  else if (event.key !== "Tab" && (event.ctrlKey || event.metaKey)) return false;
  return true;
}

function runFirst<Subject>(
  desk: BoardDesk,
  event: KeyboardEvent,
  actions: readonly Action<Subject>[],
  subject: Subject,
): boolean {
  for (const action of actions) {
    if (!action.shortcuts.some((shortcut) => isPressed(event, shortcut))) continue;
    if (!action.isOffered(desk, subject)) continue;
    action.run(desk, subject);
    return true;
  }
  return false;
}

function move(desk: BoardDesk, direction: Direction): boolean {
  const view = desk.shown;
  const { active } = desk.ui.get();
  const from = active && nearestSpot(view, active);
  const spot = from ? walk(view, from, direction) : firstSpot(view);
  if (!spot) return from !== null;
  patchUi(desk, { active: spot });
  desk.dom.focus(spot);
  return true;
}

/** With Shift an arrow takes the next card along; while cards are selected, the letters are for all of them. */
function onSelectionKey(desk: BoardDesk, event: KeyboardEvent, cardId: string | undefined): boolean {
  const { selected } = desk.ui.get();
  const step = event.key === "ArrowUp" ? "up" : event.key === "ArrowDown" ? "down" : undefined;
  const card = cardId === undefined ? undefined : desk.live.getState().view.liveCard(cardId);
  if (card && step && event.shiftKey && !event.ctrlKey && !event.metaKey && mayDo(desk, "cards.move")) {
    const spot = walk(desk.shown, { columnId: card.columnId, cardId: card.id }, step);
    if (!spot?.cardId) return true;
    extendSelection(desk, card.id, spot.cardId);
    patchUi(desk, { active: spot });
    desk.dom.focus(spot);
    return true;
  }
  if (card && runFirst(desk, event, [selectAll], card.columnId)) return true;
  return selected.size > 0 && runFirst(desk, event, selectionActions, undefined);
}

function onBoardKey(desk: BoardDesk, event: KeyboardEvent): boolean {
  const onBoard = isOnBoard(event.target);
  const { active } = desk.ui.get();
  const { view } = desk.live.getState();
  const cardId = onBoard && active?.cardId && view.liveCard(active.cardId) ? active.cardId : undefined;
  // A card is a link: Enter opens it by itself, and a new tab with Ctrl.
  if (cardId !== undefined && event.key === "Enter" && event.target !== document.body) return false;
  if (onSelectionKey(desk, event, cardId)) return true;
  if (cardId !== undefined && runFirst(desk, event, cardActions, cardId)) return true;
  const direction = directionOf(event);
  if (direction) return onBoard && move(desk, direction);
  if (!onBoard && (event.key === " " || event.key === "Enter")) return false;
  const columnId = active && view.liveColumn(active.columnId) ? active.columnId : view.columns[0]?.id;
  if (cardId === undefined && onBoard && active && columnId !== undefined) {
    if (runFirst(desk, event, columnActions, columnId)) return true;
  }
  if (columnId !== undefined && runFirst(desk, event, [addCard], columnId)) return true;
  return runFirst(desk, event, boardActions, undefined);
}

/** A picker is on its way and has not the focus yet: what is typed goes into it and not to the board. */
function onPickerKey(desk: BoardDesk, event: KeyboardEvent): boolean {
  const { opened } = desk.ui.get();
  if (opened?.what !== "card-labels" && opened?.what !== "card-people" && opened?.what !== "card-dates") return false;
  // Nobody will see it any more: the card is deleted, or mine to look at only.
  const isWanted = desk.live.getState().view.liveCard(opened.cardId) !== undefined && mayDo(desk, "card.edit");
  if (!isWanted || event.key === "Escape") patchUi(desk, { opened: null });
  if (!isWanted) return false;
  if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return event.key !== "Tab";
  if ("typed" in opened) patchUi(desk, { opened: { ...opened, typed: opened.typed + event.key } });
  return true;
}

/** The whole board by keyboard. `isOn`: false while a card is open over it. */
export function useBoardKeys(desk: BoardDesk, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || isElsewhere(event.target)) return;
      const { carry } = desk.ui.get();
      if (carry?.by === "pointer") return;
      const isTaken = carry ? onCarryKey(desk, event) : onPickerKey(desk, event) || onBoardKey(desk, event);
      if (isTaken) event.preventDefault();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [desk, isOn]);
}
