import { type Static, Type } from "typebox";
import {
  type ChangeOfLists,
  Count,
  changeLists,
  counted,
  findItem,
  itemsOf,
  liveChecklist,
  liveItem,
  respacedItems,
  withItem,
} from "../checklist.ts";
import { Id, Position } from "../ids.ts";
import { formerPredecessor, placeFor, predecessor } from "../place.ts";
import { without } from "../rank.ts";
import { Respaced } from "../respace.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";

export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("item.move"),
    cardId: Id,
    itemId: Id,
    /** Without it the item stays in its checklist. */
    checklistId: Type.Optional(Id),
    afterItemId: Type.Optional(Type.Union([Id, Type.Null()])),
    position: Type.Optional(Position),
  },
  { additionalProperties: false },
);
export type ItemMove = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("item.moved"),
  cardId: Id,
  itemId: Id,
  from: Type.Object({ checklistId: Id, rank: Type.String(), afterItemId: Type.Union([Id, Type.Null()]) }),
  checklistId: Id,
  rank: Type.String(),
  respaced: Type.Optional(Respaced),
  itemCount: Count,
  doneCount: Count,
});
export type ItemMoved = Static<typeof event>;

const change: ChangeOfLists<Omit<ItemMoved, "itemCount" | "doneCount">> = (lists, event) => {
  const { itemId, checklistId, rank, respaced, at } = event;
  const spaced = respacedItems(lists, respaced);
  const found = findItem({ checklists: spaced }, itemId);
  return found ? withItem(spaced, checklistId, { ...found.item, rank, updatedAt: at }) : spaced;
};

export const verb: Verb<ItemMove, ItemMoved, BodyOf<ItemMove>> = {
  decide(board, { cardId, itemId, afterItemId, position, ...command }, { now }) {
    const card = board.liveCard(cardId);
    if (!card) return refuse("not_found", "cardId");
    const found = liveItem(card, itemId);
    if (!found) return refuse("not_found", "itemId");
    const checklistId = command.checklistId ?? found.checklist.id;
    const checklist = liveChecklist(card, checklistId);
    if (!checklist) return refuse("not_found", "checklistId");
    if (afterItemId && !findItem(card, afterItemId)) return refuse("not_found", "afterItemId");
    const here = found.checklist.id === checklistId ? found.item : undefined;
    const find = (wanted: string) => checklist.items.find(({ id }) => id === wanted);
    const place = placeFor(itemsOf(checklist), here, { afterId: afterItemId, position }, find);
    if (!place) return UNCHANGED;
    const afterBefore = predecessor(itemsOf(found.checklist), found.item);
    const from = { checklistId: found.checklist.id, rank: found.item.rank, afterItemId: afterBefore };
    const body = { type: "item.moved", cardId, itemId, from, checklistId, ...place } as const;
    return applied(counted(card, body, change, now));
  },
  apply: (board, event) => changeLists(board, event, change),
  invert(board, { cardId, itemId, from, checklistId, rank, respaced }) {
    const card = board.liveCard(cardId);
    const found = card && liveItem(card, itemId);
    if (!card || found?.checklist.id !== checklistId || found.item.rank !== rank) return undefined;
    const target = liveChecklist(card, from.checklistId);
    if (!target) return undefined;
    const neighbourId = respaced && from.checklistId === checklistId ? from.afterItemId : undefined;
    const list = without(itemsOf(target), found.item);
    const afterItemId = formerPredecessor(list, { id: itemId, rank: from.rank }, neighbourId);
    return { type: "item.move", cardId, itemId, checklistId: from.checklistId, afterItemId };
  },
  reads: ({ cardId }) => ({ texts: [cardId] }),
};
