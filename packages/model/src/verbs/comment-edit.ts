import { type Static, Type } from "typebox";
import { ChangeOf } from "../change.ts";
import { liveComment } from "../comment.ts";
import { CommentText, Id } from "../ids.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("comment.edit"), cardId: Id, commentId: Id, text: CommentText },
  { additionalProperties: false },
);
export type CommentEdit = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("comment.edited"),
  cardId: Id,
  commentId: Id,
  changes: Type.Object({ text: ChangeOf(CommentText) }),
});
export type CommentEdited = Static<typeof event>;

/** Gives one's own comment another text. */
export const verb: Verb<CommentEdit, CommentEdited, BodyOf<CommentEdit>> = {
  decide(board, { cardId, commentId, text }, { actorId }) {
    const comment = liveComment(board, cardId, commentId);
    if (!comment) return refuse("not_found", "commentId");
    if (comment.authorId !== actorId) return refuse("forbidden");
    if (comment.text === text) return UNCHANGED;
    return applied({ type: "comment.edited", cardId, commentId, changes: { text: { from: comment.text, to: text } } });
  },
  apply(board, { cardId, commentId, changes, at }) {
    const comment = board.comments.get(commentId);
    if (comment) board.comments.put({ ...comment, text: changes.text.to, editedAt: at });
    const card = board.cards.get(cardId);
    if (card) board.putCard({ ...card, updatedAt: at });
  },
  invert(board, { cardId, commentId, changes: { text } }) {
    const isAsLeft = liveComment(board, cardId, commentId)?.text === text.to;
    return isAsLeft ? { type: "comment.edit", cardId, commentId, text: text.from } : undefined;
  },
  reads: ({ commentId }) => ({ comments: [commentId] }),
};
