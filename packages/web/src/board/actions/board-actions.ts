import {
  AlignLeft,
  Archive,
  ArchiveRestore,
  Copy,
  Eye,
  History,
  Keyboard,
  ListFilter,
  Palette,
  Redo2,
  Star,
  StarOff,
  Tags,
  Trash,
  Trash2,
  Undo2,
  UserPlus,
  Users,
} from "lucide-react";
import { isStarred, setStar } from "../../boards/stars.ts";
import { openFilter } from "../../filter/open-filter.ts";
import { toggleBoardWatch } from "../../notification/watching.ts";
import { type BoardDesk, patchUi } from "../board-desk.ts";
import type { Action } from "./action.ts";
import { mayDo, redo, sendWithUndo, undo } from "./send.ts";

const undoLast: Action = {
  name: "board.undo",
  label: "board.undo",
  icon: Undo2,
  shortcuts: ["Mod+z"],
  isOffered: (desk) => mayDo(desk, "comment.add"),
  run: undo,
};

const redoLast: Action = {
  name: "board.redo",
  label: "board.redo",
  icon: Redo2,
  shortcuts: ["Mod+Shift+z", "Mod+y"],
  isOffered: (desk) => mayDo(desk, "comment.add"),
  run: redo,
};

export const share: Action = {
  name: "board.share",
  label: "member.share.action",
  icon: UserPlus,
  shortcuts: [],
  isOffered: (desk) => mayDo(desk, "member.add"),
  run: (desk) => patchUi(desk, { opened: { what: "share" } }),
};

/** The same place for who may only look. */
export const members: Action = {
  ...share,
  name: "board.members",
  label: "member.share.see",
  icon: Users,
  isOffered: (desk) => !share.isOffered(desk),
};

const about: Action = {
  name: "board.about",
  label: "board.about.action",
  icon: AlignLeft,
  shortcuts: [],
  isOffered: () => true,
  run: (desk) => patchUi(desk, { opened: { what: "board-about" } }),
};

const activity: Action = {
  name: "board.activity",
  label: "activity.action",
  icon: History,
  shortcuts: [],
  isOffered: () => true,
  run: (desk) => patchUi(desk, { opened: { what: "board-activity" } }),
};

const background: Action = {
  name: "board.background",
  label: "board.background.action",
  icon: Palette,
  shortcuts: [],
  isOffered: (desk) => mayDo(desk, "board.edit"),
  run: (desk) => patchUi(desk, { opened: { what: "board-background" } }),
};

const copy: Action = {
  name: "board.copy",
  label: "board.copy.action",
  icon: Copy,
  shortcuts: [],
  isOffered: () => true,
  run: (desk) => patchUi(desk, { opened: { what: "board-copy" } }),
};

const star: Action = {
  name: "board.star",
  label: "boards.star.action",
  icon: Star,
  shortcuts: [],
  isOffered: (desk) => !isStarred(desk.me.id, desk.live.boardId),
  run: (desk) => void setStar(desk, desk.me.id, desk.live.boardId, true),
};

const unstar: Action = {
  ...star,
  name: "board.unstar",
  label: "boards.star.remove",
  icon: StarOff,
  isOffered: (desk) => isStarred(desk.me.id, desk.live.boardId),
  run: (desk) => void setStar(desk, desk.me.id, desk.live.boardId, false),
};

const watch: Action = {
  name: "board.watch",
  label: "notification.watch.boardAction",
  icon: Eye,
  shortcuts: ["Shift+w"],
  isOffered: () => true,
  run: (desk) => void toggleBoardWatch(desk),
};

const trash: Action = {
  name: "board.trash",
  label: "board.trash.action",
  icon: Trash,
  shortcuts: [],
  isOffered: () => true,
  run: (desk) => patchUi(desk, { opened: { what: "board-trash" } }),
};

const labels: Action = {
  name: "board.labels",
  label: "label.title",
  icon: Tags,
  shortcuts: [],
  isOffered: () => true,
  run: (desk) => patchUi(desk, { opened: { what: "board-labels" } }),
};

const filter: Action = {
  name: "board.filter",
  label: "filter.title",
  icon: ListFilter,
  shortcuts: ["/"],
  isOffered: () => true,
  run: openFilter,
};

const help: Action = {
  name: "board.help",
  label: "keys.title",
  icon: Keyboard,
  shortcuts: ["?"],
  isOffered: () => true,
  run: (desk) => patchUi(desk, { opened: { what: "help" } }),
};

const infoOf = (desk: BoardDesk) => desk.live.getState().view.info;

const archive: Action = {
  name: "board.archive",
  label: "board.archive.action",
  icon: Archive,
  shortcuts: [],
  isOffered: (desk) => infoOf(desk).archivedAt === null && mayDo(desk, "board.archive"),
  run: (desk) =>
    sendWithUndo(desk, { type: "board.archive" }, desk.t("board.archive.done", { title: infoOf(desk).title })),
};

export const restore: Action = {
  name: "board.restore",
  label: "board.archive.restore",
  icon: ArchiveRestore,
  shortcuts: [],
  isOffered: (desk) => infoOf(desk).archivedAt !== null && mayDo(desk, "board.restore"),
  run: (desk) =>
    sendWithUndo(desk, { type: "board.restore" }, desk.t("board.archive.restored", { title: infoOf(desk).title })),
};

const deleteBoard: Action = {
  name: "board.delete",
  label: "board.delete.action",
  icon: Trash2,
  shortcuts: [],
  isDangerous: true,
  takesAway: true,
  isOffered: (desk) => infoOf(desk).creatorId === desk.me.id && mayDo(desk, "board.delete"),
  run: (desk) => patchUi(desk, { opened: { what: "board-delete" } }),
};

export const boardActions: readonly Action[] = [
  undoLast,
  redoLast,
  share,
  members,
  about,
  filter,
  labels,
  activity,
  background,
  star,
  unstar,
  watch,
  copy,
  trash,
  help,
  archive,
  restore,
  deleteBoard,
];
