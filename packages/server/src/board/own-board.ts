import type { Trx } from "../database/lane.ts";

/** Writes the board's row as it is, so that nobody is sent away meanwhile. False when this user is no owner of it. */
export async function lockOwnBoard(trx: Trx, boardId: string, ownerId: string): Promise<boolean> {
  await trx
    .updateTable("board")
    .set((eb) => ({ seq: eb.ref("seq") }))
    .where("id", "=", boardId)
    .execute();
  const owner = await trx
    .selectFrom("member")
    .innerJoin("board", "board.id", "member.board_id")
    .select("member.user_id")
    .where("member.board_id", "=", boardId)
    .where("member.user_id", "=", ownerId)
    .where("member.role", "=", "owner")
    .where("member.deactivated_at", "is", null)
    .where("board.deleted_at", "is", null)
    .executeTakeFirst();
  return owner !== undefined;
}
