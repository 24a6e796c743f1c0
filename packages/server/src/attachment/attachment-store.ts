import type { Attachment, AttachmentRow } from "@syncboard/model";
import { CalendarTime, Id } from "@syncboard/model/schemas";
import { type Static, Type } from "typebox";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import { FILE_COLUMNS } from "./file-store.ts";

/** When an attachment was made, and its id. */
export const AttachmentPlace = Type.Object({ createdAt: CalendarTime, id: Id }, { additionalProperties: false });
export type AttachmentPlace = Static<typeof AttachmentPlace>;

interface Row {
  readonly id: string;
  readonly cardId: string;
  readonly authorId: string;
  readonly name: string;
  readonly url: string | null;
  readonly createdAt: string;
  readonly fileId: string | null;
  readonly mediaType: string | null;
  readonly bytes: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly hasThumbnail: number | null;
}

function select(db: Db | Trx) {
  return db
    .selectFrom("attachment")
    .leftJoin("file", "file.id", "attachment.file_id")
    .select(["attachment.id", "attachment.card_id as cardId", "attachment.author_id as authorId", "attachment.name"])
    .select(["attachment.url", "attachment.created_at as createdAt", ...FILE_COLUMNS]);
}

function rowFrom({ id, cardId, authorId, name, url, createdAt, ...file }: Row): AttachmentRow {
  const { fileId, mediaType, bytes, width, height, hasThumbnail } = file;
  const isFile = fileId !== null && mediaType !== null && bytes !== null;
  return {
    ...{ id, cardId, authorId, name, url },
    file: isFile ? { fileId, mediaType, bytes, width, height, hasThumbnail: hasThumbnail === 1 } : null,
    createdAt,
  };
}

/** What is attached to a card, the oldest first. */
export async function listAttachments(
  trx: Trx,
  cardId: string,
  after: AttachmentPlace | undefined,
  limit: number,
): Promise<AttachmentRow[]> {
  let query = select(trx).where("attachment.card_id", "=", cardId).where("attachment.deleted_at", "is", null);
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb("attachment.created_at", ">", after.createdAt),
        eb.and([eb("attachment.created_at", "=", after.createdAt), eb("attachment.id", ">", after.id)]),
      ]),
    );
  }
  const rows = await query.orderBy("attachment.created_at").orderBy("attachment.id").limit(limit).execute();
  return rows.map(rowFrom);
}

/** What is attached to these cards of a board, the oldest first. */
export async function attachmentsOfCards(
  trx: Trx,
  boardId: string,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, readonly AttachmentRow[]>> {
  if (cardIds.length === 0) return new Map();
  const rows = await select(trx)
    .where("attachment.board_id", "=", boardId)
    .where("attachment.card_id", "in", cardIds)
    .where("attachment.deleted_at", "is", null)
    .orderBy("attachment.created_at")
    .orderBy("attachment.id")
    .execute();
  return Map.groupBy(rows.map(rowFrom), ({ cardId }) => cardId);
}

/** Attachments by id, on whatever board, deleted ones included. */
export async function findAttachments(
  trx: Db | Trx,
  ids: readonly string[],
): Promise<{ boardId: string; attachment: Attachment }[]> {
  const rows = await select(trx)
    .select(["attachment.board_id as boardId", "attachment.deleted_at as deletedAt"])
    .where("attachment.id", "in", ids)
    .execute();
  return rows.map(({ boardId, deletedAt, ...row }) => ({ boardId, attachment: { ...rowFrom(row), deletedAt } }));
}

/** What a user has attached, on whatever board, by its id. */
export async function listAttachmentsOf(
  db: Db,
  authorId: string,
  { afterId, limit }: { readonly afterId: string | undefined; readonly limit: number },
): Promise<(AttachmentRow & { readonly boardId: string })[]> {
  let query = select(db)
    .select("attachment.board_id as boardId")
    .where("attachment.author_id", "=", authorId)
    .where("attachment.deleted_at", "is", null);
  if (afterId !== undefined) query = query.where("attachment.id", ">", afterId);
  const rows = await query.orderBy("attachment.id").limit(limit).execute();
  return rows.map(({ boardId, ...row }) => ({ ...rowFrom(row), boardId }));
}
