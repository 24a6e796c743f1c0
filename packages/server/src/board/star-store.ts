import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";

/** One user's star on one board. */
export interface Star {
  readonly boardId: string;
  readonly userId: string;
}

export async function isStarred(db: Db | Trx, { boardId, userId }: Star): Promise<boolean> {
  const row = await db
    .selectFrom("star")
    .select("user_id")
    .where("user_id", "=", userId)
    .where("board_id", "=", boardId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Where there is one already, it stays as it is. */
export async function putStar(db: Db, { boardId, userId }: Star, now: string): Promise<void> {
  await db
    .insertInto("star")
    .values({ board_id: boardId, user_id: userId, created_at: now })
    .onConflict((conflict) => conflict.columns(["user_id", "board_id"]).doNothing())
    .execute();
}

export async function takeStar(db: Db, { boardId, userId }: Star): Promise<void> {
  await db.deleteFrom("star").where("user_id", "=", userId).where("board_id", "=", boardId).execute();
}
