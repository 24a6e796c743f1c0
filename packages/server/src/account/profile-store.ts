import type { Profile } from "@syncboard/model";
import { type ExpressionBuilder, type Selectable, sql } from "kysely";
import { avatarUrl } from "../avatar/avatar-place.ts";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import type { Tables, UserTable } from "../database/schema.ts";
import { normalEmail } from "./account-store.ts";

const PROFILE_COLUMNS = ["id", "username", "name", "avatar_id", "profile_privacy", "deactivated_at"] as const;

export type ProfileRow = Pick<Selectable<UserTable>, (typeof PROFILE_COLUMNS)[number]>;

/** Who shows their profile to nobody has a picture for themselves alone, and who is deactivated has only a name. */
export function profileFrom({ id, username, name, ...row }: ProfileRow, isOwn = false): Profile {
  const isShown = isOwn || (row.profile_privacy !== "private" && row.deactivated_at === null);
  return { id, username, name, avatarUrl: isShown ? avatarUrl(id, row.avatar_id) : null };
}

/** What `readerId` may see of a user: oneself always, others as they allow. */
export async function findProfile(db: Db, userId: string, readerId: string): Promise<Profile | undefined> {
  let query = db
    .selectFrom("user")
    .select(PROFILE_COLUMNS)
    .where("user.id", "=", userId)
    .where("user.deactivated_at", "is", null);
  if (userId !== readerId) {
    query = query.where((eb) =>
      eb.or([
        eb("user.profile_privacy", "=", "public"),
        eb.and([eb("user.profile_privacy", "=", "members"), eb.exists(sharedBoards(eb, userId, readerId))]),
      ]),
    );
  }
  const row = await query.executeTakeFirst();
  return row && profileFrom(row, userId === readerId);
}

/**
 * Those who left a board, as its members knew them: what they did there stays, and with it whose doing it was. Their picture is there for
 * everybody or not at all.
 */
export async function findFormerMembers(trx: Trx, userIds: readonly string[]): Promise<Profile[]> {
  if (userIds.length === 0) return [];
  const rows = await trx.selectFrom("user").select(PROFILE_COLUMNS).where("id", "in", userIds).orderBy("id").execute();
  return rows.map((row) =>
    profileFrom(row.profile_privacy === "public" ? row : { ...row, profile_privacy: "private" }),
  );
}

function sharedBoards(eb: ExpressionBuilder<Tables, "user">, userId: string, readerId: string) {
  return eb
    .selectFrom("member as theirs")
    .innerJoin("member as mine", "mine.board_id", "theirs.board_id")
    .innerJoin("board", "board.id", "theirs.board_id")
    .select("theirs.board_id")
    .where("theirs.user_id", "=", userId)
    .where("mine.user_id", "=", readerId)
    .where("board.deleted_at", "is", null);
}

/** The profile behind an address, for those who allow being found by it. */
export async function findProfileByEmail(db: Db, email: string): Promise<Profile | undefined> {
  const row = await db
    .selectFrom("user")
    .select(PROFILE_COLUMNS)
    // As the unique index has it.
    .where(sql<string>`lower(email)`, "=", normalEmail(email))
    .where("findable_by_email", "=", 1)
    .where("deactivated_at", "is", null)
    .executeTakeFirst();
  return row && profileFrom(row);
}
