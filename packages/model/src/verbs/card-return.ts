import { type Static, Type } from "typebox";
import { AttachmentRow } from "../attachment.ts";
import type { Card } from "../board.ts";
import { ChecklistRow, checklistFrom, countsOf } from "../checklist.ts";
import { CommentCount, CommentRow, commentFrom } from "../comment.ts";
import { Cover } from "../cover.ts";
import { idSet } from "../id-set.ts";
import { Description, Id, Time, Title } from "../ids.ts";
import { MAX_LABELS, MAX_MEMBERS } from "../limits.ts";
import { Respaced, respaceCards } from "../respace.ts";
import { type BodyOf, refuse, type Verb } from "../verb.ts";
import { type CardLeave, ItemAssignees } from "./card-leave.ts";

/** Brings a card back that went to another board, with what it had here, unless somebody has changed it there. */
export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("card.return"),
    cardId: Id,
    /** Where it is. */
    boardId: Id,
    /** When it went there. */
    since: Time,
    columnId: Id,
    afterCardId: Type.Union([Id, Type.Null()]),
    labelIds: Type.Array(Id, { maxItems: MAX_LABELS, uniqueItems: true }),
    assigneeIds: Type.Array(Id, { maxItems: MAX_MEMBERS, uniqueItems: true }),
    itemAssignees: ItemAssignees,
  },
  { additionalProperties: false },
);
export type CardReturn = Static<typeof command>;

/** A card has come from another board, by its move or its return: all that it is. */
export const event = Type.Object({
  type: Type.Literal("card.arrived"),
  cardId: Id,
  fromBoardId: Id,
  fromColumnId: Id,
  columnId: Id,
  rank: Type.String(),
  title: Title,
  description: Type.Union([Description, Type.Null()]),
  labelIds: Type.Optional(Type.Array(Id)),
  assigneeIds: Type.Optional(Type.Array(Id)),
  startAt: Type.Optional(Time),
  dueAt: Type.Optional(Time),
  doneAt: Type.Optional(Time),
  createdAt: Time,
  checklists: Type.Optional(Type.Array(ChecklistRow)),
  /** As many as were said; those that find no room here follow in events of their own. */
  commentCount: CommentCount,
  comments: Type.Optional(Type.Array(CommentRow)),
  attachments: Type.Optional(Type.Array(AttachmentRow)),
  cover: Type.Optional(Cover),
  respaced: Type.Optional(Respaced),
});
export type CardArrived = Static<typeof event>;

export const verb: Verb<CardReturn, CardArrived, BodyOf<CardLeave>> = {
  // What it is now, the other board alone says: `decideCrossing`.
  decide: () => refuse("not_found", "cardId"),
  apply(board, event) {
    respaceCards(board, event.respaced);
    const checklists = (event.checklists ?? []).map(checklistFrom);
    const card: Card = {
      id: event.cardId,
      columnId: event.columnId,
      rank: event.rank,
      title: event.title,
      hasDescription: event.description !== null,
      description: event.description,
      checklists,
      ...countsOf(checklists),
      commentCount: event.commentCount,
      attachmentCount: event.attachments?.length ?? 0,
      cover: event.cover ?? null,
      labelIds: idSet(event.labelIds ?? []),
      assigneeIds: idSet(event.assigneeIds ?? []),
      startAt: event.startAt ?? null,
      dueAt: event.dueAt ?? null,
      doneAt: event.doneAt ?? null,
      createdAt: event.createdAt,
      updatedAt: event.at,
      archivedAt: null,
      deletedAt: null,
    };
    board.putCard(card);
    for (const comment of event.comments ?? []) board.comments.put(commentFrom(comment));
    for (const attachment of event.attachments ?? []) board.attachments.put({ ...attachment, deletedAt: null });
  },
  invert(board, { cardId, fromBoardId: boardId, fromColumnId: columnId, at }) {
    // What it has by now may have no place there: only as it came.
    return board.liveCard(cardId)?.updatedAt === at ? { type: "card.leave", cardId, boardId, columnId } : undefined;
  },
  reads: ({ cardId }) => ({ cards: [cardId] }),
};
