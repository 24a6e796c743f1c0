import { type Static, Type } from "typebox";
import { CommentCount, countComments, liveComment, mayRemove } from "../comment.ts";
import { Id } from "../ids.ts";
import { applied, type BodyOf, refuse, type Verb } from "../verb.ts";
import type { CommentRestore } from "./comment-restore.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("comment.delete"), cardId: Id, commentId: Id },
  { additionalProperties: false },
);
export type CommentDelete = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("comment.deleted"),
  cardId: Id,
  commentId: Id,
  authorId: Id,
  commentCount: CommentCount,
});
export type CommentDeleted = Static<typeof event>;

export const verb: Verb<CommentDelete, CommentDeleted, BodyOf<CommentRestore>> = {
  decide(board, { cardId, commentId }, { actorId }) {
    const comment = liveComment(board, cardId, commentId);
    const card = board.liveCard(cardId);
    if (!comment || !card) return refuse("not_found", "commentId");
    if (!mayRemove(board, comment, actorId)) return refuse("forbidden");
    const { authorId } = comment;
    return applied({ type: "comment.deleted", cardId, commentId, authorId, commentCount: card.commentCount - 1 });
  },
  apply(board, event) {
    const comment = board.comments.get(event.commentId);
    if (comment) board.comments.put({ ...comment, deletedAt: event.at, deletedById: event.actorId });
    countComments(board, event);
  },
  invert(board, { cardId, commentId, at }) {
    if (!board.liveCard(cardId)) return undefined;
    const comment = board.comments.get(commentId);
    // A card that was read since does not hold what is deleted: then the server decides.
    return !comment || comment.deletedAt === at ? { type: "comment.restore", cardId, commentId } : undefined;
  },
  reads: ({ commentId }) => ({ comments: [commentId] }),
};
