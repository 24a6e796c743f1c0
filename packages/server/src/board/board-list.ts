import type { BoardFields, Role } from "@syncboard/model";
import { sql } from "kysely";
import type { Db } from "../database/connect.ts";

export interface BoardSummary extends BoardFields {
  readonly role: Role;
  /** By the reader. */
  readonly isStarred: boolean;
  readonly seq: number;
}

/** Where the page before ended. */
export interface After {
  readonly isStarred: boolean;
  readonly updatedAt: string;
  readonly id: string;
}

/** Which boards: those that are there, those that are archived, or those that the user made and deleted and may have back. */
export type Which = "active" | "archived" | "deleted";

/** The boards that a user is a member of: first those with their star, and of each the last changed first. */
export async function listBoards(
  db: Db,
  userId: string,
  wanted: { readonly which: Which; readonly after: After | undefined; readonly limit: number },
): Promise<BoardSummary[]> {
  const { after, which, limit } = wanted;
  const unstarred = sql<number>`case when star.user_id is null then 1 else 0 end`;
  let query = db
    .selectFrom("member")
    .innerJoin("board", "board.id", "member.board_id")
    .leftJoin("star", (join) =>
      join.onRef("star.board_id", "=", "board.id").onRef("star.user_id", "=", "member.user_id"),
    )
    .select([
      unstarred.as("unstarred"),
      "board.id",
      "board.title",
      "board.description",
      "board.background",
      "board.creator_id as creatorId",
      "board.created_at as createdAt",
      "board.updated_at as updatedAt",
      "board.archived_at as archivedAt",
      "board.seq",
      "member.role",
    ])
    .where("member.user_id", "=", userId)
    .where("board.deleted_at", which === "deleted" ? "is not" : "is", null);
  if (which === "deleted") query = query.where("board.creator_id", "=", userId);
  else query = query.where("board.archived_at", which === "archived" ? "is not" : "is", null);
  if (after) {
    const isAfter = after.isStarred ? 0 : 1;
    query = query.where((eb) =>
      eb.or([
        eb(unstarred, ">", isAfter),
        eb.and([
          eb(unstarred, "=", isAfter),
          eb.or([
            eb("board.updated_at", "<", after.updatedAt),
            eb.and([eb("board.updated_at", "=", after.updatedAt), eb("board.id", "<", after.id)]),
          ]),
        ]),
      ]),
    );
  }
  const rows = await query
    .orderBy(unstarred)
    .orderBy("board.updated_at", "desc")
    .orderBy("board.id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ unstarred, ...board }) => ({ ...board, isStarred: unstarred === 0 }));
}

/** All boards that a user is a member of, archived ones too. */
export async function boardIdsOf(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("member")
    .innerJoin("board", "board.id", "member.board_id")
    .select("board.id")
    .where("member.user_id", "=", userId)
    .where("board.deleted_at", "is", null)
    .orderBy("board.id")
    .execute();
  return rows.map(({ id }) => id);
}
