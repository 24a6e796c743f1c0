import { type Static, Type } from "typebox";
import {
  type ChangeOfLists,
  ChecklistRow,
  Count,
  changeLists,
  checklistFrom,
  checklistRowOf,
  checklistsOf,
  counted,
  isSameItem,
  itemsOf,
  liveChecklist,
  respacedRows,
  withChecklist,
} from "../checklist.ts";
import { Id } from "../ids.ts";
import { MAX_CHECKLISTS, MAX_ITEMS } from "../limits.ts";
import { placeAgain } from "../place.ts";
import { ranked } from "../rank.ts";
import { Respaced } from "../respace.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";
import type { ChecklistDelete } from "./checklist-delete.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("checklist.restore"), cardId: Id, checklistId: Id },
  { additionalProperties: false },
);
export type ChecklistRestore = Static<typeof command>;

/** Carries the checklist: who opened the card after the deletion has never seen it. */
export const event = Type.Object({
  type: Type.Literal("checklist.restored"),
  cardId: Id,
  checklistId: Id,
  checklist: ChecklistRow,
  respaced: Type.Optional(Respaced),
  itemCount: Count,
  doneCount: Count,
});
export type ChecklistRestored = Static<typeof event>;

const change: ChangeOfLists<Omit<ChecklistRestored, "itemCount" | "doneCount">> = (lists, event) => {
  const { checklistId, checklist, respaced, at } = event;
  const known = lists.find(({ id }) => id === checklistId);
  const row = checklistFrom(checklist);
  const returned = new Set(row.items.map(({ id }) => id));
  // What is known of it may hold deleted items, too.
  const items = ranked([...row.items, ...(known?.items ?? []).filter(({ id }) => !returned.has(id))]);
  return withChecklist(respacedRows(lists, respaced), { ...row, items, updatedAt: at });
};

export const verb: Verb<ChecklistRestore, ChecklistRestored, BodyOf<ChecklistDelete>> = {
  decide(board, { cardId, checklistId }, { now }) {
    const card = board.liveCard(cardId);
    if (!card) return refuse("not_found", "cardId");
    const checklist = card.checklists?.find(({ id }) => id === checklistId);
    if (!checklist) return refuse("not_found", "checklistId");
    if (checklist.deletedAt === null) return UNCHANGED;
    const live = checklistsOf(card);
    if (live.length >= MAX_CHECKLISTS) return refuse("card_full");
    if (card.itemCount + itemsOf(checklist).length > MAX_ITEMS) return refuse("card_full");
    const { rank, respaced } = placeAgain(live, checklist);
    const row = { ...checklistRowOf(checklist), rank };
    const body = { type: "checklist.restored", cardId, checklistId, checklist: row } as const;
    return applied(counted(card, { ...body, ...(respaced && { respaced }) }, change, now));
  },
  apply: (board, event) => changeLists(board, event, change),
  invert(board, { cardId, checklistId, checklist: { title, items } }) {
    const card = board.liveCard(cardId);
    const checklist = card && liveChecklist(card, checklistId);
    // Others have worked on it since: taking the checklist away would take that too.
    if (checklist?.title !== title) return undefined;
    const now = itemsOf(checklist);
    const isAsItCame = now.length === items.length && now.every((item, at) => isSameItem(item, items[at]));
    return isAsItCame ? { type: "checklist.delete", cardId, checklistId } : undefined;
  },
  reads: ({ cardId }) => ({ texts: [cardId] }),
};
