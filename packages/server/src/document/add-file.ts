import type { AttachedFile } from "@syncboard/model";
import { lockAccount } from "../account/account-store.ts";
import { hasBytes, keepFiles } from "../attachment/file-store.ts";
import type { Db } from "../database/connect.ts";
import { isUniqueViolation } from "../database/faults.ts";
import type { Trx } from "../database/lane.ts";
import { changeSubject, holdSubject } from "../subject/subject-store.ts";
import {
  addDocument,
  type DocumentDetail,
  documentOfFile,
  findDocument,
  findDocumentFile,
  usedBytesOf,
} from "./document-store.ts";
import { readerFor } from "./readers.ts";

export interface AddingFile {
  readonly id: string;
  readonly userId: string;
  readonly subjectId: string;
  readonly title: string;
  readonly file: AttachedFile;
  readonly sha256: string;
}

export type NotAdded = "not_found" | "quota_exceeded" | "id_taken";

/** Whether a file of so many bytes has no room among those of a user; 0: there is always room. */
export async function isTooMuch(db: Db | Trx, userId: string, bytes: number, quota: number): Promise<boolean> {
  return quota > 0 && bytes > 0 && (await usedBytesOf(db, userId)) + bytes > quota;
}

/** Puts a file that is in the storage into a subject, once however often it is asked for. Throws `FileGone` when it is being removed. */
export async function addFile(
  db: Db,
  adding: AddingFile,
  { quota, now }: { readonly quota: number; readonly now: string },
): Promise<{ readonly document: DocumentDetail; readonly isNew: boolean } | NotAdded> {
  const { id: documentId, userId, subjectId, title, file, sha256 } = adding;
  const own = { userId, subjectId };
  try {
    return await db.transaction().execute(async (trx) => {
      // Two uploads at once cannot both take the last of the room.
      if ((await lockAccount(trx, userId)) === undefined) return "not_found";
      const at = await holdSubject(trx, own, now);
      if (at === undefined) return "not_found";
      const { fileId } = file;
      const twin = await documentOfFile(trx, { userId, fileId });
      if (!twin && (await isTooMuch(trx, userId, file.bytes, quota))) return "quota_exceeded";
      await keepFiles(trx, [fileId], at);
      const isReadable = readerFor({ mediaType: file.mediaType, title }) !== undefined;
      const isRead = isReadable && (twin?.textState === "read" || twin?.textState === "unreadable");
      const textState = isRead ? twin.textState : isReadable ? "waiting" : "none";
      const foundText = isRead ? twin.foundText : null;
      await addDocument(
        trx,
        { id: documentId, userId, subjectId, title, text: null, fileId, textState, foundText },
        at,
      );
      await changeSubject(trx, own, { updatedAt: at });
      const document = await findDocument(trx, { userId, documentId });
      return document ? { document, isNew: true } : "not_found";
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const there = await findDocumentFile(db, { userId, documentId });
    // This very upload was done before: its answer was lost, and it is sent again.
    const isSame = there?.subjectId === subjectId && (await hasBytes(db, there.fileId, sha256));
    const document = isSame ? await findDocument(db, { userId, documentId }) : undefined;
    return document ? { document, isNew: false } : "id_taken";
  }
}
