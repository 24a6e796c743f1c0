import { MAX_TEXT, mergeKeepingAll } from "@syncboard/model";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import { entityTag, names } from "../http/entity-tag.ts";
import { type GatheredBoard, gatheredBoards } from "./gathered-boards.ts";
import { changeSubject, findSubject, holdSubject, type Own, type Subject } from "./subject-store.ts";

export interface SubjectDetail extends Subject {
  readonly boards: readonly GatheredBoard[];
}

export async function readSubject(db: Db | Trx, own: Own): Promise<SubjectDetail | undefined> {
  const subject = await findSubject(db, own);
  return subject && { ...subject, boards: await gatheredBoards(db, own) };
}

export type NotChanged = "not_found" | "precondition_failed" | "subject_full";

export interface Changing {
  readonly own: Own;
  readonly ifMatch: string | undefined;
  readonly now: string;
  /** Whether the same request was done before: then it is answered, and nothing is done. */
  readonly isDone?: ((trx: Trx) => Promise<boolean>) | undefined;
  /** Looks before it writes: what it answers is why it wrote nothing. */
  readonly work: (trx: Trx, at: string) => Promise<NotChanged | undefined>;
}

/** Changes a subject that is there, unless it has moved on since its reader read it, and answers it as it is then. */
export async function inSubject(
  db: Db,
  { own, ifMatch, now, isDone, work }: Changing,
): Promise<SubjectDetail | NotChanged> {
  return await db.transaction().execute(async (trx) => {
    const at = await holdSubject(trx, own, now);
    if (at === undefined) return "not_found";
    if (await isDone?.(trx)) return (await readSubject(trx, own)) ?? "not_found";
    if (ifMatch !== undefined && !names(ifMatch, entityTag(await readSubject(trx, own)))) return "precondition_failed";
    return (await work(trx, at)) ?? (await readSubject(trx, own)) ?? "not_found";
  });
}

export type SubjectEdit = Partial<Pick<Subject, "name" | "description" | "color" | "isArchived">> & {
  /** The description that the new one was begun from. */
  readonly descriptionFrom?: string | undefined;
};

/** Changes a subject that is held. One that is so already stays as it is, with the time of its last change. */
export async function editSubject(trx: Trx, own: Own, edit: SubjectEdit, at: string): Promise<void> {
  const present = await findSubject(trx, own);
  if (!present) return;
  const { name = present.name, color = present.color, isArchived = present.isArchived } = edit;
  const description = mergedDescription(present.description, edit);
  const isSame = name === present.name && color === present.color && description === present.description;
  const isPutAway = isArchived !== present.isArchived;
  if (isSame && !isPutAway) return;
  const archivedAt = isPutAway ? (isArchived ? at : null) : undefined;
  await changeSubject(trx, own, { name, color, description, archivedAt, updatedAt: at });
}

function mergedDescription(present: string, { description, descriptionFrom }: SubjectEdit): string {
  if (description === undefined) return present;
  return descriptionFrom === undefined ? description : mergeKeepingAll(MAX_TEXT, descriptionFrom, present, description);
}
