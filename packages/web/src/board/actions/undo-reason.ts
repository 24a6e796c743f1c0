import type { UndoBlocked } from "@syncboard/client";
import type { BoardEvent, EventType } from "@syncboard/model";
import type { BoardDesk } from "../board-desk.ts";

/** What somebody did that leaves nothing to take back: the keys of its sentences. */
type Reason =
  | "title"
  | "description"
  | "background"
  | "dates"
  | "done"
  | "name"
  | "color"
  | "limit"
  | "deleted"
  | "archived"
  | "restored"
  | "moved"
  | "labels"
  | "people"
  | "role"
  | "used"
  | "other";

const OF_FIELD: Readonly<Record<string, Reason>> = {
  title: "title",
  description: "description",
  background: "background",
  startAt: "dates",
  dueAt: "dates",
  doneAt: "done",
  name: "name",
  color: "color",
  wipLimit: "limit",
};

const OF_EVENT: Readonly<Partial<Record<EventType, Reason>>> = {
  "card.moved": "moved",
  "card.left": "moved",
  "card.arrived": "moved",
  "card.labelled": "labels",
  "card.unlabelled": "labels",
  "card.assigned": "people",
  "card.unassigned": "people",
  "card.added": "used",
  "column.moved": "moved",
  "column.arranged": "moved",
  "member.added": "role",
  "member.changed": "role",
  "member.removed": "role",
  "board.passed": "role",
};

function reasonOf(act: BoardEvent, since: BoardEvent): Reason {
  if (since.type.endsWith(".deleted")) return "deleted";
  if (since.type.endsWith(".archived")) return "archived";
  if (since.type.endsWith(".restored")) return "restored";
  // A label that was made, and is on somebody's card.
  if (act.type === "label.added" && since.type === "card.labelled") return "used";
  if ("changes" in act && "changes" in since) {
    const field = Object.keys(act.changes).find((each) => each in since.changes);
    return (field && OF_FIELD[field]) || "other";
  }
  return OF_EVENT[since.type] ?? "other";
}

/** Why an act was not taken back: who did what since, where that is known. */
export function blockedText({ live, me, t }: BoardDesk, { act, since }: UndoBlocked): string {
  if (act.type === "board.passed") return t("board.undoOutcome.passed");
  if (!since) return t("board.undoOutcome.changed_since");
  if (since.actorId === me.id) return t("board.undoOutcome.byMyself");
  const name = live.getState().profiles.get(since.actorId)?.name;
  return name === undefined
    ? t("board.undoOutcome.changed_since")
    : t(`board.undoOutcome.since.${reasonOf(act, since)}`, { name });
}
