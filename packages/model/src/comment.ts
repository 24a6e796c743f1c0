import { type Static, Type } from "typebox";
import type { Board } from "./board.ts";
import { CommentText, Id, Time } from "./ids.ts";

/** What somebody has said about a card. */
export interface Comment {
  readonly id: string;
  readonly cardId: string;
  readonly authorId: string;
  /** Markdown. */
  readonly text: string;
  readonly createdAt: string;
  /** When its author last gave it another text. */
  readonly editedAt: string | null;
  readonly deletedAt: string | null;
  /** Null while it is there, and where nobody knows any more. */
  readonly deletedById: string | null;
}

export const CommentRow = Type.Object({
  id: Id,
  cardId: Id,
  authorId: Id,
  text: CommentText,
  createdAt: Time,
  editedAt: Type.Union([Time, Type.Null()]),
});
export type CommentRow = Static<typeof CommentRow>;

/** How many comments the card has from here on. */
export const CommentCount = Type.Integer({ minimum: 0 });

export function commentRowOf({ deletedAt: _, deletedById: __, ...row }: Comment): CommentRow {
  return row;
}

/** The comments of a card that are at hand and not deleted, oldest first. */
export function commentsOf(board: Board, cardId: string): readonly Comment[] {
  return board.comments.ofCard(cardId).filter(({ deletedAt }) => deletedAt === null);
}

/** A comment that can be seen: neither it nor its card is deleted. */
export function liveComment(board: Board, cardId: string, commentId: string): Comment | undefined {
  const comment = board.comments.get(commentId);
  if (!comment || comment.cardId !== cardId || !board.liveCard(cardId)) return undefined;
  return comment.deletedAt === null ? comment : undefined;
}

/** A comment that has come from elsewhere, where only those that are there are read. */
export function commentFrom(row: CommentRow): Comment {
  return { ...row, deletedAt: null, deletedById: null };
}

/** Who may delete a comment: who wrote it, and any owner. */
export function mayRemove(board: Board, { authorId }: Comment, actorId: string): boolean {
  return authorId === actorId || board.roleOf(actorId) === "owner";
}

/** Who may bring it back: any owner, and who wrote it, unless an owner has taken it away. */
export function mayBringBack(board: Board, { authorId, deletedById }: Comment, actorId: string): boolean {
  return board.roleOf(actorId) === "owner" || (authorId === actorId && (deletedById ?? actorId) === actorId);
}

export function countComments(
  board: Board,
  event: { readonly cardId: string; readonly commentCount: number; readonly at: string },
): void {
  const card = board.cards.get(event.cardId);
  if (card) board.putCard({ ...card, commentCount: event.commentCount, updatedAt: event.at });
}
