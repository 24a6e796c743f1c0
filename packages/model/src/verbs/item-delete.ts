import { type Static, Type } from "typebox";
import { type ChangeOfLists, Count, changeLists, counted, findItem, liveItem, withItem } from "../checklist.ts";
import { Id } from "../ids.ts";
import { applied, type BodyOf, refuse, type Verb } from "../verb.ts";
import type { ItemRestore } from "./item-restore.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("item.delete"), cardId: Id, itemId: Id },
  { additionalProperties: false },
);
export type ItemDelete = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("item.deleted"),
  cardId: Id,
  itemId: Id,
  text: Type.String(),
  itemCount: Count,
  doneCount: Count,
});
export type ItemDeleted = Static<typeof event>;

const change: ChangeOfLists<Omit<ItemDeleted, "itemCount" | "doneCount">> = (lists, { itemId, at }) => {
  const found = findItem({ checklists: lists }, itemId);
  return found ? withItem(lists, found.checklist.id, { ...found.item, updatedAt: at, deletedAt: at }) : lists;
};

export const verb: Verb<ItemDelete, ItemDeleted, BodyOf<ItemRestore>> = {
  decide(board, { cardId, itemId }, { now }) {
    const card = board.liveCard(cardId);
    if (!card) return refuse("not_found", "cardId");
    const found = liveItem(card, itemId);
    if (!found) return refuse("not_found", "itemId");
    return applied(counted(card, { type: "item.deleted", cardId, itemId, text: found.item.text }, change, now));
  },
  apply: (board, event) => changeLists(board, event, change),
  invert(board, { cardId, itemId, at }) {
    const card = board.liveCard(cardId);
    if (!card) return undefined;
    const found = findItem(card, itemId);
    // A card that was read since does not hold what is deleted: then the server decides.
    const canReturn = !found || (found.item.deletedAt === at && found.checklist.deletedAt === null);
    return canReturn ? { type: "item.restore", cardId, itemId } : undefined;
  },
  reads: ({ cardId }) => ({ texts: [cardId] }),
};
