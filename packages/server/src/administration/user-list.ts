import { type ExpressionBuilder, sql } from "kysely";
import { normalEmail } from "../account/account-store.ts";
import { profileFrom } from "../account/profile-store.ts";
import type { Db } from "../database/connect.ts";
import type { Tables } from "../database/schema.ts";

/** A user as administrators see them. */
export interface AdministeredUser {
  readonly id: string;
  readonly email: string;
  readonly username: string;
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly isAdministrator: boolean;
  readonly createdAt: string;
  readonly deactivatedAt: string | null;
  /** Where they are signed in now. */
  readonly sessions: number;
  /** To some minutes; null: not since their last sessions were forgotten. */
  readonly lastUsedAt: string | null;
}

interface Wanted {
  /** How an e-mail address or a username begins, in any letter case. */
  readonly beginning: string | undefined;
  readonly afterId: string | undefined;
  readonly limit: number;
  readonly now: string;
}

/** Everybody who has an account, active or not, the newest first. */
export async function listUsers(db: Db, { beginning, afterId, limit, now }: Wanted): Promise<AdministeredUser[]> {
  let query = selectUsers(db);
  if (beginning !== undefined) query = query.where("id", "in", (eb) => beginningWith(eb, normalEmail(beginning)));
  if (afterId !== undefined) query = query.where("id", "<", afterId);
  return await withSessions(db, await query.orderBy("id", "desc").limit(limit).execute(), now);
}

export async function administeredUser(db: Db, userId: string, now: string): Promise<AdministeredUser | undefined> {
  const [user] = await withSessions(db, await selectUsers(db).where("id", "=", userId).execute(), now);
  return user;
}

function selectUsers(db: Db) {
  return db
    .selectFrom("user")
    .select([
      "id",
      "email",
      "username",
      "name",
      "avatar_id",
      "appointed_at",
      "created_at",
      "deactivated_at",
      "profile_privacy",
    ]);
}

/** Greater than all that people write. */
const LAST = "\u{10ffff}";

/** As ranges, which the unique indexes can look up, each by itself. */
function beginningWith(eb: ExpressionBuilder<Tables, "user">, beginning: string) {
  const within = (column: "email" | "username") => {
    const lower = sql<string>`lower(${sql.ref(column)})`;
    return eb
      .selectFrom("user")
      .select("id")
      .where(lower, ">=", beginning)
      .where(lower, "<", beginning + LAST);
  };
  return within("email").union(within("username"));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectUsers>["execute"]>>[number];

async function withSessions(db: Db, rows: readonly Row[], now: string): Promise<AdministeredUser[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const used = await db
    .selectFrom("session")
    .select((eb) => ["user_id", eb.fn.max("used_at").as("usedAt")])
    .select((eb) => eb.fn.countAll<number>().filterWhere(isLive(eb, now)).as("live"))
    .where("user_id", "in", ids)
    .groupBy("user_id")
    .execute();
  const byUser = new Map(used.map((each) => [each.user_id, each]));
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    username: row.username,
    name: row.name,
    avatarUrl: profileFrom(row).avatarUrl,
    isAdministrator: row.appointed_at !== null,
    createdAt: row.created_at,
    deactivatedAt: row.deactivated_at,
    sessions: Number(byUser.get(row.id)?.live ?? 0),
    lastUsedAt: byUser.get(row.id)?.usedAt ?? null,
  }));
}

function isLive(eb: ExpressionBuilder<Tables, "session">, now: string) {
  return eb.and([eb("ended_at", "is", null), eb("expires_at", ">", now)]);
}
