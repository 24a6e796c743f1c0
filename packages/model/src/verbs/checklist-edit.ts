import { type Static, Type } from "typebox";
import { after, before, ChangeOf, changesOf } from "../change.ts";
import {
  type ChangeOfLists,
  type Checklist,
  Count,
  changeLists,
  counted,
  liveChecklist,
  withChecklist,
} from "../checklist.ts";
import { Id, Title } from "../ids.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("checklist.edit"), cardId: Id, checklistId: Id, title: Type.Optional(Title) },
  { additionalProperties: false },
);
export type ChecklistEdit = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("checklist.edited"),
  cardId: Id,
  checklistId: Id,
  changes: Type.Object({ title: Type.Optional(ChangeOf(Title)) }),
  itemCount: Count,
  doneCount: Count,
});
export type ChecklistEdited = Static<typeof event>;

type Fields = Pick<Checklist, "title">;

const change: ChangeOfLists<Omit<ChecklistEdited, "itemCount" | "doneCount">> = (
  lists,
  { checklistId, changes, at },
) => {
  const checklist = lists.find(({ id }) => id === checklistId);
  return checklist ? withChecklist(lists, { ...checklist, ...after<Fields>(changes), updatedAt: at }) : lists;
};

export const verb: Verb<ChecklistEdit, ChecklistEdited, BodyOf<ChecklistEdit>> = {
  decide(board, { cardId, checklistId, title }, { now }) {
    const card = board.liveCard(cardId);
    if (!card) return refuse("not_found", "cardId");
    const checklist = liveChecklist(card, checklistId);
    if (!checklist) return refuse("not_found", "checklistId");
    const changes = changesOf<Fields, "title">(checklist, { title }, ["title"]);
    if (!changes) return UNCHANGED;
    return applied(counted(card, { type: "checklist.edited", cardId, checklistId, changes }, change, now));
  },
  apply: (board, event) => changeLists(board, event, change),
  invert(board, { cardId, checklistId, changes }) {
    const card = board.liveCard(cardId);
    const checklist = card && liveChecklist(card, checklistId);
    const values = checklist && before<Fields>(changes, checklist);
    return values && { type: "checklist.edit", cardId, checklistId, ...values };
  },
  reads: ({ cardId }) => ({ texts: [cardId] }),
};
