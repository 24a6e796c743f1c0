import { type Static, Type } from "typebox";
import {
  AttachmentCopy,
  coverAmong,
  liveAttachment,
  type MadeAttachment,
  MadeAttachments,
  madeFrom,
  putMadeAttachments,
} from "../attachment.ts";
import { BLANK_CARD, type Board, type Card } from "../board.ts";
import { checklistsOf, isSameItem, itemsOf } from "../checklist.ts";
import { Cover, CoverChoice, isSameCover } from "../cover.ts";
import { idSet, isSameSet } from "../id-set.ts";
import { CalendarTime, Description, Id, Position, Time, Title } from "../ids.ts";
import { MAX_ATTACHMENTS, MAX_CARDS, MAX_ITEMS, MAX_LABELS, MAX_MEMBERS } from "../limits.ts";
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
import { applied, type BodyOf, type Envelope, type Refusal, refuse, type Verb } from "../verb.ts";
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
    attachments: Type.Optional(Type.Array(AttachmentCopy, { maxItems: MAX_ATTACHMENTS })),
    cover: Type.Optional(CoverChoice),
  },
  { additionalProperties: false },
);
/** `brought`: from another board. The server alone says it, for no client may name a file. */
export type CardAdd = Static<typeof command> & { readonly brought?: readonly MadeAttachment[] };

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
  attachments: Type.Optional(MadeAttachments),
  cover: Type.Optional(Cover),
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
    const attached = attachmentsFor(board, command);
    if ("outcome" in attached) return attached;
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
      ...attached,
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
      attachmentCount: event.attachments?.length ?? 0,
      cover: event.cover ?? null,
      labelIds: idSet(event.labelIds ?? []),
      assigneeIds: idSet(event.assigneeIds ?? []),
      startAt: event.startAt ?? null,
      dueAt: event.dueAt ?? null,
      createdAt: event.at,
      updatedAt: event.at,
    });
    putMadeAttachments(board, event.cardId, event.attachments ?? [], event);
  },
  invert(board, { cardId, columnId, title, description, ...event }) {
    const card = board.liveCard(cardId);
    // Others have worked on it: taking the card away would take that too.
    if (card?.columnId !== columnId || card.title !== title) return undefined;
    if (card.attachmentCount !== (event.attachments?.length ?? 0)) return undefined;
    if (!isSameCover(card.cover, event.cover ?? null)) return undefined;
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
  reads({ cardId, afterCardId, checklists = [], attachments = [], brought = [] }) {
    const { lists, items } = idsOfChecklists(checklists);
    const copied = attachments.flatMap(({ attachmentId, copyOf }) => [attachmentId, copyOf]);
    const attached = [...copied, ...brought.map(({ attachmentId }) => attachmentId)];
    return {
      cards: afterCardId ? [cardId, afterCardId] : [cardId],
      ...(lists.length > 0 && { checklists: lists, items }),
      ...(attached.length > 0 && { attachments: attached }),
    };
  },
};

/** What the card has on it from the beginning. */
function attachmentsFor(
  board: Board,
  { attachments = [], brought = [], cover: choice = null }: CardAdd,
): Refusal | Pick<CardAdded, "attachments" | "cover"> {
  const copied = madeFrom(attachments, (id) => liveAttachment(board, board.attachments.get(id)?.cardId ?? "", id));
  const made = [...copied, ...brought];
  const ids = made.map(({ attachmentId }) => attachmentId);
  if (copied.length < attachments.length) return refuse("not_found", "attachments");
  if (isTwice(ids) || ids.some((id) => board.attachments.has(id))) return refuse("id_taken", "attachments");
  const cover = coverAmong(made, choice);
  if (cover === undefined) return refuse("not_found", "cover");
  return { ...(made.length > 0 && { attachments: made }), ...(cover && { cover }) };
}

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
