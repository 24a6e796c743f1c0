import { lockOwnBoard } from "../board/own-board.ts";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";

/** What shows a board to whoever has it. */
export interface PublicLink {
  readonly code: string;
  readonly hasPassword: boolean;
  readonly createdAt: string;
  /** Null: never. */
  readonly expiresAt: string | null;
}

const COLUMNS = ["code", "password_hash", "created_at", "expires_at"] as const;

interface Row {
  readonly code: string;
  readonly password_hash: string | null;
  readonly created_at: string;
  readonly expires_at: string | null;
}

function linkFrom({ code, password_hash, created_at, expires_at }: Row): PublicLink {
  return { code, hasPassword: password_hash !== null, createdAt: created_at, expiresAt: expires_at };
}

export async function findPublicLink(trx: Trx, boardId: string): Promise<PublicLink | undefined> {
  const row = await trx.selectFrom("public_link").select(COLUMNS).where("board_id", "=", boardId).executeTakeFirst();
  return row && linkFrom(row);
}

export interface WantedLink {
  readonly boardId: string;
  readonly ownerId: string;
  /** Of a link that is not there yet: one that is keeps its own. */
  readonly code: string;
  /** Undefined: as it was. Null: none. */
  readonly passwordHash: string | null | undefined;
  /** Undefined: as it was. Null: never. */
  readonly expiresAt: string | null | undefined;
}

/** Undefined when this user is no owner of the board. */
export async function putPublicLink(
  db: Db,
  wanted: WantedLink,
  now: string,
): Promise<{ readonly link: PublicLink; readonly isNew: boolean } | undefined> {
  const { boardId, ownerId, code, passwordHash, expiresAt } = wanted;
  return await db.transaction().execute(async (trx) => {
    if (!(await lockOwnBoard(trx, boardId, ownerId))) return undefined;
    const changed = await trx
      .updateTable("public_link")
      .set({
        creator_id: ownerId,
        ...(passwordHash !== undefined && { password_hash: passwordHash }),
        ...(expiresAt !== undefined && { expires_at: expiresAt }),
      })
      .where("board_id", "=", boardId)
      .returning(COLUMNS)
      .executeTakeFirst();
    if (changed) return { link: linkFrom(changed), isNew: false };
    const made = await trx
      .insertInto("public_link")
      .values({
        board_id: boardId,
        code,
        password_hash: passwordHash ?? null,
        creator_id: ownerId,
        created_at: now,
        expires_at: expiresAt ?? null,
      })
      .returning(COLUMNS)
      .executeTakeFirstOrThrow();
    return { link: linkFrom(made), isNew: true };
  });
}

/** False when there is none, or this user is no owner of the board. */
export async function revokePublicLink(db: Db, boardId: string, ownerId: string): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    if (!(await lockOwnBoard(trx, boardId, ownerId))) return false;
    return await deletePublicLink(trx, boardId);
  });
}

/** That of this maker, or whosever it is. */
export async function deletePublicLink(trx: Trx, boardId: string, creatorId?: string): Promise<boolean> {
  let query = trx.deleteFrom("public_link").where("board_id", "=", boardId);
  if (creatorId !== undefined) query = query.where("creator_id", "=", creatorId);
  return (await query.executeTakeFirst()).numDeletedRows > 0n;
}

export async function deletePublicLinksOf(trx: Trx, creatorId: string): Promise<void> {
  await trx.deleteFrom("public_link").where("creator_id", "=", creatorId).execute();
}

export interface OpenedLink {
  readonly boardId: string;
  readonly passwordHash: string | null;
}

/** Undefined for a code that shows nothing, or nothing any more. */
export async function openPublicLink(db: Db | Trx, code: string, now: string): Promise<OpenedLink | undefined> {
  const row = await db
    .selectFrom("public_link")
    .select(["board_id", "password_hash", "expires_at"])
    .where("code", "=", code)
    .executeTakeFirst();
  if (!row || (row.expires_at !== null && row.expires_at <= now)) return undefined;
  return { boardId: row.board_id, passwordHash: row.password_hash };
}

/** What these people are called, as far as they show it to everybody. */
export async function publicNames(trx: Trx, userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom("user")
    .select(["id", "name"])
    .where("id", "in", userIds)
    .where("profile_privacy", "=", "public")
    .where("deactivated_at", "is", null)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
