import { type Static, Type } from "typebox";
import { BLANK_CARD, type Card } from "../board.ts";
import { checklistsOf, isSameItem, itemsOf } from "../checklist.ts";
import { idSet, isSameSet } from "../id-set.ts";
import { CalendarTime, Description, Id, Position, Time, Title } from "../ids.ts";
import { MAX_CARDS, MAX_ITEMS, MAX_LABELS, MAX_MEMBERS } from "../limits.ts";
import {
  checklistsFrom,
  idsOfChecklists,
  itemsIn,
  MadeChecklists,
  madeChecklists,
  NewChecklists,
} from "../new-checklists.ts";
import { placeFor } from "../place.ts";
import { Respaced, respaceCards } from "../respace.ts";
import { assigneesOf, labelsOf } from "../snapshot.ts";
import { applied, type BodyOf, type Envelope, refuse, type Verb } from "../verb.ts";
import type { CardDelete } from "./card-delete.ts";

export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("card.add"),
    cardId: Id,
    title: Title,
    description: Type.Optional(Type.Union([Description, Type.Null()])),
    columnId: Type.Optional(Id),
    afterCardId: Type.Optional(Type.Union([Id, Type.Null()])),
    position: Type.Optional(Position),
    labelIds: Type.Optional(Type.Array(Id, { maxItems: MAX_LABELS, uniqueItems: true })),
    assigneeIds: Type.Optional(Type.Array(Id, { maxItems: MAX_MEMBERS, uniqueItems: true })),
    startAt: Type.Optional(Type.Union([CalendarTime, Type.Null()])),
    dueAt: Type.Optional(Type.Union([CalendarTime, Type.Null()])),
    checklists: Type.Optional(NewChecklists),
  },
  { additionalProperties: false },
);
export type CardAdd = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("card.added"),
  cardId: Id,
  columnId: Id,
  title: Title,
  description: Type.Union([Description, Type.Null()]),
  rank: Type.String(),
  labelIds: Type.Optional(Type.Array(Id)),
  assigneeIds: Type.Optional(Type.Array(Id)),
  startAt: Type.Optional(Time),
  dueAt: Type.Optional(Time),
  checklists: Type.Optional(MadeChecklists),
  respaced: Type.Optional(Respaced),
});
export type CardAdded = Static<typeof event>;

export const verb: Verb<CardAdd, CardAdded, BodyOf<CardDelete>> = {
  decide(board, command) {
    const { cardId, title, afterCardId, position } = command;
    if (board.cards.has(cardId)) return refuse("id_taken", "cardId");
    const columnId = command.columnId ?? board.columns[0]?.id;
    if (columnId === undefined || !board.liveColumn(columnId)) return refuse("not_found", "columnId");
    if (afterCardId && !board.cards.has(afterCardId)) return refuse("not_found", "afterCardId");
    const { labelIds = [], assigneeIds = [], startAt, dueAt, checklists = [] } = command;
    const inside = idsOfChecklists(checklists);
    if (isTwice(inside.lists) || isTwice(inside.items)) return refuse("id_taken", "checklists");
    if (inside.items.length > MAX_ITEMS) return refuse("card_full");
    if (!labelIds.every((labelId) => board.liveLabel(labelId))) return refuse("not_found", "labelIds");
    if (!assigneeIds.every((userId) => board.activeMember(userId))) return refuse("not_found", "assigneeIds");
    if (board.cardCount >= MAX_CARDS) return refuse("board_full");
    const place = placeFor(board.cardsIn(columnId), undefined, { afterId: afterCardId, position }, (id) => {
      const card = board.cards.get(id);
      return card?.columnId === columnId ? card : undefined;
    });
    // A card that is not in the list always gets a place.
    if (!place) return refuse("id_taken", "cardId");
    return applied({
      type: "card.added",
      cardId,
      columnId,
      title,
      description: command.description || null,
      ...(labelIds.length > 0 && { labelIds: [...idSet(labelIds)] }),
      ...(assigneeIds.length > 0 && { assigneeIds: [...idSet(assigneeIds)] }),
      ...(startAt && { startAt }),
      ...(dueAt && { dueAt }),
      ...(checklists.length > 0 && { checklists: madeChecklists(checklists) }),
      ...place,
    });
  },
  apply(board, event) {
    respaceCards(board, event.respaced);
    board.putCard({
      ...BLANK_CARD,
      id: event.cardId,
      columnId: event.columnId,
      rank: event.rank,
      title: event.title,
      hasDescription: event.description !== null,
      description: event.description,
      checklists: checklistsFrom(event.checklists ?? [], event.at),
      itemCount: itemsIn(event.checklists ?? []),
      labelIds: idSet(event.labelIds ?? []),
      assigneeIds: idSet(event.assigneeIds ?? []),
      startAt: event.startAt ?? null,
      dueAt: event.dueAt ?? null,
      createdAt: event.at,
      updatedAt: event.at,
    });
  },
  invert(board, { cardId, columnId, title, description, ...event }) {
    const card = board.liveCard(cardId);
    // Others have worked on it: taking the card away would take that too.
    if (card?.columnId !== columnId || card.title !== title) return undefined;
    if (card.commentCount > 0 || !hasItsChecklists(card, event)) return undefined;
    const isSameDates =
      card.startAt === (event.startAt ?? null) && card.dueAt === (event.dueAt ?? null) && card.doneAt === null;
    const isSameSets =
      isSameSet(labelsOf(board, card), event.labelIds ?? []) &&
      isSameSet(assigneesOf(board, card), event.assigneeIds ?? []);
    if (!isSameDates || !isSameSets) return undefined;
    const isSameText =
      card.description === undefined
        ? card.hasDescription === (description !== null)
        : card.description === description;
    return isSameText ? { type: "card.delete", cardId } : undefined;
  },
  reads({ cardId, afterCardId, checklists = [] }) {
    const { lists, items } = idsOfChecklists(checklists);
    const cards = afterCardId ? [cardId, afterCardId] : [cardId];
    return lists.length > 0 ? { cards, checklists: lists, items } : { cards };
  },
};

function isTwice(ids: readonly string[]): boolean {
  return new Set(ids).size < ids.length;
}

/** Whether nobody has worked on the checklists that it was made with; where they are not at hand, as far as the front says. */
function hasItsChecklists(card: Card, { checklists = [], at }: Pick<CardAdded, "checklists"> & Envelope): boolean {
  if (!card.checklists) return card.itemCount === itemsIn(checklists) && card.doneCount === 0;
  const made = checklistsFrom(checklists, at);
  const now = checklistsOf(card);
  if (now.length !== made.length) return false;
  return now.every((list, place) => {
    const { id, title, items = [] } = made[place] ?? {};
    const there = itemsOf(list);
    if (list.id !== id || list.title !== title || there.length !== items.length) return false;
    return there.every((item, at) => isSameItem(item, items[at]));
  });
}
