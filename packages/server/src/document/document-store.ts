import { sql } from "kysely";
import { FILE_COLUMNS } from "../attachment/file-store.ts";
import type { Db } from "../database/connect.ts";
import type { TextState } from "../database/document-tables.ts";
import type { Trx } from "../database/lane.ts";
import type { Own } from "../subject/subject-store.ts";

/** What stands in a subject: a note, or a file that was uploaded. */
export interface Document {
  readonly id: string;
  readonly subjectId: string;
  readonly kind: "note" | "file";
  readonly title: string;
  readonly mediaType: string;
  /** Of a note in UTF-8. */
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly hasThumbnail: boolean;
  readonly textState: TextState;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface DocumentDetail extends Document {
  /** Null: it is a file. */
  readonly text: string | null;
}

/** Somebody's document: whoever asks for it is in every statement. */
export interface OwnDocument {
  readonly userId: string;
  readonly documentId: string;
}

/** Where a page ended. */
export interface Place {
  readonly updatedAt: string;
  readonly id: string;
}

const NOTE_TYPE = "text/markdown";

/** Those that are there: not in the trash, and their subject neither. */
function documentsOf(db: Db | Trx, userId: string) {
  return db
    .selectFrom("document")
    .innerJoin("subject", (join) =>
      join.onRef("subject.user_id", "=", "document.user_id").onRef("subject.id", "=", "document.subject_id"),
    )
    .leftJoin("file", "file.id", "document.file_id")
    .select(["document.id", "document.subject_id as subjectId", "document.title", "document.text_state as textState"])
    .select(["document.version", "document.created_at as createdAt", "document.updated_at as updatedAt"])
    .select(FILE_COLUMNS)
    .select(sql<number | null>`octet_length(document.text)`.as("textBytes"))
    .where("document.user_id", "=", userId)
    .where("document.deleted_at", "is", null)
    .where("subject.deleted_at", "is", null);
}

type Row = Awaited<ReturnType<ReturnType<typeof documentsOf>["executeTakeFirstOrThrow"]>>;

function documentFrom(row: Row): Document {
  return {
    id: row.id,
    subjectId: row.subjectId,
    kind: row.fileId === null ? "note" : "file",
    title: row.title,
    mediaType: row.mediaType ?? NOTE_TYPE,
    bytes: row.bytes ?? row.textBytes ?? 0,
    width: row.width,
    height: row.height,
    hasThumbnail: row.hasThumbnail === 1,
    textState: row.textState,
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

interface Wanted {
  readonly kind: Document["kind"] | undefined;
  readonly after: Place | undefined;
  readonly limit: number;
}

/** The last changed first. */
export async function listDocuments(db: Db | Trx, { userId, subjectId }: Own, wanted: Wanted): Promise<Document[]> {
  const { kind, after, limit } = wanted;
  let query = documentsOf(db, userId).where("document.subject_id", "=", subjectId);
  if (kind) query = query.where("document.file_id", kind === "note" ? "is" : "is not", null);
  if (after) {
    query = query.where(({ eb, or, and }) =>
      or([
        eb("document.updated_at", "<", after.updatedAt),
        and([eb("document.updated_at", "=", after.updatedAt), eb("document.id", "<", after.id)]),
      ]),
    );
  }
  const rows = await query.orderBy("document.updated_at", "desc").orderBy("document.id", "desc").limit(limit).execute();
  return rows.map(documentFrom);
}

/** Undefined: there is none, it is in the trash, or it is somebody else's. */
export async function findDocument(
  db: Db | Trx,
  { userId, documentId }: OwnDocument,
): Promise<DocumentDetail | undefined> {
  const row = await documentsOf(db, userId)
    .select("document.text")
    .where("document.id", "=", documentId)
    .executeTakeFirst();
  return row && { ...documentFrom(row), text: row.text };
}

/** The file that a document is; undefined: it is a note, or there is none that can be seen. */
export async function findDocumentFile(db: Db | Trx, { userId, documentId }: OwnDocument) {
  const row = await documentsOf(db, userId)
    .where("document.id", "=", documentId)
    .where("document.file_id", "is not", null)
    .executeTakeFirst();
  return row?.fileId == null ? undefined : { ...documentFrom(row), fileId: row.fileId };
}

/** How many bytes the files of a user's documents have together, the trash included: each file once, also where several are it. */
export async function usedBytesOf(db: Db | Trx, userId: string): Promise<number> {
  const row = await db
    .selectFrom("file")
    .select(({ fn }) => fn.sum<number | null>("bytes").as("bytes"))
    .where("id", "in", (eb) =>
      eb.selectFrom("document").select("file_id").where("user_id", "=", userId).where("file_id", "is not", null),
    )
    .executeTakeFirst();
  return Number(row?.bytes ?? 0);
}

/** Another document of a user that is this file, in the trash too: with what was read in it. */
export async function documentOfFile(
  trx: Trx,
  { userId, fileId }: { readonly userId: string; readonly fileId: string },
) {
  return await trx
    .selectFrom("document")
    .select(["text_state as textState", "found_text as foundText"])
    .where("user_id", "=", userId)
    .where("file_id", "=", fileId)
    .limit(1)
    .executeTakeFirst();
}

export interface NewDocument {
  readonly id: string;
  readonly userId: string;
  readonly subjectId: string;
  readonly title: string;
  /** Null: it is a file. */
  readonly text: string | null;
  readonly fileId: string | null;
  readonly textState: TextState;
  readonly foundText: string | null;
}

export async function addDocument(trx: Trx, document: NewDocument, now: string): Promise<void> {
  const { id, userId, subjectId, title, text, fileId, textState, foundText } = document;
  await trx
    .insertInto("document")
    .values({
      ...{ id, user_id: userId, subject_id: subjectId, title, text, file_id: fileId },
      ...{ text_state: textState, found_text: foundText, reading_at: null, readings: 0, version: 1 },
      ...{ created_at: now, updated_at: now, deleted_at: null },
    })
    .execute();
}

/**
 * Holds a document that is to be changed, so that nobody else changes it meanwhile: the first statement of the transaction. False:
 * there is none.
 */
export async function holdDocument(trx: Trx, { userId, documentId }: OwnDocument): Promise<boolean> {
  const held = await trx
    .updateTable("document")
    .set(({ ref }) => ({ updated_at: ref("updated_at") }))
    .where("user_id", "=", userId)
    .where("id", "=", documentId)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  return held.numUpdatedRows === 1n;
}

export interface DocumentChange {
  readonly title?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly text?: string | undefined;
  readonly version?: number | undefined;
  readonly updatedAt: string;
}

/** Of a document that is held. */
export async function changeDocument(
  trx: Trx,
  { userId, documentId }: OwnDocument,
  { title, subjectId, text, version, updatedAt }: DocumentChange,
): Promise<void> {
  await trx
    .updateTable("document")
    .set({
      updated_at: updatedAt,
      ...(title !== undefined && { title }),
      ...(subjectId !== undefined && { subject_id: subjectId }),
      ...(text !== undefined && { text }),
      ...(version !== undefined && { version }),
    })
    .where("user_id", "=", userId)
    .where("id", "=", documentId)
    .execute();
}

/** Into the trash at that time, or with null out of it. Answers whose subject it is in; undefined: there is none to be. */
export async function setDocumentDeleted(
  trx: Trx,
  { userId, documentId }: OwnDocument,
  at: string | null,
): Promise<string | undefined> {
  const row = await trx
    .updateTable("document")
    .set({ deleted_at: at })
    .where("user_id", "=", userId)
    .where("id", "=", documentId)
    .where("deleted_at", at === null ? "is not" : "is", null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("subject")
          .select("subject.id")
          .whereRef("subject.id", "=", "document.subject_id")
          .where("subject.deleted_at", "is", null),
      ),
    )
    .returning("subject_id as subjectId")
    .executeTakeFirst();
  return row?.subjectId;
}
