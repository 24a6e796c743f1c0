import { type Board, type Comment, type CommentRow, can, mayBringBack } from "@syncboard/model";
import { CalendarTime, Id } from "@syncboard/model/schemas";
import { type Static, Type } from "typebox";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import { plainText } from "../search/plain-text.ts";
import { type AwayPlace, firstFitting, hasText } from "./away.ts";

/** When a comment was made, and its id. */
export const CommentPlace = Type.Object({ createdAt: CalendarTime, id: Id }, { additionalProperties: false });
export type CommentPlace = Static<typeof CommentPlace>;

const COMMENT_COLUMNS = [
  "id",
  "card_id as cardId",
  "author_id as authorId",
  "text",
  "created_at as createdAt",
  "edited_at as editedAt",
] as const;

/** What was said about a card, the newest first. */
export async function listComments(
  trx: Trx,
  cardId: string,
  after: CommentPlace | undefined,
  limit: number,
): Promise<CommentRow[]> {
  let query = trx
    .selectFrom("comment")
    .select(COMMENT_COLUMNS)
    .where("card_id", "=", cardId)
    .where("deleted_at", "is", null);
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb("created_at", "<", after.createdAt),
        eb.and([eb("created_at", "=", after.createdAt), eb("id", "<", after.id)]),
      ]),
    );
  }
  return await query.orderBy("created_at", "desc").orderBy("id", "desc").limit(limit).execute();
}

/** What a user has said, on whatever board, by its id. */
export async function listCommentsOf(
  db: Db,
  authorId: string,
  { afterId, limit }: { readonly afterId: string | undefined; readonly limit: number },
): Promise<(CommentRow & { readonly boardId: string })[]> {
  let query = db
    .selectFrom("comment")
    .select([...COMMENT_COLUMNS, "board_id as boardId"])
    .where("author_id", "=", authorId)
    .where("deleted_at", "is", null);
  if (afterId !== undefined) query = query.where("id", ">", afterId);
  return await query.orderBy("id").limit(limit).execute();
}

export interface DeletedComment extends AwayPlace {
  readonly card: { readonly id: string; readonly title: string };
  /** The first line of what was said. */
  readonly title: string;
}

interface Wanted {
  readonly text: string | undefined;
  readonly after: AwayPlace | undefined;
  readonly limit: number;
}

/** The deleted comments that this user may have back, the last first: those on cards that are on the board. */
export async function listDeletedComments(
  trx: Trx,
  board: Board,
  userId: string,
  wanted: Wanted,
): Promise<DeletedComment[]> {
  if (!can(board.roleOf(userId), "comment.restore")) return [];
  const found = await firstFitting(
    (after, limit) => commentsAway(trx, board.info.id, after, limit),
    (comment) =>
      board.liveCard(comment.cardId) !== undefined &&
      mayBringBack(board, comment, userId) &&
      hasText(firstLineOf(comment.text), wanted.text),
    wanted,
  );
  return found.map(({ id, cardId, text, at }) => {
    const card = { id: cardId, title: board.liveCard(cardId)?.title ?? "" };
    return { id, card, title: firstLineOf(text), at };
  });
}

async function commentsAway(trx: Trx, boardId: string, after: AwayPlace | undefined, limit: number) {
  let query = trx
    .selectFrom("comment")
    .select([...COMMENT_COLUMNS, "deleted_at as deletedAt", "deleted_by_id as deletedById"])
    .where("board_id", "=", boardId)
    .where("deleted_at", "is not", null);
  if (after) {
    query = query.where((eb) =>
      eb.or([eb("deleted_at", "<", after.at), eb.and([eb("deleted_at", "=", after.at), eb("id", "<", after.id)])]),
    );
  }
  const rows = await query.orderBy("deleted_at", "desc").orderBy("id", "desc").limit(limit).execute();
  return rows.map((row): Comment & AwayPlace => ({ ...row, at: row.deletedAt ?? "" }));
}

const MOST_OF_A_LINE = 200;
const MOST_LOOKED_AT = 2_000;

/** A comment has no title: what it begins with stands for it, without the signs of Markdown. */
export function firstLineOf(text: string): string {
  const begin = text.trimStart().slice(0, MOST_LOOKED_AT);
  const line = begin.split("\n").reduce((found, next) => found || plainText(next), "") || begin.split("\n", 1)[0] || "";
  const letters = [...line];
  return letters.length > MOST_OF_A_LINE ? `${letters.slice(0, MOST_OF_A_LINE).join("")}…` : line;
}
