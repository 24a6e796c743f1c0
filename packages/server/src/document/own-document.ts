import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import { entityTag, names } from "../http/entity-tag.ts";
import { later } from "../http/sources.ts";
import { findSubject, touchSubject } from "../subject/subject-store.ts";
import { findSave, type OnceSaved, rememberSave } from "../subject/text-saves.ts";
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
  /** Its sender's id for the saving of the text, which is done once. */
  readonly saveId?: string | undefined;
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

interface Work<Done> {
  /** Answers what was done before by the same request; undefined: nothing. */
  readonly done?: (trx: Trx, document: DocumentDetail) => Promise<Done | undefined>;
  readonly run: (trx: Trx, document: DocumentDetail, at: string) => Promise<Done | NotChanged>;
}

/** Does something to a document that is held, unless it has moved on since its reader read it. */
async function inDocument<Done>(
  db: Db,
  { own, ifMatch, now }: Omit<Wanted, "passId">,
  { done, run }: Work<Done>,
): Promise<Done | NotChanged> {
  return await db.transaction().execute(async (trx) => {
    if (!(await holdDocument(trx, own))) return "not_found";
    const document = await findDocument(trx, own);
    if (!document) return "not_found";
    const before = await done?.(trx, document);
    if (before !== undefined) return before;
    if (ifMatch !== undefined && !names(ifMatch, entityTag(document))) return "precondition_failed";
    return await run(trx, document, now > document.updatedAt ? now : later(document.updatedAt, 0.001));
  });
}

/** What its owner makes of a document. To say what it is already changes nothing, and a text with a `saveId` is saved once. */
export async function editDocument(
  db: Db,
  { passId, patch, ...wanted }: Wanted & { readonly patch: DocumentPatch },
): Promise<ChangedDocument | NotChanged> {
  const { own } = wanted;
  const { userId, documentId } = own;
  const saveId = patch.text === undefined ? undefined : patch.saveId;
  const save: OnceSaved = { userId, saveId, thingId: documentId, passId };
  return await inDocument<ChangedDocument>(db, wanted, {
    async done(trx, document) {
      const saved = await findSave(trx, save);
      return saved && { ...document, ...saved };
    },
    async run(trx, document, at) {
      const { title = document.title, subjectId = document.subjectId, text, textFrom } = patch;
      const isMoved = subjectId !== document.subjectId;
      if (isMoved && !(await findSubject(trx, { userId, subjectId }))) return "not_found";
      if (text !== undefined && document.text === null) return "not_a_note";
      const note = { ...document, text: document.text ?? "" };
      const saved =
        text === undefined ? undefined : await saveNote(trx, { document: note, text, textFrom, passId, now: at });
      const keptVersion = saved?.keptVersion ?? null;
      await rememberSave(trx, save, { keptVersion, now: at });
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
    },
  });
}

/** Into the trash. */
export async function deleteDocument(db: Db, wanted: Omit<Wanted, "passId">): Promise<"deleted" | NotChanged> {
  return await inDocument<"deleted">(db, wanted, {
    async run(trx, { subjectId }, at) {
      await setDocumentDeleted(trx, wanted.own, at);
      await touchSubject(trx, { userId: wanted.own.userId, subjectId }, at);
      return "deleted";
    },
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
