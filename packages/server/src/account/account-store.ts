import { type Selectable, sql } from "kysely";
import { avatarUrl } from "../avatar/avatar-place.ts";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import type { UserTable } from "../database/schema.ts";

/** A user as they see themselves. */
export interface User {
  readonly id: string;
  readonly email: string;
  readonly username: string;
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly privacy: { readonly profile: "public" | "members" | "private"; readonly findableByEmail: boolean };
  readonly locale: string | null;
  readonly theme: "system" | "light" | "dark";
  readonly isAdministrator: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

const USER_COLUMNS = [
  "id",
  "email",
  "username",
  "name",
  "locale",
  "theme",
  "profile_privacy",
  "findable_by_email",
  "avatar_id",
  "appointed_at",
  "created_at",
  "updated_at",
] as const;

function userFrom(row: Pick<Selectable<UserTable>, (typeof USER_COLUMNS)[number]>): User {
  return {
    id: row.id,
    email: row.email,
    username: row.username,
    name: row.name,
    avatarUrl: avatarUrl(row.id, row.avatar_id),
    privacy: { profile: row.profile_privacy, findableByEmail: row.findable_by_email === 1 },
    locale: row.locale,
    theme: row.theme,
    isAdministrator: row.appointed_at !== null,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

// As the unique indexes have them.
const lowerEmail = sql<string>`lower(email)`;
const lowerUsername = sql<string>`lower(username)`;

export interface NewUser {
  readonly id: string;
  readonly email: string;
  readonly username: string;
  readonly name: string;
  readonly passwordHash: string;
}

/** One spelling for each address: people do not remember how they wrote theirs. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Throws a unique violation when the e-mail or the username is taken. */
export async function insertUser(db: Db, user: NewUser, now: string, isAdministrator = false): Promise<User> {
  const row = await db
    .insertInto("user")
    .values({
      id: user.id,
      email: user.email,
      username: user.username,
      name: user.name,
      password_hash: user.passwordHash,
      locale: null,
      appointed_at: isAdministrator ? now : null,
      created_at: now,
      updated_at: now,
      deactivated_at: null,
    })
    .returning(USER_COLUMNS)
    .executeTakeFirstOrThrow();
  return userFrom(row);
}

export async function findUser(db: Db, userId: string): Promise<User | undefined> {
  const row = await db
    .selectFrom("user")
    .select(USER_COLUMNS)
    .where("id", "=", userId)
    .where("deactivated_at", "is", null)
    .executeTakeFirst();
  return row && userFrom(row);
}

export async function isEmailTaken(db: Db, email: string): Promise<boolean> {
  const row = await db.selectFrom("user").select("id").where(lowerEmail, "=", normalEmail(email)).executeTakeFirst();
  return row !== undefined;
}

export async function isUsernameTaken(db: Db, username: string): Promise<boolean> {
  const row = await db
    .selectFrom("user")
    .select("id")
    .where(lowerUsername, "=", username.toLowerCase())
    .executeTakeFirst();
  return row !== undefined;
}

/** By e-mail or username, in any letter case, with the hash of the password. */
export async function findAccount(
  db: Db,
  identifier: string,
): Promise<{ user: User; passwordHash: string } | undefined> {
  const wanted = normalEmail(identifier);
  const row = await db
    .selectFrom("user")
    .select(USER_COLUMNS)
    .select("password_hash")
    .where((eb) => eb.or([eb(lowerEmail, "=", wanted), eb(lowerUsername, "=", wanted)]))
    .where("deactivated_at", "is", null)
    .executeTakeFirst();
  return row && { user: userFrom(row), passwordHash: row.password_hash };
}

/**
 * Takes the lock of an active account, as the first statement of a transaction: who changes its password or deactivates it
 * has done so by then, or waits. Answers the password's hash; undefined when there is no such account.
 */
export async function lockAccount(trx: Trx, userId: string): Promise<string | undefined> {
  const row = await trx
    .updateTable("user")
    // No column that others refer to: after a wait PostgreSQL would keep everybody off who writes something of this user. And none
    // whose change is one of the account.
    .set((eb) => ({ created_at: eb.ref("created_at") }))
    .where("id", "=", userId)
    .where("deactivated_at", "is", null)
    .returning("password_hash")
    .executeTakeFirst();
  return row?.password_hash;
}

/** Writes the same password with another hash, unless it has been changed meanwhile. */
export async function replaceHash(db: Db, userId: string, old: string, renewed: string): Promise<void> {
  await db
    .updateTable("user")
    .set({ password_hash: renewed })
    .where("id", "=", userId)
    .where("password_hash", "=", old)
    .execute();
}

/** What of a user is to be another; what is not named stays. */
export interface UserChange {
  /** The same picture under another address. */
  readonly avatarId?: string | undefined;
  readonly name?: string | undefined;
  readonly username?: string | undefined;
  readonly email?: string | undefined;
  readonly passwordHash?: string | undefined;
  readonly profilePrivacy?: User["privacy"]["profile"] | undefined;
  readonly isFindable?: boolean | undefined;
  readonly locale?: string | null | undefined;
  readonly theme?: User["theme"] | undefined;
}

/**
 * Changes a user who was last changed at `seen`, and answers false when there is none: somebody else came first. Throws
 * a unique violation when the e-mail or the username is taken.
 */
export async function updateUser(
  db: Db,
  userId: string,
  seen: string,
  change: UserChange,
  now: string,
): Promise<boolean> {
  const row = await db
    .updateTable("user")
    .set({
      updated_at: now,
      ...(change.name !== undefined && { name: change.name }),
      ...(change.username !== undefined && { username: change.username }),
      ...(change.email !== undefined && { email: change.email }),
      ...(change.passwordHash !== undefined && { password_hash: change.passwordHash }),
      ...(change.avatarId !== undefined && { avatar_id: change.avatarId }),
      ...(change.profilePrivacy !== undefined && { profile_privacy: change.profilePrivacy }),
      ...(change.isFindable !== undefined && { findable_by_email: change.isFindable ? 1 : 0 }),
      ...(change.locale !== undefined && { locale: change.locale }),
      ...(change.theme !== undefined && { theme: change.theme }),
    })
    .where("id", "=", userId)
    .where("updated_at", "=", seen)
    .where("deactivated_at", "is", null)
    .executeTakeFirst();
  return row.numUpdatedRows > 0n;
}
