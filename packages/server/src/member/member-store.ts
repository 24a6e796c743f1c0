import type { MemberRow } from "@syncboard/model";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";

/** The members of a board with what others may see of them, longest-standing first. */
export async function listMembers(db: Db | Trx, boardId: string): Promise<MemberRow[]> {
  const rows = await db
    .selectFrom("member")
    .innerJoin("user", "user.id", "member.user_id")
    .select(["member.user_id", "member.role", "user.username", "user.name"])
    .where("member.board_id", "=", boardId)
    .orderBy("member.created_at")
    .orderBy("member.user_id")
    .execute();
  return rows.map(({ user_id, role, username, name }) => ({
    userId: user_id,
    role,
    user: { id: user_id, username, name, avatarUrl: null },
  }));
}
