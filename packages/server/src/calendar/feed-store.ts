import type { Db } from "../database/connect.ts";
import { later } from "../http/sources.ts";

/** What a calendar program reads under a secret address. A user has one at most. */
export interface CalendarFeed {
  readonly id: string;
  readonly userId: string;
  /** IANA: where a day that has no time of day begins and ends. */
  readonly timeZone: string;
  readonly createdAt: string;
  /** To some minutes; null: by nobody yet. */
  readonly readAt: string | null;
}

const COLUMNS = [
  "id",
  "user_id as userId",
  "time_zone as timeZone",
  "created_at as createdAt",
  "read_at as readAt",
] as const;
/** Calendars ask again and again: a write for each would tell nobody more. */
const READ_NOTED_SECONDS = 300;

export async function feedOf(db: Db, userId: string): Promise<CalendarFeed | undefined> {
  return await db.selectFrom("calendar_feed").select(COLUMNS).where("user_id", "=", userId).executeTakeFirst();
}

/** Instead of the one before, whose address is nothing from now on. */
export async function makeFeed(db: Db, feed: Omit<CalendarFeed, "readAt">): Promise<void> {
  const made = { id: feed.id, time_zone: feed.timeZone, created_at: feed.createdAt, read_at: null };
  await db
    .insertInto("calendar_feed")
    .values({ user_id: feed.userId, ...made })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet(made))
    .execute();
}

/** False when there was none. */
export async function deleteFeed(db: Db, userId: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom("calendar_feed").where("user_id", "=", userId).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Undefined when it was revoked, or its user is not active. */
export async function openFeed(db: Db, feedId: string, now: string): Promise<CalendarFeed | undefined> {
  const feed = await db
    .selectFrom("calendar_feed")
    .innerJoin("user", "user.id", "calendar_feed.user_id")
    .select([
      "calendar_feed.id",
      "calendar_feed.user_id as userId",
      "calendar_feed.time_zone as timeZone",
      "calendar_feed.created_at as createdAt",
      "calendar_feed.read_at as readAt",
    ])
    .where("calendar_feed.id", "=", feedId)
    .where("user.deactivated_at", "is", null)
    .executeTakeFirst();
  if (feed && (feed.readAt ?? "") < later(now, -READ_NOTED_SECONDS)) {
    await db.updateTable("calendar_feed").set({ read_at: now }).where("id", "=", feedId).execute();
  }
  return feed;
}
