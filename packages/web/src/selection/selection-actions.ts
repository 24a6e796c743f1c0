import { Archive, MoveRight, Tag, Trash2, UserPlus, X } from "lucide-react";
import type { Action } from "../board/actions/action.ts";
import { mayDo, sendWithUndo } from "../board/actions/send.ts";
import { type BoardDesk, patchUi } from "../board/board-desk.ts";
import { nearestSpot } from "../board/walk.ts";
import { select, selectedCards } from "./selection.ts";

// What is done to all selected cards at once.

const move: Action = {
  name: "selection.move",
  label: "card.action.moveTo",
  icon: MoveRight,
  shortcuts: ["m"],
  isOffered: (desk) => mayDo(desk, "cards.move"),
  run: (desk) => patchUi(desk, { opened: { what: "selection-move" } }),
};

const labels: Action = {
  name: "selection.labels",
  label: "card.action.labels",
  icon: Tag,
  shortcuts: ["l"],
  isOffered: (desk) => mayDo(desk, "cards.label"),
  run: (desk) => patchUi(desk, { opened: { what: "selection-labels" } }),
};

const assign: Action = {
  name: "selection.assign",
  label: "card.action.assign",
  icon: UserPlus,
  shortcuts: ["a"],
  isOffered: (desk) => mayDo(desk, "cards.assign"),
  run: (desk) => patchUi(desk, { opened: { what: "selection-people" } }),
};

const archive: Action = {
  name: "selection.archive",
  label: "board.selection.archive",
  icon: Archive,
  shortcuts: ["#"],
  isOffered: (desk) => mayDo(desk, "cards.archive"),
  run: (desk) => takeAway(desk, "cards.archive", "board.selection.archived"),
};

const remove: Action = {
  name: "selection.delete",
  label: "board.selection.delete",
  icon: Trash2,
  shortcuts: ["Delete", "Backspace"],
  isDangerous: true,
  isOffered: (desk) => mayDo(desk, "cards.delete"),
  run: (desk) => takeAway(desk, "cards.delete", "board.selection.deleted"),
};

function takeAway(
  desk: BoardDesk,
  type: "cards.archive" | "cards.delete",
  said: "board.selection.archived" | "board.selection.deleted",
): void {
  const cardIds = selectedCards(desk).map(({ id }) => id);
  if (cardIds.length === 0) return;
  sendWithUndo(desk, { type, cardIds }, desk.t(said, { count: cardIds.length }));
  select(desk, []);
  const { active } = desk.ui.get();
  const spot = active && nearestSpot(desk.shown, active);
  patchUi(desk, { active: spot ?? null });
  if (spot) desk.dom.focus(spot);
}

const clear: Action = {
  name: "selection.clear",
  label: "board.selection.clear",
  icon: X,
  shortcuts: ["Escape"],
  isOffered: () => true,
  run(desk) {
    select(desk, []);
    const { active } = desk.ui.get();
    if (active) desk.dom.focus(active);
  },
};

export const selectionActions: readonly Action[] = [move, labels, assign, archive, remove, clear];
