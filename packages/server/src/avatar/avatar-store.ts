import type { Db } from "../database/connect.ts";
import { later } from "../http/sources.ts";

export interface HeldAvatar {
  readonly avatarId: string | null;
  /** When the user was last changed. */
  readonly updatedAt: string;
}

/** What an active user has now. */
export async function heldAvatar(db: Db, userId: string): Promise<HeldAvatar | undefined> {
  return await db
    .selectFrom("user")
    .select(["avatar_id as avatarId", "updated_at as updatedAt"])
    .where("id", "=", userId)
    .where("deactivated_at", "is", null)
    .executeTakeFirst();
}

/** Gives a user another avatar in the place of what was seen; false when something of the user has changed since. */
export async function swapAvatar(
  db: Db,
  userId: string,
  seen: HeldAvatar,
  avatarId: string | null,
  now: string,
): Promise<boolean> {
  const changed = await db
    .updateTable("user")
    // Each change has a time of its own, by which the next one knows it.
    .set({ avatar_id: avatarId, updated_at: now > seen.updatedAt ? now : later(seen.updatedAt, 0.001) })
    .where("id", "=", userId)
    .where("updated_at", "=", seen.updatedAt)
    .where("deactivated_at", "is", null)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

const PAGE = 500;

/** Everybody who has an avatar, active or not. */
export async function* allAvatars(db: Db): AsyncGenerator<{ readonly userId: string; readonly avatarId: string }> {
  let last: string | undefined;
  for (;;) {
    let query = db
      .selectFrom("user")
      .select(["id as userId", "avatar_id as avatarId"])
      .where("avatar_id", "is not", null)
      .orderBy("id")
      .limit(PAGE)
      .$narrowType<{ avatarId: string }>();
    if (last !== undefined) query = query.where("id", ">", last);
    const rows = await query.execute();
    yield* rows;
    last = rows.at(-1)?.userId;
    if (rows.length < PAGE) return;
  }
}

/** Whether this is what the user has, active or not. */
export async function hasAvatar(db: Db, userId: string, avatarId: string): Promise<boolean> {
  const row = await db
    .selectFrom("user")
    .select("id")
    .where("id", "=", userId)
    .where("avatar_id", "=", avatarId)
    .executeTakeFirst();
  return row !== undefined;
}
