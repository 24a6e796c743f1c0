import type { NotificationKind, Role } from "@syncboard/model";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";

// What was told to whom. What of it they may see is asked elsewhere: notification-list.ts.

export interface NewNotification {
  readonly id: string;
  readonly userId: string;
  readonly kind: NotificationKind;
  readonly boardId: string;
  readonly cardId?: string;
  readonly commentId?: string;
  readonly itemId?: string;
  readonly actorId?: string;
  readonly role?: Role;
  readonly cardCount?: number;
  readonly dueAt?: string;
  readonly at: string;
}

export const NOTIFICATIONS_KEPT_SECONDS = 90 * 86_400;

/** As many as keep a statement short of what the databases take. */
const AT_ONCE = 500;

/** Answers whom something new was told: of what is due, each is told once. */
export async function insertNotifications(db: Db | Trx, all: readonly NewNotification[]): Promise<string[]> {
  const told: string[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const rows = await db
      .insertInto("notification")
      .values(all.slice(at, at + AT_ONCE).map(rowOf))
      .onConflict((conflict) => conflict.columns(["card_id", "user_id", "kind", "due_at"]).doNothing())
      .returning("user_id")
      .execute();
    told.push(...rows.map(({ user_id }) => user_id));
  }
  return told;
}

function rowOf({ id, userId, kind, boardId, at, ...about }: NewNotification) {
  return {
    id,
    user_id: userId,
    kind,
    board_id: boardId,
    card_id: about.cardId ?? null,
    comment_id: about.commentId ?? null,
    item_id: about.itemId ?? null,
    actor_id: about.actorId ?? null,
    role: about.role ?? null,
    card_count: about.cardCount ?? null,
    due_at: about.dueAt ?? null,
    created_at: at,
    read_at: null,
    mailed_at: null,
  };
}

/** Some by their ids, those about a card, or all that somebody has. */
export type Which = { readonly ids: readonly string[] } | { readonly cardId: string } | "all";

/** Answers whether anything changed. What is somebody else's is passed over, like what is not there. */
export async function markRead(db: Db, userId: string, which: Which, isRead: boolean, now: string): Promise<boolean> {
  let query = db
    .updateTable("notification")
    .set({ read_at: isRead ? now : null })
    .where("user_id", "=", userId)
    .where("read_at", isRead ? "is" : "is not", null);
  if (which !== "all") {
    query = "ids" in which ? query.where("id", "in", which.ids) : query.where("card_id", "=", which.cardId);
  }
  const { numUpdatedRows } = await query.executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** For good, read or not. */
export async function sweepNotifications(db: Db, before: string): Promise<void> {
  await db.deleteFrom("notification").where("created_at", "<", before).execute();
}

/** Who of these was told something since then. */
export async function usersToldSince(db: Db, userIds: readonly string[], since: string): Promise<string[]> {
  const rows = await db
    .selectFrom("notification")
    .select("user_id")
    .distinct()
    .where("created_at", ">=", since)
    .where("user_id", "in", userIds)
    .execute();
  return rows.map(({ user_id }) => user_id);
}
