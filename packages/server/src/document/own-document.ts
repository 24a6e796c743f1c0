import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import { entityTag, names } from "../http/entity-tag.ts";
import { later } from "../http/sources.ts";
import { findSubject, touchSubject } from "../subject/subject-store.ts";
import {
  changeDocument,
  type DocumentDetail,
  findDocument,
  holdDocument,
  type OwnDocument,
  setDocumentDeleted,
} from "./document-store.ts";
import { saveNote } from "./save-note.ts";

export interface DocumentPatch {
  readonly title?: string;
  readonly subjectId?: string;
  readonly text?: string;
  readonly textFrom?: string;
}

export type ChangedDocument = DocumentDetail & {
  /** Of a note: where lines are found that were changed meanwhile, and are not in the text. */
  readonly keptVersion: number | null;
};

export type NotChanged = "not_found" | "precondition_failed" | "not_a_note";

interface Wanted {
  readonly own: OwnDocument;
  /** What the caller is let in by: their device. */
  readonly passId: string;
  readonly ifMatch: string | undefined;
  readonly now: string;
}

/** Does something to a document that is held, unless it has moved on since its reader read it. */
async function inDocument<Done>(
  db: Db,
  { own, ifMatch, now }: Omit<Wanted, "passId">,
  work: (trx: Trx, document: DocumentDetail, at: string) => Promise<Done | NotChanged>,
): Promise<Done | NotChanged> {
  return await db.transaction().execute(async (trx) => {
    if (!(await holdDocument(trx, own))) return "not_found";
    const document = await findDocument(trx, own);
    if (!document) return "not_found";
    if (ifMatch !== undefined && !names(ifMatch, entityTag(document))) return "precondition_failed";
    return await work(trx, document, now > document.updatedAt ? now : later(document.updatedAt, 0.001));
  });
}

/** What its owner makes of a document. To say what it is already changes nothing. */
export async function editDocument(
  db: Db,
  { passId, patch, ...wanted }: Wanted & { readonly patch: DocumentPatch },
): Promise<ChangedDocument | NotChanged> {
  const { own } = wanted;
  return await inDocument(db, wanted, async (trx, document, at) => {
    const { title = document.title, subjectId = document.subjectId, text, textFrom } = patch;
    const { userId } = own;
    const isMoved = subjectId !== document.subjectId;
    if (isMoved && !(await findSubject(trx, { userId, subjectId }))) return "not_found";
    if (text !== undefined && document.text === null) return "not_a_note";
    const note = { ...document, text: document.text ?? "" };
    const saved =
      text === undefined ? undefined : await saveNote(trx, { document: note, text, textFrom, passId, now: at });
    const keptVersion = saved?.keptVersion ?? null;
    const isOther = saved !== undefined && saved.text !== document.text;
    if (!isMoved && !isOther && title === document.title) return { ...document, keptVersion };
    await changeDocument(trx, own, {
      ...{ title, subjectId, updatedAt: at },
      ...(isOther && { text: saved.text, version: saved.version }),
    });
    // In one order, whichever way it goes: two opposite ways would wait for one another for ever.
    for (const each of [...new Set([subjectId, document.subjectId])].sort())
      await touchSubject(trx, { userId, subjectId: each }, at);
    const changed = await findDocument(trx, own);
    return changed ? { ...changed, keptVersion } : "not_found";
  });
}

/** Into the trash. */
export async function deleteDocument(db: Db, wanted: Omit<Wanted, "passId">): Promise<"deleted" | NotChanged> {
  return await inDocument(db, wanted, async (trx, { subjectId }, at) => {
    await setDocumentDeleted(trx, wanted.own, at);
    await touchSubject(trx, { userId: wanted.own.userId, subjectId }, at);
    return "deleted";
  });
}

/** Out of it. One that is there stays as it is; undefined: there is none, or its subject is in the trash itself. */
export async function restoreDocument(
  db: Db,
  own: OwnDocument,
  now: string,
): Promise<{ readonly document: DocumentDetail; readonly isRestored: boolean } | undefined> {
  return await db.transaction().execute(async (trx) => {
    const subjectId = await setDocumentDeleted(trx, own, null);
    if (subjectId !== undefined) await touchSubject(trx, { userId: own.userId, subjectId }, now);
    const document = await findDocument(trx, own);
    return document && { document, isRestored: subjectId !== undefined };
  });
}
