import { createHash } from "node:crypto";
import { lockAccount } from "../account/account-store.ts";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";

export interface NewSession {
  readonly id: string;
  readonly userId: string;
  readonly device: string;
  readonly address: string;
  readonly refreshToken: string;
  readonly expiresAt: string;
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/**
 * Begins a session for whoever came with a password: `passwordHash` is what it was compared with. False when the password
 * was changed since, or the account deactivated: comparing takes long, and whoever does either ends the sessions that there are.
 */
export async function insertSession(
  db: Db,
  session: NewSession,
  passwordHash: string | undefined,
  now: string,
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const held = await lockAccount(trx, session.userId);
    if (held === undefined || (passwordHash !== undefined && held !== passwordHash)) return false;
    await trx
      .insertInto("session")
      .values({
        id: session.id,
        user_id: session.userId,
        device: session.device,
        address: session.address,
        created_at: now,
        used_at: now,
        expires_at: session.expiresAt,
        ended_at: null,
      })
      .execute();
    await trx
      .insertInto("refresh_token")
      .values({
        hash: hashOf(session.refreshToken),
        session_id: session.id,
        parent_hash: null,
        created_at: now,
        used_at: null,
      })
      .execute();
    return true;
  });
}

export interface LiveSession {
  readonly id: string;
  readonly userId: string;
  readonly usedAt: string;
}

/** A session that still stands: neither ended nor run out, and the account active. */
export async function liveSession(db: Db, sessionId: string, now: string): Promise<LiveSession | undefined> {
  return await db
    .selectFrom("session")
    .innerJoin("user", "user.id", "session.user_id")
    // Whose it is, is not asked of the database, which might go through all sessions of the user to find this one.
    .select(["session.id", "session.user_id as userId", "session.used_at as usedAt"])
    .where("session.id", "=", sessionId)
    .where("session.ended_at", "is", null)
    .where("session.expires_at", ">", now)
    .where("user.deactivated_at", "is", null)
    .executeTakeFirst();
}

export async function noteSessionUse(db: Db, sessionId: string, now: string): Promise<void> {
  await db.updateTable("session").set({ used_at: now }).where("id", "=", sessionId).execute();
}

/** Which of these sessions still stand. */
export async function liveSessions(db: Db, sessionIds: readonly string[], now: string): Promise<string[]> {
  const rows = await db
    .selectFrom("session")
    .innerJoin("user", "user.id", "session.user_id")
    .select("session.id")
    .where("session.id", "in", sessionIds)
    .where("session.ended_at", "is", null)
    .where("session.expires_at", ">", now)
    .where("user.deactivated_at", "is", null)
    .execute();
  return rows.map((row) => row.id);
}

export async function endSession(db: Db, sessionId: string, now: string): Promise<void> {
  await db
    .updateTable("session")
    .set({ ended_at: now })
    .where("id", "=", sessionId)
    .where("ended_at", "is", null)
    .execute();
}

/** Ends all sessions of a user but this one, and answers which they were. */
export async function endSessionsBut(
  db: Db,
  userId: string,
  keptId: string | undefined,
  now: string,
): Promise<string[]> {
  let query = db
    .updateTable("session")
    .set({ ended_at: now })
    .where("user_id", "=", userId)
    .where("ended_at", "is", null);
  if (keptId !== undefined) query = query.where("id", "!=", keptId);
  const rows = await query.returning("id").execute();
  return rows.map(({ id }) => id);
}

/** The session that a refresh token belongs to, used or not. */
export async function sessionOfToken(db: Db, refreshToken: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("refresh_token")
    .select("session_id")
    .where("hash", "=", hashOf(refreshToken))
    .executeTakeFirst();
  return row?.session_id;
}

export type Rotation =
  | { readonly outcome: "rotated"; readonly sessionId: string; readonly userId: string }
  /** A token that was used before: the session is ended now. */
  | { readonly outcome: "reused"; readonly sessionId: string; readonly userId: string }
  | { readonly outcome: "unknown" };

/**
 * Swaps a refresh token for the next. A used one is accepted once more until `graceStart` (RFC 9700 4.14.2 allows for
 * it): two tabs may ask at once, and an answer may be lost. After that its reuse means that it was stolen; and of the
 * tokens that were given for one, the use of a second means that two hold them.
 */
export async function rotateToken(
  db: Db,
  refreshToken: string,
  next: { readonly token: string; readonly expiresAt: string },
  now: string,
  graceStart: string,
): Promise<Rotation> {
  return await db.transaction().execute(async (trx): Promise<Rotation> => {
    const hash = hashOf(refreshToken);
    // First a write: it takes the lock, so that of two who ask at once the second sees what the first did.
    await trx
      .updateTable("session")
      .set((eb) => ({ used_at: eb.ref("used_at") }))
      .where("id", "=", (eb) => eb.selectFrom("refresh_token").select("session_id").where("hash", "=", hash))
      .execute();
    const found = await trx
      .selectFrom("refresh_token")
      .innerJoin("session", "session.id", "refresh_token.session_id")
      .innerJoin("user", "user.id", "session.user_id")
      .select(["refresh_token.used_at", "refresh_token.parent_hash", "session.id", "session.user_id"])
      .where("hash", "=", hash)
      .where("session.ended_at", "is", null)
      .where("session.expires_at", ">", now)
      .where("user.deactivated_at", "is", null)
      .executeTakeFirst();
    if (!found) return { outcome: "unknown" };
    const isReused = found.used_at !== null && (found.used_at < graceStart || (await isUsed(trx, hash)));
    if (isReused || (found.parent_hash !== null && (await isUsed(trx, found.parent_hash, hash)))) {
      await trx.updateTable("session").set({ ended_at: now }).where("id", "=", found.id).execute();
      return { outcome: "reused", sessionId: found.id, userId: found.user_id };
    }
    if (found.used_at === null) {
      await trx.updateTable("refresh_token").set({ used_at: now }).where("hash", "=", hash).execute();
    }
    await trx
      .insertInto("refresh_token")
      .values({ hash: hashOf(next.token), session_id: found.id, parent_hash: hash, created_at: now, used_at: null })
      .execute();
    await trx
      .updateTable("session")
      .set({ used_at: now, expires_at: next.expiresAt })
      .where("id", "=", found.id)
      .execute();
    return { outcome: "rotated", sessionId: found.id, userId: found.user_id };
  });
}

/**
 * Whether one of the tokens that were given for this one has been used, but for `own`: a browser keeps the last that it was given,
 * so somebody else has another.
 */
async function isUsed(trx: Trx, parentHash: string, own = ""): Promise<boolean> {
  const row = await trx
    .selectFrom("refresh_token")
    .select("hash")
    .where("parent_hash", "=", parentHash)
    .where("hash", "!=", own)
    .where("used_at", "is not", null)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Takes away sessions that ran out or ended before `before`, with their tokens, and tokens that were used before then:
 * a session that goes on for years must not keep all of them, and nobody steals one so long to use it.
 */
export async function sweepSessions(db: Db, before: string): Promise<void> {
  await db.deleteFrom("refresh_token").where("used_at", "<", before).execute();
  await db
    .deleteFrom("session")
    .where((eb) => eb.or([eb("expires_at", "<", before), eb("ended_at", "<", before)]))
    .execute();
}
