import {
  Archive,
  CalendarClock,
  Copy,
  Eye,
  GripVertical,
  ImageIcon,
  ListChecks,
  MessageSquare,
  MoveRight,
  Paperclip,
  PenLine,
  SquareArrowOutUpRight,
  SquareCheck,
  Tag,
  Trash2,
  UserPlus,
} from "lucide-react";
import { toggleCardWatch } from "../../notification/watching.ts";
import { toggleSelected } from "../../selection/selection.ts";
import type { BoardDesk } from "../board-desk.ts";
import { patchUi } from "../board-desk.ts";
import { nearestSpot } from "../walk.ts";
import type { Action } from "./action.ts";
import { liftCard } from "./carrying.ts";
import { mayDo, sendWithUndo } from "./send.ts";

const open: Action<string> = {
  name: "card.open",
  label: "card.action.open",
  icon: SquareArrowOutUpRight,
  shortcuts: ["Enter"],
  isOffered: () => true,
  run: (desk, cardId) => desk.openCard(cardId),
};

const editTitle: Action<string> = {
  name: "card.editTitle",
  label: "card.action.editTitle",
  icon: PenLine,
  shortcuts: ["e"],
  isOffered: (desk) => mayDo(desk, "card.edit"),
  run: (desk, cardId) => patchUi(desk, { opened: { what: "card-title", cardId } }),
};

const labels: Action<string> = {
  name: "card.labels",
  label: "card.action.labels",
  icon: Tag,
  shortcuts: ["l"],
  isOffered: (desk) => mayDo(desk, "card.label"),
  run: (desk, cardId) => patchUi(desk, { opened: { what: "card-labels", cardId, typed: "" } }),
};

const assign: Action<string> = {
  name: "card.assign",
  label: "card.action.assign",
  icon: UserPlus,
  shortcuts: ["a"],
  isOffered: (desk) => mayDo(desk, "card.assign"),
  run: (desk, cardId) => patchUi(desk, { opened: { what: "card-people", cardId, typed: "" } }),
};

const dates: Action<string> = {
  name: "card.dates",
  label: "card.action.dates",
  icon: CalendarClock,
  shortcuts: ["d"],
  isOffered: (desk) => mayDo(desk, "card.edit"),
  run: (desk, cardId) => patchUi(desk, { opened: { what: "card-dates", cardId } }),
};

const addChecklist: Action<string> = {
  name: "card.addChecklist",
  label: "card.action.addChecklist",
  icon: ListChecks,
  shortcuts: ["t"],
  isOffered: (desk) => mayDo(desk, "checklist.add"),
  run(desk, cardId) {
    patchUi(desk, { opened: { what: "card-checklist", cardId } });
    desk.openCard(cardId);
  },
};

const comment: Action<string> = {
  name: "card.comment",
  label: "card.action.comment",
  icon: MessageSquare,
  shortcuts: ["c"],
  isOffered: (desk) => mayDo(desk, "comment.add"),
  run(desk, cardId) {
    patchUi(desk, { opened: { what: "card-comment", cardId } });
    desk.openCard(cardId);
  },
};

const attach: Action<string> = {
  name: "card.attach",
  label: "card.action.attach",
  icon: Paperclip,
  shortcuts: ["f"],
  isOffered: (desk) => mayDo(desk, "attachment.add"),
  run(desk, cardId) {
    patchUi(desk, { opened: { what: "card-attach", cardId } });
    desk.openCard(cardId);
  },
};

const cover: Action<string> = {
  name: "card.cover",
  label: "attachment.cover.choose",
  icon: ImageIcon,
  shortcuts: ["v"],
  isOffered: (desk) => mayDo(desk, "card.edit"),
  run: (desk, cardId) => patchUi(desk, { opened: { what: "card-cover", cardId } }),
};

const watch: Action<string> = {
  name: "card.watch",
  label: "notification.watch.action",
  icon: Eye,
  shortcuts: ["w"],
  isOffered: () => true,
  run: (desk, cardId) => void toggleCardWatch(desk, cardId),
};

export const selectCard: Action<string> = {
  name: "card.select",
  label: "card.action.select",
  icon: SquareCheck,
  shortcuts: ["x"],
  isOffered: (desk) => mayDo(desk, "cards.move"),
  run: toggleSelected,
};

const pickUp: Action<string> = {
  name: "card.pickUp",
  label: "keys.pickUp",
  icon: GripVertical,
  shortcuts: ["Space"],
  isForKeysOnly: true,
  isOffered: (desk) => mayDo(desk, "card.move"),
  run: (desk, cardId) => liftCard(desk, cardId, "keys"),
};

const moveTo: Action<string> = {
  name: "card.moveTo",
  label: "card.action.moveTo",
  icon: MoveRight,
  shortcuts: ["m"],
  isOffered: (desk) => mayDo(desk, "card.move"),
  run: (desk, cardId) => patchUi(desk, { opened: { what: "card-move", cardId } }),
};

const copy: Action<string> = {
  name: "card.copy",
  label: "card.action.copy",
  icon: Copy,
  shortcuts: ["y"],
  isOffered: (desk) => mayDo(desk, "card.add"),
  run: (desk, cardId) => patchUi(desk, { opened: { what: "card-copy", cardId } }),
};

export const archiveCard: Action<string> = {
  name: "card.archive",
  label: "card.action.archive",
  icon: Archive,
  shortcuts: ["#"],
  takesAway: true,
  isOffered: (desk) => mayDo(desk, "card.archive"),
  run: (desk, cardId) => takeAway(desk, cardId, "card.archive", "card.archived"),
};

export const deleteCard: Action<string> = {
  name: "card.delete",
  label: "card.action.delete",
  icon: Trash2,
  shortcuts: ["Delete", "Backspace"],
  isDangerous: true,
  takesAway: true,
  isOffered: (desk) => mayDo(desk, "card.delete"),
  run: (desk, cardId) => takeAway(desk, cardId, "card.delete", "card.deleted"),
};

function takeAway(
  desk: BoardDesk,
  cardId: string,
  type: "card.archive" | "card.delete",
  said: "card.archived" | "card.deleted",
): void {
  const card = desk.live.getState().view.liveCard(cardId);
  if (!card) return;
  const place = desk.shown.cardsIn(card.columnId).indexOf(card);
  sendWithUndo(desk, { type, cardId }, desk.t(said, { title: card.title }));
  focusAfter(desk, card.columnId, cardId, place);
}

/** The hands go to the card that has taken its place. */
export function focusAfter(desk: BoardDesk, columnId: string, cardId: string, place: number): void {
  if (desk.ui.get().active?.cardId !== cardId) return;
  const spot = nearestSpot(desk.shown, { columnId, cardId }, { place });
  patchUi(desk, { active: spot ?? null });
  if (spot) desk.dom.focus(spot);
}

export const cardActions: readonly Action<string>[] = [
  open,
  editTitle,
  labels,
  assign,
  dates,
  addChecklist,
  comment,
  attach,
  cover,
  moveTo,
  copy,
  watch,
  selectCard,
  pickUp,
  archiveCard,
  deleteCard,
];
