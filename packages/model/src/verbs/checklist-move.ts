import { type Static, Type } from "typebox";
import {
  type ChangeOfLists,
  Count,
  changeLists,
  checklistsOf,
  counted,
  liveChecklist,
  respacedRows,
  withChecklist,
} from "../checklist.ts";
import { Id, Position } from "../ids.ts";
import { formerPredecessor, placeFor, predecessor } from "../place.ts";
import { without } from "../rank.ts";
import { Respaced } from "../respace.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";

export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("checklist.move"),
    cardId: Id,
    checklistId: Id,
    afterChecklistId: Type.Optional(Type.Union([Id, Type.Null()])),
    position: Type.Optional(Position),
  },
  { additionalProperties: false },
);
export type ChecklistMove = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("checklist.moved"),
  cardId: Id,
  checklistId: Id,
  from: Type.Object({ rank: Type.String(), afterChecklistId: Type.Union([Id, Type.Null()]) }),
  rank: Type.String(),
  respaced: Type.Optional(Respaced),
  itemCount: Count,
  doneCount: Count,
});
export type ChecklistMoved = Static<typeof event>;

const change: ChangeOfLists<Omit<ChecklistMoved, "itemCount" | "doneCount">> = (lists, event) => {
  const { checklistId, rank, respaced, at } = event;
  const spaced = respacedRows(lists, respaced);
  const checklist = spaced.find(({ id }) => id === checklistId);
  return checklist ? withChecklist(spaced, { ...checklist, rank, updatedAt: at }) : spaced;
};

export const verb: Verb<ChecklistMove, ChecklistMoved, BodyOf<ChecklistMove>> = {
  decide(board, { cardId, checklistId, afterChecklistId, position }, { now }) {
    const card = board.liveCard(cardId);
    if (!card) return refuse("not_found", "cardId");
    const checklist = liveChecklist(card, checklistId);
    if (!checklist) return refuse("not_found", "checklistId");
    const find = (wanted: string) => card.checklists?.find(({ id }) => id === wanted);
    if (afterChecklistId && !find(afterChecklistId)) return refuse("not_found", "afterChecklistId");
    const live = checklistsOf(card);
    const place = placeFor(live, checklist, { afterId: afterChecklistId, position }, find);
    if (!place) return UNCHANGED;
    const from = { rank: checklist.rank, afterChecklistId: predecessor(live, checklist) };
    return applied(counted(card, { type: "checklist.moved", cardId, checklistId, from, ...place }, change, now));
  },
  apply: (board, event) => changeLists(board, event, change),
  invert(board, { cardId, checklistId, from, rank, respaced }) {
    const card = board.liveCard(cardId);
    const checklist = card && liveChecklist(card, checklistId);
    if (!card || checklist?.rank !== rank) return undefined;
    const list = without(checklistsOf(card), checklist);
    const was = { id: checklistId, rank: from.rank };
    const afterChecklistId = formerPredecessor(list, was, respaced && from.afterChecklistId);
    return { type: "checklist.move", cardId, checklistId, afterChecklistId };
  },
  reads: ({ cardId }) => ({ texts: [cardId] }),
};
