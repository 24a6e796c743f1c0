import { type Static, Type } from "typebox";
import {
  type ChangeOfLists,
  Count,
  changeLists,
  counted,
  findItem,
  ItemRow,
  isSameItem,
  itemRowOf,
  itemsOf,
  liveItem,
  respacedItems,
  withItem,
} from "../checklist.ts";
import { Id } from "../ids.ts";
import { MAX_ITEMS } from "../limits.ts";
import { placeAgain } from "../place.ts";
import { Respaced } from "../respace.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";
import type { ItemDelete } from "./item-delete.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("item.restore"), cardId: Id, itemId: Id },
  { additionalProperties: false },
);
export type ItemRestore = Static<typeof command>;

/** Carries the item: who opened the card after the deletion has never seen it. */
export const event = Type.Object({
  type: Type.Literal("item.restored"),
  cardId: Id,
  itemId: Id,
  checklistId: Id,
  item: ItemRow,
  respaced: Type.Optional(Respaced),
  itemCount: Count,
  doneCount: Count,
});
export type ItemRestored = Static<typeof event>;

const change: ChangeOfLists<Omit<ItemRestored, "itemCount" | "doneCount">> = (lists, event) => {
  const { checklistId, item, respaced, at } = event;
  return withItem(respacedItems(lists, respaced), checklistId, { ...item, updatedAt: at, deletedAt: null });
};

export const verb: Verb<ItemRestore, ItemRestored, BodyOf<ItemDelete>> = {
  decide(board, { cardId, itemId }, { now }) {
    const card = board.liveCard(cardId);
    if (!card) return refuse("not_found", "cardId");
    const found = findItem(card, itemId);
    if (!found) return refuse("not_found", "itemId");
    const { checklist, item } = found;
    if (checklist.deletedAt !== null) return refuse("not_found", "checklistId");
    if (item.deletedAt === null) return UNCHANGED;
    if (card.itemCount >= MAX_ITEMS) return refuse("card_full");
    const { rank, respaced } = placeAgain(itemsOf(checklist), item);
    const row = { ...itemRowOf(item), rank };
    const body = { type: "item.restored", cardId, itemId, checklistId: checklist.id, item: row } as const;
    return applied(counted(card, { ...body, ...(respaced && { respaced }) }, change, now));
  },
  apply: (board, event) => changeLists(board, event, change),
  invert(board, { cardId, itemId, checklistId, item }) {
    const card = board.liveCard(cardId);
    const found = card && liveItem(card, itemId);
    // Others have worked on it since: taking the item away would take that too.
    const isAsItCame = found?.checklist.id === checklistId && isSameItem(found.item, item);
    return isAsItCame ? { type: "item.delete", cardId, itemId } : undefined;
  },
  reads: ({ cardId }) => ({ texts: [cardId] }),
};
