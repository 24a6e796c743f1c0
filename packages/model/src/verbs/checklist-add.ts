import { type Static, Type } from "typebox";
import {
  type ChangeOfLists,
  Count,
  changeLists,
  checklistsOf,
  counted,
  itemsOf,
  liveChecklist,
  respacedRows,
  withChecklist,
} from "../checklist.ts";
import { Id, Position, Title } from "../ids.ts";
import { MAX_CHECKLISTS } from "../limits.ts";
import { placeFor } from "../place.ts";
import { Respaced } from "../respace.ts";
import { applied, type BodyOf, refuse, type Verb } from "../verb.ts";
import type { ChecklistDelete } from "./checklist-delete.ts";

export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("checklist.add"),
    checklistId: Id,
    cardId: Id,
    title: Title,
    afterChecklistId: Type.Optional(Type.Union([Id, Type.Null()])),
    position: Type.Optional(Position),
  },
  { additionalProperties: false },
);
export type ChecklistAdd = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("checklist.added"),
  checklistId: Id,
  cardId: Id,
  title: Title,
  rank: Type.String(),
  respaced: Type.Optional(Respaced),
  itemCount: Count,
  doneCount: Count,
});
export type ChecklistAdded = Static<typeof event>;

const change: ChangeOfLists<Omit<ChecklistAdded, "itemCount" | "doneCount">> = (lists, event) => {
  const { checklistId: id, title, rank, respaced, at } = event;
  const checklist = { id, title, rank, items: [], createdAt: at, updatedAt: at, deletedAt: null };
  return withChecklist(respacedRows(lists, respaced), checklist);
};

export const verb: Verb<ChecklistAdd, ChecklistAdded, BodyOf<ChecklistDelete>> = {
  decide(board, { checklistId, cardId, title, afterChecklistId, position }, { now }) {
    const card = board.liveCard(cardId);
    if (!card) return refuse("not_found", "cardId");
    const all = card.checklists ?? [];
    if (all.some(({ id }) => id === checklistId)) return refuse("id_taken", "checklistId");
    const find = (wanted: string) => all.find(({ id }) => id === wanted);
    if (afterChecklistId && !find(afterChecklistId)) return refuse("not_found", "afterChecklistId");
    const live = checklistsOf(card);
    if (live.length >= MAX_CHECKLISTS) return refuse("card_full");
    const place = placeFor(live, undefined, { afterId: afterChecklistId, position }, find);
    // A checklist that is not in the list always gets a place.
    if (!place) return refuse("id_taken", "checklistId");
    return applied(counted(card, { type: "checklist.added", checklistId, cardId, title, ...place }, change, now));
  },
  apply: (board, event) => changeLists(board, event, change),
  invert(board, { checklistId, cardId, title }) {
    const card = board.liveCard(cardId);
    const checklist = card && liveChecklist(card, checklistId);
    // Others have worked on it: taking the checklist away would take that too.
    if (checklist?.title !== title || itemsOf(checklist).length > 0) return undefined;
    return { type: "checklist.delete", cardId, checklistId };
  },
  reads: ({ cardId, checklistId }) => ({ texts: [cardId], checklists: [checklistId] }),
};
