import type { Db } from "../database/connect.ts";
import { isUniqueViolation } from "../database/faults.ts";
import { changeSubject, holdSubject } from "../subject/subject-store.ts";
import { addDocument, type DocumentDetail, findDocument } from "./document-store.ts";
import { addVersion } from "./version-store.ts";

export interface NewNote {
  readonly id: string;
  readonly userId: string;
  readonly subjectId: string;
  readonly title: string;
  readonly text: string;
  /** The session or token that makes it. */
  readonly passId: string;
}

/** Puts a note into a subject, once however often it is asked for. */
export async function addNote(
  db: Db,
  { passId, ...note }: NewNote,
  now: string,
): Promise<DocumentDetail | "not_found" | "id_taken"> {
  const { id: documentId, userId, subjectId, title, text } = note;
  const own = { userId, subjectId };
  try {
    return await db.transaction().execute(async (trx) => {
      const at = await holdSubject(trx, own, now);
      if (at === undefined) return "not_found";
      await addDocument(trx, { ...note, fileId: null, textState: "none", foundText: null }, at);
      await addVersion(trx, { documentId, version: 1, text, passId }, at);
      await changeSubject(trx, own, { updatedAt: at });
      return (await findDocument(trx, { userId, documentId })) ?? "not_found";
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const there = await findDocument(db, { userId, documentId });
    // Sent again, because the answer was lost.
    const isSame = there?.subjectId === subjectId && there.title === title && there.text === text;
    return isSame ? there : "id_taken";
  }
}
