import { type Static, Type } from "typebox";
import { CommentCount, countComments, liveComment } from "../comment.ts";
import { CommentText, Id } from "../ids.ts";
import { applied, type BodyOf, refuse, type Verb } from "../verb.ts";
import type { CommentDelete } from "./comment-delete.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("comment.add"), commentId: Id, cardId: Id, text: CommentText },
  { additionalProperties: false },
);
export type CommentAdd = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("comment.added"),
  commentId: Id,
  cardId: Id,
  text: CommentText,
  commentCount: CommentCount,
});
export type CommentAdded = Static<typeof event>;

export const verb: Verb<CommentAdd, CommentAdded, BodyOf<CommentDelete>> = {
  decide(board, { commentId, cardId, text }) {
    const card = board.liveCard(cardId);
    if (!card) return refuse("not_found", "cardId");
    if (board.comments.has(commentId)) return refuse("id_taken", "commentId");
    return applied({ type: "comment.added", commentId, cardId, text, commentCount: card.commentCount + 1 });
  },
  apply(board, event) {
    const { commentId: id, cardId, text, actorId: authorId, at: createdAt } = event;
    board.comments.put({ id, cardId, authorId, text, createdAt, editedAt: null, deletedAt: null, deletedById: null });
    countComments(board, event);
  },
  invert(board, { commentId, cardId, text }) {
    return liveComment(board, cardId, commentId)?.text === text
      ? { type: "comment.delete", cardId, commentId }
      : undefined;
  },
  reads: ({ commentId }) => ({ comments: [commentId] }),
};
