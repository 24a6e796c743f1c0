import { Gauge, GripVertical, PenLine, Plus, Trash2 } from "lucide-react";
import { patchUi } from "../board-desk.ts";
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

const remove: Action<string> = {
  name: "column.delete",
  label: "board.column.delete",
  icon: Trash2,
  shortcuts: ["#", "Delete", "Backspace"],
  isDangerous: true,
  isOffered: (desk) => mayDo(desk, "column.delete"),
  run(desk, columnId) {
    const { view } = desk.live.getState();
    const column = view.liveColumn(columnId);
    if (!column) return;
    const text = desk.t("board.column.deleted", { title: column.title, count: view.cardsIn(columnId).length });
    sendWithUndo(desk, { type: "column.delete", columnId }, text);
    const spot = firstSpot(desk.live.getState().view);
    patchUi(desk, { active: spot ?? null });
    if (spot) desk.dom.focus(spot);
  },
};

export const columnActions: readonly Action<string>[] = [addCard, rename, limit, pickUp, remove];
