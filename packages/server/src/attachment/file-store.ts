import type { AttachedFile } from "@syncboard/model";
import { type Expression, expressionBuilder, type SqlBool } from "kysely";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import type { Tables } from "../database/schema.ts";

/** Where a file is uploaded: to a board, or by a user as a document of their own. Its bytes are there once for each. */
export type FileOwner = { readonly boardId: string } | { readonly userId: string };

export interface NewFile extends AttachedFile {
  readonly owner: FileOwner;
  readonly sha256: string;
}

export const FILE_COLUMNS = [
  "file.id as fileId",
  "file.media_type as mediaType",
  "file.bytes",
  "file.width",
  "file.height",
  "file.has_thumbnail as hasThumbnail",
] as const;

/** Says that a file is on its way, before a byte of it is put: what comes of it can then always be found. */
export async function announceFile(db: Db, file: NewFile, now: string): Promise<void> {
  await db
    .insertInto("file")
    .values({
      id: file.fileId,
      board_id: "boardId" in file.owner ? file.owner.boardId : null,
      user_id: "userId" in file.owner ? file.owner.userId : null,
      sha256: file.sha256,
      bytes: file.bytes,
      media_type: file.mediaType,
      width: file.width,
      height: file.height,
      has_thumbnail: file.hasThumbnail ? 1 : 0,
      created_at: now,
      kept_at: null,
      removed_at: null,
    })
    .execute();
}

/** A kept file of the same bytes that was uploaded to the same board, or by the same user. */
export async function findTwin(
  db: Db,
  { owner, sha256, bytes }: { readonly owner: FileOwner; readonly sha256: string; readonly bytes: number },
): Promise<AttachedFile | undefined> {
  const query = db.selectFrom("file").select(FILE_COLUMNS);
  const ofOwner =
    "boardId" in owner ? query.where("board_id", "=", owner.boardId) : query.where("user_id", "=", owner.userId);
  const row = await ofOwner
    .where("sha256", "=", sha256)
    .where("bytes", "=", bytes)
    .where("kept_at", "is not", null)
    .where("removed_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row && { ...row, hasThumbnail: row.hasThumbnail === 1 };
}

/** As many as keep a statement short of what the databases take. */
const AT_ONCE = 500;

/**
 * Holds files for what has just been attached with them, so that no sweep takes them away. Throws when one of them is being removed:
 * nothing may name it then.
 */
export async function keepFiles(trx: Trx, fileIds: readonly string[], now: string): Promise<void> {
  const all = [...new Set(fileIds)];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const some = all.slice(at, at + AT_ONCE);
    const kept = await trx
      .updateTable("file")
      .set(({ fn, val, ref }) => ({ kept_at: fn.coalesce(ref("kept_at"), val(now)) }))
      .where("id", "in", some)
      .where("removed_at", "is", null)
      .executeTakeFirst();
    if (kept.numUpdatedRows !== BigInt(some.length)) throw new FileGone();
  }
}

/** A file that was to be attached is being removed. */
export class FileGone extends Error {}

/** How many bytes what is attached on a board has together, the trash included: each file once, also where several name it. */
export async function usedBytes(db: Db | Trx, boardId: string): Promise<number> {
  const row = await db
    .selectFrom("file")
    .select(({ fn }) => fn.sum<number | null>("bytes").as("bytes"))
    .where("id", "in", (eb) =>
      eb.selectFrom("attachment").select("file_id").where("board_id", "=", boardId).where("file_id", "is not", null),
    )
    .executeTakeFirst();
  return Number(row?.bytes ?? 0);
}

/** Whether something on a board is this file, so that its bytes count there. */
export async function isOnBoard(trx: Trx, boardId: string, fileId: string): Promise<boolean> {
  const query = trx.selectFrom("attachment").select("id").where("board_id", "=", boardId).where("file_id", "=", fileId);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}

/** Whether a file has these very bytes. */
export async function hasBytes(db: Db, fileId: string, sha256: string): Promise<boolean> {
  const query = db.selectFrom("file").select("id").where("id", "=", fileId).where("sha256", "=", sha256);
  return (await query.executeTakeFirst()) !== undefined;
}

/** Gives up a file that came to nothing, unless something names it. */
export async function removeFileRow(db: Db, fileId: string): Promise<void> {
  await db.deleteFrom("file").where("id", "=", fileId).execute();
}

/** Whether an attachment or a document is this file, in a trash too. */
function isNamed(): Expression<SqlBool> {
  const { exists, or, selectFrom } = expressionBuilder<Tables, "file">();
  return or([
    exists(selectFrom("attachment").select("attachment.id").whereRef("attachment.file_id", "=", "file.id")),
    exists(selectFrom("document").select("document.id").whereRef("document.file_id", "=", "file.id")),
  ]);
}

/** Marks those as being removed that nothing names and that are older: from then on nothing can. */
export async function markUnnamed(db: Db, before: string, now: string): Promise<void> {
  await db
    .updateTable("file")
    .set({ removed_at: now })
    .where("removed_at", "is", null)
    .where("created_at", "<", before)
    .where(({ not }) => not(isNamed()))
    .execute();
}

/** Takes the mark off those that were named at the very moment: what was attached first counts. */
export async function unmarkNamed(db: Db): Promise<void> {
  await db.updateTable("file").set({ removed_at: null }).where("removed_at", "is not", null).where(isNamed()).execute();
}

/** Some of those that are being removed. */
export async function markedFiles(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom("file")
    .select("id")
    .where("removed_at", "is not", null)
    // Another process may be between marking and `unmarkNamed`.
    .where(({ not }) => not(isNamed()))
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

const PAGE = 500;

export interface KnownFile {
  readonly id: string;
  readonly hasThumbnail: boolean;
  /** Whether its bytes must be there. */
  readonly isKept: boolean;
}

/** Every file that there is a row of. */
export async function* allFiles(db: Db): AsyncGenerator<KnownFile> {
  let last: string | undefined;
  for (;;) {
    let query = db
      .selectFrom("file")
      .select(["id", "has_thumbnail", "kept_at", "removed_at"])
      .orderBy("id")
      .limit(PAGE);
    if (last !== undefined) query = query.where("id", ">", last);
    const rows = await query.execute();
    for (const row of rows) {
      const isKept = row.kept_at !== null && row.removed_at === null;
      yield { id: row.id, hasThumbnail: row.has_thumbnail === 1, isKept };
    }
    last = rows.at(-1)?.id;
    if (rows.length < PAGE) return;
  }
}

/** Whether its bytes must be there. */
export async function isKept(db: Db, fileId: string): Promise<boolean> {
  const row = await db
    .selectFrom("file")
    .select("id")
    .where("id", "=", fileId)
    .where("kept_at", "is not", null)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}
