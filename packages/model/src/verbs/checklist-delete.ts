import { type Static, Type } from "typebox";
import { type ChangeOfLists, Count, changeLists, counted, liveChecklist, withChecklist } from "../checklist.ts";
import { Id } from "../ids.ts";
import { applied, type BodyOf, refuse, type Verb } from "../verb.ts";
import type { ChecklistRestore } from "./checklist-restore.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("checklist.delete"), cardId: Id, checklistId: Id },
  { additionalProperties: false },
);
export type ChecklistDelete = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("checklist.deleted"),
  cardId: Id,
  checklistId: Id,
  title: Type.String(),
  itemCount: Count,
  doneCount: Count,
});
export type ChecklistDeleted = Static<typeof event>;

const change: ChangeOfLists<Omit<ChecklistDeleted, "itemCount" | "doneCount">> = (lists, { checklistId, at }) => {
  const checklist = lists.find(({ id }) => id === checklistId);
  return checklist ? withChecklist(lists, { ...checklist, updatedAt: at, deletedAt: at }) : lists;
};

export const verb: Verb<ChecklistDelete, ChecklistDeleted, BodyOf<ChecklistRestore>> = {
  decide(board, { cardId, checklistId }, { now }) {
    const card = board.liveCard(cardId);
    if (!card) return refuse("not_found", "cardId");
    const checklist = liveChecklist(card, checklistId);
    if (!checklist) return refuse("not_found", "checklistId");
    const body = { type: "checklist.deleted", cardId, checklistId, title: checklist.title } as const;
    return applied(counted(card, body, change, now));
  },
  apply: (board, event) => changeLists(board, event, change),
  invert(board, { cardId, checklistId, at }) {
    const card = board.liveCard(cardId);
    if (!card) return undefined;
    const checklist = card.checklists?.find(({ id }) => id === checklistId);
    // A card that was read since does not hold what is deleted: then the server decides.
    return !checklist || checklist.deletedAt === at ? { type: "checklist.restore", cardId, checklistId } : undefined;
  },
  reads: ({ cardId }) => ({ texts: [cardId] }),
};
