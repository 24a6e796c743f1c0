import { type Static, Type } from "typebox";
import type { Board } from "../board.ts";
import { CommentRow, commentFrom } from "../comment.ts";
import { Id } from "../ids.ts";
import type { Envelope } from "../verb.ts";

/** What was said about a card that has just arrived, beyond what its own event holds. It is no command. */
export const event = Type.Object({
  type: Type.Literal("comments.arrived"),
  cardId: Id,
  comments: Type.Array(CommentRow),
});
export type CommentsArrived = Static<typeof event>;

export function apply(board: Board, { comments }: CommentsArrived & Envelope): void {
  for (const comment of comments) board.comments.put(commentFrom(comment));
}
