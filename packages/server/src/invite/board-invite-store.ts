import type { Role } from "@syncboard/model";
import { hashOfCode } from "../account/invite-store.ts";
import { avatarUrl } from "../avatar/avatar-place.ts";
import { lockOwnBoard } from "../board/own-board.ts";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";

/** What lets somebody become a member of a board, but for the code itself. */
export interface BoardInvite {
  readonly id: string;
  readonly boardId: string;
  readonly creatorId: string;
  readonly role: InviteRole;
  /** Where it was sent; null: it is a link that its maker passes on. */
  readonly email: string | null;
  readonly maxUses: number;
  readonly uses: number;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** Nobody becomes an owner by a link, which may be passed on to anybody. */
export type InviteRole = Exclude<Role, "owner">;

const COLUMNS = [
  "id",
  "board_id as boardId",
  "creator_id as creatorId",
  "role",
  "email",
  "max_uses as maxUses",
  "uses",
  "created_at as createdAt",
  "expires_at as expiresAt",
] as const;

interface Row extends Omit<BoardInvite, "boardId" | "role"> {
  readonly boardId: string | null;
  readonly role: Role | null;
}

function inviteFrom({ boardId, role, ...row }: Row): BoardInvite {
  if (boardId === null || role === null || role === "owner") throw new Error(`${row.id} is no invite to a board`);
  return { ...row, boardId, role };
}

export interface NewBoardInvite {
  readonly id: string;
  readonly boardId: string;
  readonly creatorId: string;
  readonly code: string;
  readonly role: InviteRole;
  readonly email: string | null;
  readonly maxUses: number;
  readonly expiresAt: string;
}

/**
 * Undefined when the board has so many already. One to the same address takes the place of the one before, so that a mail
 * that was lost leaves nothing behind. Throws a unique violation when the id is in use.
 */
export async function addBoardInvite(
  db: Db,
  invite: NewBoardInvite,
  most: number,
  now: string,
): Promise<BoardInvite | undefined> {
  return await db.transaction().execute(async (trx) => {
    // First a write: the second of two counts what the first made, and whoever is being sent away has gone by then.
    if (!(await lockOwnBoard(trx, invite.boardId, invite.creatorId))) return undefined;
    if (invite.email !== null) await deleteInvitesTo(trx, invite.boardId, invite.email);
    if ((await countGood(trx, invite.boardId, now)) >= most) return undefined;
    const row = await trx
      .insertInto("invite")
      .values({
        id: invite.id,
        hash: hashOfCode(invite.code),
        creator_id: invite.creatorId,
        note: "",
        max_uses: invite.maxUses,
        uses: 0,
        created_at: now,
        expires_at: invite.expiresAt,
        board_id: invite.boardId,
        role: invite.role,
        email: invite.email,
      })
      .returning(COLUMNS)
      .executeTakeFirstOrThrow();
    return inviteFrom(row);
  });
}

async function deleteInvitesTo(trx: Trx, boardId: string, email: string): Promise<void> {
  await trx.deleteFrom("invite").where("board_id", "=", boardId).where("email", "=", email).execute();
}

async function countGood(trx: Trx, boardId: string, now: string): Promise<number> {
  const { count } = await trx
    .selectFrom("invite")
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .where("board_id", "=", boardId)
    .where("expires_at", ">", now)
    .where((eb) => eb("uses", "<", eb.ref("max_uses")))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Those of a board by which somebody may still join, newest first. */
export async function listBoardInvites(
  trx: Trx,
  boardId: string,
  wanted: { readonly now: string; readonly afterId: string | undefined; readonly limit: number },
): Promise<BoardInvite[]> {
  let query = trx
    .selectFrom("invite")
    .select(COLUMNS)
    .where("board_id", "=", boardId)
    .where("expires_at", ">", wanted.now)
    .where((eb) => eb("uses", "<", eb.ref("max_uses")));
  if (wanted.afterId !== undefined) query = query.where("id", "<", wanted.afterId);
  return (await query.orderBy("id", "desc").limit(wanted.limit).execute()).map(inviteFrom);
}

/** The board that an invite is to, whatever has become of the invite. */
export async function boardOfInvite(db: Db, inviteId: string): Promise<string | undefined> {
  const row = await db.selectFrom("invite").select("board_id").where("id", "=", inviteId).executeTakeFirst();
  return row?.board_id ?? undefined;
}

/** False when there is none of this id on this board, or this user is no owner of it any more. */
export async function deleteBoardInvite(
  db: Db,
  invite: { readonly id: string; readonly boardId: string; readonly ownerId: string },
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    if (!(await lockOwnBoard(trx, invite.boardId, invite.ownerId))) return false;
    const { numDeletedRows } = await trx
      .deleteFrom("invite")
      .where("id", "=", invite.id)
      .where("board_id", "=", invite.boardId)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  });
}

/** Of a board, those of one maker, or all: they end with what made them good. */
export async function deleteBoardInvites(trx: Trx, boardId: string, creatorId?: string): Promise<void> {
  let query = trx.deleteFrom("invite").where("board_id", "=", boardId);
  if (creatorId !== undefined) query = query.where("creator_id", "=", creatorId);
  await query.execute();
}

/** Good or not: who is a member already is told so all the same. */
export async function findBoardInvite(db: Db, code: string): Promise<BoardInvite | undefined> {
  const row = await db
    .selectFrom("invite")
    .select(COLUMNS)
    .where("hash", "=", hashOfCode(code))
    .where("board_id", "is not", null)
    .executeTakeFirst();
  return row && inviteFrom(row);
}

/** Counts one use, and forgets where it was sent; false when it is good no more. */
export async function useBoardInvite(trx: Trx, inviteId: string, now: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("invite")
    .set((eb) => ({ uses: eb("uses", "+", 1), email: null }))
    .where("id", "=", inviteId)
    .where("expires_at", ">", now)
    .where((eb) => eb("uses", "<", eb.ref("max_uses")))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What somebody may know who has the code, and nothing more. */
export interface InvitePreview {
  readonly boardTitle: string;
  readonly role: InviteRole;
  /** Who invites: their name, and the picture of those who show it to everybody. */
  readonly inviter: { readonly name: string; readonly avatarUrl: string | null };
}

/** Undefined for a code that lets nobody in, whatever the reason. */
export async function previewInvite(db: Db, code: string, now: string): Promise<InvitePreview | undefined> {
  const invite = await findBoardInvite(db, code);
  if (!invite || invite.expiresAt <= now || invite.uses >= invite.maxUses) return undefined;
  const board = await db
    .selectFrom("board")
    .select("title")
    .where("id", "=", invite.boardId)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  const maker = await db
    .selectFrom("user")
    .select(["id", "name", "avatar_id", "profile_privacy"])
    .where("id", "=", invite.creatorId)
    .where("deactivated_at", "is", null)
    .executeTakeFirst();
  if (!board || !maker) return undefined;
  const isShown = maker.profile_privacy === "public";
  return {
    boardTitle: board.title,
    role: invite.role,
    inviter: { name: maker.name, avatarUrl: isShown ? avatarUrl(maker.id, maker.avatar_id) : null },
  };
}
