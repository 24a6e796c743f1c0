import { isAbove } from "@syncboard/model";
import { EVENT_COLUMNS, eventFrom } from "../board/board-store.ts";
import type { Trx } from "../database/lane.ts";
import type { BoardInvite } from "./board-invite-store.ts";

/**
 * Whether others have decided about a user since an invite was made, and the invite would undo it: they sent them away, or gave
 * them a lower role. Who has the link would else be back at once.
 */
export async function isOverruled(trx: Trx, invite: BoardInvite, userId: string): Promise<boolean> {
  const rows = await trx
    .selectFrom("event")
    .select(EVENT_COLUMNS)
    .where("board_id", "=", invite.boardId)
    .where("type", "in", ["member.added", "member.changed", "member.removed"])
    .where("at", ">", invite.createdAt)
    .where("actor_id", "!=", userId)
    .where("body", "like", `%${userId}%`)
    .orderBy("seq", "desc")
    .execute();
  for (const event of rows.map(eventFrom)) {
    if (!("userId" in event) || event.userId !== userId) continue;
    if (event.type === "member.removed") return true;
    if (event.type === "member.added" || event.type === "member.changed") return isAbove(invite.role, event.role);
  }
  return false;
}
