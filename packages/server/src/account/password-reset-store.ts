import { createHash } from "node:crypto";
import type { Db } from "../database/connect.ts";
import { later } from "../http/sources.ts";
import { endSessionsBut } from "../session/session-store.ts";

export const RESET_SECONDS = 3_600;
/** A used one says for a while where it was used from. */
const KEPT_SECONDS = 86_400;

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

export interface NewReset {
  readonly token: string;
  readonly userId: string;
}

export async function insertReset(db: Db, { token, userId }: NewReset, now: string): Promise<void> {
  await db
    .insertInto("password_reset")
    .values({
      hash: hashOf(token),
      user_id: userId,
      created_at: now,
      expires_at: later(now, RESET_SECONDS),
      used_at: null,
      used_from: null,
    })
    .execute();
}

/** Whose password a token may set; undefined when it is unknown, used or too old, or the account is deactivated. */
export async function ownerOfReset(
  db: Db,
  token: string,
  now: string,
): Promise<
  | {
      readonly id: string;
      readonly email: string;
      readonly username: string;
      readonly name: string;
      readonly locale: string | null;
    }
  | undefined
> {
  return await db
    .selectFrom("password_reset")
    .innerJoin("user", "user.id", "password_reset.user_id")
    .select(["user.id", "user.email", "user.username", "user.name", "user.locale"])
    .where("hash", "=", hashOf(token))
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .where("user.deactivated_at", "is", null)
    .executeTakeFirst();
}

export interface Reset {
  readonly token: string;
  readonly passwordHash: string;
  /** Where the request comes from. */
  readonly address: string;
}

/**
 * Sets the password, once, and ends every session of the account and every other reset: answers which sessions those
 * were, or undefined when the token is good no more.
 */
export async function resetPassword(db: Db, reset: Reset, now: string): Promise<string[] | undefined> {
  return await db.transaction().execute(async (trx) => {
    // First a write: of two who come with the same token the second finds it used.
    const used = await trx
      .updateTable("password_reset")
      .set({ used_at: now, used_from: reset.address })
      .where("hash", "=", hashOf(reset.token))
      .where("used_at", "is", null)
      .where("expires_at", ">", now)
      .returning("user_id")
      .executeTakeFirst();
    if (!used) return undefined;
    const changed = await trx
      .updateTable("user")
      .set({ password_hash: reset.passwordHash, updated_at: now })
      .where("id", "=", used.user_id)
      .where("deactivated_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!changed) return undefined;
    await forgetResets(trx, used.user_id);
    return await endSessionsBut(trx, used.user_id, undefined, now);
  });
}

/** Takes away the resets that a user was sent and has not used. */
export async function forgetResets(db: Db, userId: string): Promise<void> {
  await db.deleteFrom("password_reset").where("user_id", "=", userId).where("used_at", "is", null).execute();
}

/** Where a user has lately set a password from. */
export async function addressesOfResets(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("password_reset")
    .select("used_from")
    .where("user_id", "=", userId)
    .where("used_from", "is not", null)
    .execute();
  return rows.flatMap(({ used_from }) => used_from ?? []);
}

export async function sweepResets(db: Db, now: string): Promise<void> {
  await db.deleteFrom("password_reset").where("expires_at", "<", later(now, -KEPT_SECONDS)).execute();
}
