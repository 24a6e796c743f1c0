import { type Static, Type } from "typebox";
import {
  type ChangeOfLists,
  Count,
  changeLists,
  counted,
  findItem,
  type Item,
  isSameItem,
  itemsOf,
  liveChecklist,
  liveItem,
  respacedItems,
  withItem,
} from "../checklist.ts";
import { CalendarTime, Id, Position, Time, Title } from "../ids.ts";
import { MAX_ITEMS } from "../limits.ts";
import { placeFor } from "../place.ts";
import { Respaced } from "../respace.ts";
import { applied, type BodyOf, refuse, type Verb } from "../verb.ts";
import type { ItemDelete } from "./item-delete.ts";

export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("item.add"),
    itemId: Id,
    cardId: Id,
    checklistId: Id,
    text: Title,
    assigneeId: Type.Optional(Type.Union([Id, Type.Null()])),
    dueAt: Type.Optional(Type.Union([CalendarTime, Type.Null()])),
    afterItemId: Type.Optional(Type.Union([Id, Type.Null()])),
    position: Type.Optional(Position),
  },
  { additionalProperties: false },
);
export type ItemAdd = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("item.added"),
  itemId: Id,
  cardId: Id,
  checklistId: Id,
  text: Title,
  rank: Type.String(),
  assigneeId: Type.Optional(Id),
  dueAt: Type.Optional(Time),
  respaced: Type.Optional(Respaced),
  itemCount: Count,
  doneCount: Count,
});
export type ItemAdded = Static<typeof event>;

type Uncounted = Omit<ItemAdded, "itemCount" | "doneCount">;

function newItem({ itemId: id, text, rank, assigneeId, dueAt }: Uncounted, at: string): Item {
  const fields = { id, rank, text, doneAt: null, assigneeId: assigneeId ?? null, dueAt: dueAt ?? null };
  return { ...fields, createdAt: at, updatedAt: at, deletedAt: null };
}

const change: ChangeOfLists<Uncounted> = (lists, event) =>
  withItem(respacedItems(lists, event.respaced), event.checklistId, newItem(event, event.at));

export const verb: Verb<ItemAdd, ItemAdded, BodyOf<ItemDelete>> = {
  decide(board, command, { now }) {
    const { itemId, cardId, checklistId, text, assigneeId, dueAt, afterItemId, position } = command;
    const card = board.liveCard(cardId);
    if (!card) return refuse("not_found", "cardId");
    if (findItem(card, itemId)) return refuse("id_taken", "itemId");
    const checklist = liveChecklist(card, checklistId);
    if (!checklist) return refuse("not_found", "checklistId");
    if (afterItemId && !findItem(card, afterItemId)) return refuse("not_found", "afterItemId");
    if (assigneeId && !board.activeMember(assigneeId)) return refuse("not_found", "assigneeId");
    if (card.itemCount >= MAX_ITEMS) return refuse("card_full");
    const find = (wanted: string) => checklist.items.find(({ id }) => id === wanted);
    const place = placeFor(itemsOf(checklist), undefined, { afterId: afterItemId, position }, find);
    // An item that is not in the list always gets a place.
    if (!place) return refuse("id_taken", "itemId");
    const fields = { ...(assigneeId && { assigneeId }), ...(dueAt && { dueAt }) };
    const body = { type: "item.added", itemId, cardId, checklistId, text, ...fields, ...place } as const;
    return applied(counted(card, body, change, now));
  },
  apply: (board, event) => changeLists(board, event, change),
  invert(board, event) {
    const { cardId, itemId } = event;
    const card = board.liveCard(cardId);
    const found = card && liveItem(card, itemId);
    // Others have worked on it: taking the item away would take that too.
    const isAsMade = found?.checklist.id === event.checklistId && isSameItem(found.item, newItem(event, event.at));
    return isAsMade ? { type: "item.delete", cardId, itemId } : undefined;
  },
  reads: ({ cardId, itemId }) => ({ texts: [cardId], items: [itemId] }),
};
