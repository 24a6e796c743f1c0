import { createHash } from "node:crypto";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";

// Invites to the installation. Those to boards are in the same table: `invite/board-invite-store.ts`.

/** What lets somebody make an account, but for the code itself. */
export interface Invite {
  readonly id: string;
  readonly creatorId: string;
  /** For whom it is, in the words of who made it. */
  readonly note: string;
  readonly maxUses: number;
  readonly uses: number;
  readonly createdAt: string;
  readonly expiresAt: string;
}

const INVITE_COLUMNS = [
  "id",
  "creator_id as creatorId",
  "note",
  "max_uses as maxUses",
  "uses",
  "created_at as createdAt",
  "expires_at as expiresAt",
] as const;

/** As it is stored: of installations and of boards alike. */
export function hashOfCode(code: string): string {
  return createHash("sha256").update(code).digest("base64url");
}

export interface NewInvite {
  readonly id: string;
  readonly code: string;
  readonly creatorId: string;
  readonly note: string;
  readonly maxUses: number;
  readonly expiresAt: string;
}

/** Throws a unique violation when the id is in use. */
export async function insertInvite(db: Db, invite: NewInvite, now: string): Promise<Invite> {
  return await db
    .insertInto("invite")
    .values({
      id: invite.id,
      hash: hashOfCode(invite.code),
      creator_id: invite.creatorId,
      note: invite.note,
      max_uses: invite.maxUses,
      uses: 0,
      created_at: now,
      expires_at: invite.expiresAt,
      board_id: null,
      role: null,
      email: null,
    })
    .returning(INVITE_COLUMNS)
    .executeTakeFirstOrThrow();
}

/** All that there are, newest first; used ones and those that ran out too, until they are swept away. */
export async function listInvites(
  db: Db,
  wanted: { readonly afterId: string | undefined; readonly limit: number },
): Promise<Invite[]> {
  let query = db.selectFrom("invite").select(INVITE_COLUMNS).where("board_id", "is", null);
  if (wanted.afterId !== undefined) query = query.where("id", "<", wanted.afterId);
  return await query.orderBy("id", "desc").limit(wanted.limit).execute();
}

/** False when there is none of this id. */
export async function deleteInvite(db: Db, inviteId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("invite")
    .where("id", "=", inviteId)
    .where("board_id", "is", null)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Those that somebody made who may let nobody in any more; those to boards stay, which the office has nothing to do with. */
export async function deleteInvitesOf(trx: Trx, creatorId: string): Promise<void> {
  await trx.deleteFrom("invite").where("creator_id", "=", creatorId).where("board_id", "is", null).execute();
}

/** Those to boards, too. */
export async function deleteAllInvitesOf(trx: Trx, creatorId: string): Promise<void> {
  await trx.deleteFrom("invite").where("creator_id", "=", creatorId).execute();
}

export async function isInviteGood(db: Db, code: string, now: string): Promise<boolean> {
  const row = await db
    .selectFrom("invite")
    .select("id")
    .where("hash", "=", hashOfCode(code))
    // An owner of a board lets people into it, and nobody into the installation.
    .where("board_id", "is", null)
    .where("expires_at", ">", now)
    .where((eb) => eb("uses", "<", eb.ref("max_uses")))
    .executeTakeFirst();
  return row !== undefined;
}

/** Counts one use, and answers which invite it was; undefined when it is good no more. */
export async function useInvite(db: Db, code: string, now: string): Promise<string | undefined> {
  const used = await db
    .updateTable("invite")
    .set((eb) => ({ uses: eb("uses", "+", 1) }))
    .where("hash", "=", hashOfCode(code))
    .where("board_id", "is", null)
    .where("expires_at", ">", now)
    .where((eb) => eb("uses", "<", eb.ref("max_uses")))
    .returning("id")
    .executeTakeFirst();
  return used?.id;
}

/** Takes away invites that ran out before `before`. */
export async function sweepInvites(db: Db, before: string): Promise<void> {
  await db.deleteFrom("invite").where("expires_at", "<", before).execute();
}
