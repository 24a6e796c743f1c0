import { type Static, Type } from "typebox";
import {
  CommentCount,
  CommentRow,
  commentFrom,
  commentRowOf,
  countComments,
  liveComment,
  mayBringBack,
} from "../comment.ts";
import { Id } from "../ids.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";
import type { CommentDelete } from "./comment-delete.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("comment.restore"), cardId: Id, commentId: Id },
  { additionalProperties: false },
);
export type CommentRestore = Static<typeof command>;

/** Carries the comment: who opened the card after the deletion has never seen it. */
export const event = Type.Object({
  type: Type.Literal("comment.restored"),
  cardId: Id,
  commentId: Id,
  comment: CommentRow,
  commentCount: CommentCount,
});
export type CommentRestored = Static<typeof event>;

export const verb: Verb<CommentRestore, CommentRestored, BodyOf<CommentDelete>> = {
  decide(board, { cardId, commentId }, { actorId }) {
    const card = board.liveCard(cardId);
    if (!card) return refuse("not_found", "cardId");
    const comment = board.comments.get(commentId);
    if (comment?.cardId !== cardId) return refuse("not_found", "commentId");
    if (!mayBringBack(board, comment, actorId)) return refuse("forbidden");
    if (comment.deletedAt === null) return UNCHANGED;
    const commentCount = card.commentCount + 1;
    return applied({ type: "comment.restored", cardId, commentId, comment: commentRowOf(comment), commentCount });
  },
  apply(board, event) {
    board.comments.put(commentFrom(event.comment));
    countComments(board, event);
  },
  invert(board, { cardId, commentId, comment: { text } }) {
    return liveComment(board, cardId, commentId)?.text === text
      ? { type: "comment.delete", cardId, commentId }
      : undefined;
  },
  reads: ({ commentId }) => ({ comments: [commentId] }),
};
