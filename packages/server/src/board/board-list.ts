import type { BoardFields, Role } from "@syncboard/model";
import type { Db } from "../database/connect.ts";

export interface BoardSummary extends BoardFields {
  readonly role: Role;
  readonly seq: number;
}

/** Where the page before ended. */
export interface After {
  readonly updatedAt: string;
  readonly id: string;
}

/** The boards that a user is a member of, the last changed first. */
export async function listBoards(
  db: Db,
  userId: string,
  wanted: { readonly isArchived: boolean; readonly after: After | undefined; readonly limit: number },
): Promise<BoardSummary[]> {
  const { after, isArchived, limit } = wanted;
  let query = db
    .selectFrom("member")
    .innerJoin("board", "board.id", "member.board_id")
    .select([
      "board.id",
      "board.title",
      "board.description",
      "board.creator_id as creatorId",
      "board.created_at as createdAt",
      "board.updated_at as updatedAt",
      "board.archived_at as archivedAt",
      "board.seq",
      "member.role",
    ])
    .where("member.user_id", "=", userId)
    .where("board.deleted_at", "is", null)
    .where("board.archived_at", isArchived ? "is not" : "is", null);
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb("board.updated_at", "<", after.updatedAt),
        eb.and([eb("board.updated_at", "=", after.updatedAt), eb("board.id", "<", after.id)]),
      ]),
    );
  }
  return await query.orderBy("board.updated_at", "desc").orderBy("board.id", "desc").limit(limit).execute();
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
