import { Archive, Gauge, GripVertical, MoveRight, PenLine, Plus, SquareCheck, Trash2 } from "lucide-react";
import { select } from "../../selection/selection.ts";
import { type BoardDesk, patchUi } from "../board-desk.ts";
import { firstSpot } from "../walk.ts";
import type { Action } from "./action.ts";
import { liftColumn } from "./carrying.ts";
import { mayDo, sendWithUndo } from "./send.ts";

export const addCard: Action<string> = {
  name: "column.addCard",
  label: "card.add",
  icon: Plus,
  shortcuts: ["n"],
  isOffered: (desk) => mayDo(desk, "card.add"),
  run(desk, columnId) {
    patchUi(desk, { opened: { what: "add-card", columnId } });
    desk.dom.revealColumn(columnId);
  },
};

const rename: Action<string> = {
  name: "column.rename",
  label: "board.column.rename",
  icon: PenLine,
  shortcuts: ["e", "Enter"],
  isOffered: (desk) => mayDo(desk, "column.edit"),
  run: (desk, columnId) => patchUi(desk, { opened: { what: "column-title", columnId } }),
};

const limit: Action<string> = {
  name: "column.limit",
  label: "board.column.limit",
  icon: Gauge,
  shortcuts: [],
  isOffered: (desk) => mayDo(desk, "column.edit"),
  run: (desk, columnId) => patchUi(desk, { opened: { what: "column-limit", columnId } }),
};

const pickUp: Action<string> = {
  name: "column.pickUp",
  label: "keys.pickUp",
  icon: GripVertical,
  shortcuts: ["Space"],
  isForKeysOnly: true,
  isOffered: (desk) => mayDo(desk, "column.move"),
  run: (desk, columnId) => liftColumn(desk, columnId, "keys"),
};

export const selectAll: Action<string> = {
  name: "column.selectAll",
  label: "board.selection.all",
  icon: SquareCheck,
  shortcuts: ["Mod+a"],
  isOffered: (desk, columnId) => mayDo(desk, "cards.move") && desk.shown.cardsIn(columnId).length > 0,
  run: (desk, columnId) =>
    select(
      desk,
      desk.shown.cardsIn(columnId).map(({ id }) => id),
    ),
};

/** All of them, whatever a filter leaves on the screen. */
const moveAll: Action<string> = {
  name: "column.moveAll",
  label: "board.selection.moveAll",
  icon: MoveRight,
  shortcuts: [],
  isOffered: (desk, columnId) => mayDo(desk, "cards.move") && desk.live.getState().view.cardsIn(columnId).length > 0,
  run(desk, columnId) {
    const cards = desk.live.getState().view.cardsIn(columnId);
    select(
      desk,
      cards.map(({ id }) => id),
    );
    patchUi(desk, { opened: { what: "selection-move" } });
  },
};

const archive: Action<string> = {
  name: "column.archive",
  label: "board.column.archive",
  icon: Archive,
  shortcuts: ["#"],
  takesAway: true,
  isOffered: (desk) => mayDo(desk, "column.archive"),
  run: (desk, columnId) => takeAway(desk, columnId, "column.archive", "board.column.archived"),
};

const remove: Action<string> = {
  name: "column.delete",
  label: "board.column.delete",
  icon: Trash2,
  shortcuts: ["Delete", "Backspace"],
  isDangerous: true,
  takesAway: true,
  isOffered: (desk) => mayDo(desk, "column.delete"),
  run: (desk, columnId) => takeAway(desk, columnId, "column.delete", "board.column.deleted"),
};

function takeAway(
  desk: BoardDesk,
  columnId: string,
  type: "column.archive" | "column.delete",
  said: "board.column.archived" | "board.column.deleted",
): void {
  const { view } = desk.live.getState();
  const column = view.liveColumn(columnId);
  if (!column) return;
  const text = desk.t(said, { title: column.title, count: view.cardsIn(columnId).length });
  sendWithUndo(desk, { type, columnId }, text);
  const spot = firstSpot(desk.shown);
  patchUi(desk, { active: spot ?? null });
  if (spot) desk.dom.focus(spot);
}

export const columnActions: readonly Action<string>[] = [
  addCard,
  rename,
  limit,
  selectAll,
  moveAll,
  pickUp,
  archive,
  remove,
];
