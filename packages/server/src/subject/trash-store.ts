import { type Expression, expressionBuilder, type SqlBool } from "kysely";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import type { Tables } from "../database/schema.ts";
import { GOING_AT, type Own } from "./subject-store.ts";

/** A subject with all that is in it, or a document by itself, that was deleted and can be had back. */
export interface TrashedOwn {
  readonly kind: "subject" | "document";
  readonly id: string;
  readonly title: string;
  readonly deletedAt: string;
  /** Of a document: where it was and will be again. */
  readonly subject: { readonly id: string; readonly name: string } | null;
}

/** Where a page ended. */
export interface TrashPlace {
  readonly at: string;
  readonly id: string;
}

interface Wanted {
  readonly after: TrashPlace | undefined;
  readonly limit: number;
}

/** What a user deleted, the last first. A subject has its documents with it: they are not listed by themselves. */
export async function listOwnTrash(db: Db | Trx, userId: string, wanted: Wanted): Promise<TrashedOwn[]> {
  const found = await Promise.all([trashedSubjects(db, userId, wanted), trashedDocuments(db, userId, wanted)]);
  return found
    .flat()
    .sort((one, other) => (isBehind(one, other) ? 1 : -1))
    .slice(0, wanted.limit);
}

function isBehind(one: TrashedOwn, other: TrashedOwn): boolean {
  return one.deletedAt === other.deletedAt ? one.id < other.id : one.deletedAt < other.deletedAt;
}

async function trashedSubjects(db: Db | Trx, userId: string, { after, limit }: Wanted): Promise<TrashedOwn[]> {
  let query = db
    .selectFrom("subject")
    .select(["id", "name as title", "deleted_at as at"])
    .where("user_id", "=", userId)
    .where("deleted_at", ">", GOING_AT);
  if (after) {
    query = query.where(({ eb, or, and }) =>
      or([eb("deleted_at", "<", after.at), and([eb("deleted_at", "=", after.at), eb("id", "<", after.id)])]),
    );
  }
  const rows = await query.orderBy("deleted_at", "desc").orderBy("id", "desc").limit(limit).execute();
  return rows.map(({ at, ...row }) => ({ ...row, kind: "subject", deletedAt: at ?? "", subject: null }));
}

async function trashedDocuments(db: Db | Trx, userId: string, { after, limit }: Wanted): Promise<TrashedOwn[]> {
  let query = db
    .selectFrom("document")
    .innerJoin("subject", "subject.id", "document.subject_id")
    .select(["document.id", "document.title", "document.deleted_at as at"])
    .select(["subject.id as subjectId", "subject.name as subjectName"])
    .where("document.user_id", "=", userId)
    .where("document.deleted_at", "is not", null)
    .where("subject.deleted_at", "is", null);
  if (after) {
    query = query.where(({ eb, or, and }) =>
      or([
        eb("document.deleted_at", "<", after.at),
        and([eb("document.deleted_at", "=", after.at), eb("document.id", "<", after.id)]),
      ]),
    );
  }
  const rows = await query.orderBy("document.deleted_at", "desc").orderBy("document.id", "desc").limit(limit).execute();
  return rows.map(({ id, title, at, subjectId, subjectName }) => {
    return { kind: "document", id, title, deletedAt: at ?? "", subject: { id: subjectId, name: subjectName } };
  });
}

/** Whose trash, or everybody's, and since before when. */
export type WhoseTrash = { readonly userId: string } | { readonly before: string };

/** A note has up to two hundred versions, which go with it. */
const DOCUMENTS_AT_ONCE = 50;
const TODOS_AT_ONCE = 500;

/**
 * Takes away for good what was deleted by now, subjects with all that is in them. To-dos stay, under none; files go with the sweep.
 * Bit by bit, however much there is: others want to write meanwhile, and what was taken away stays so, whatever becomes of the rest.
 */
export async function emptyOwnTrash(db: Db, whose: WhoseTrash): Promise<void> {
  const subjects = await db.selectFrom("subject").select(["id", "user_id as userId"]).where(isGoing(whose)).execute();
  for (const { id: subjectId, userId } of subjects) await removeSubject(db, { userId, subjectId }, whose);
  const documents = await db.selectFrom("document").select("id").where(isGoing(whose)).execute();
  for (const ids of chunks(documents, DOCUMENTS_AT_ONCE)) {
    await db.deleteFrom("document").where("id", "in", ids).where(isGoing(whose)).execute();
  }
}

/** Unless somebody has had it back meanwhile: from the first bit on that cannot be, and who stops in between goes on the next time. */
async function removeSubject(db: Db, { userId, subjectId }: Own, whose: WhoseTrash): Promise<void> {
  const marked = await db
    .updateTable("subject")
    .set({ deleted_at: GOING_AT })
    .where("id", "=", subjectId)
    .where(isGoing(whose))
    .executeTakeFirst();
  if (marked.numUpdatedRows === 0n) return;
  const documents = await db
    .selectFrom("document")
    .select("id")
    .where("user_id", "=", userId)
    .where("subject_id", "=", subjectId)
    .execute();
  for (const ids of chunks(documents, DOCUMENTS_AT_ONCE)) {
    await db.deleteFrom("document").where("id", "in", ids).where("subject_id", "=", subjectId).execute();
  }
  const todos = await db
    .selectFrom("todo")
    .select("id")
    .where("user_id", "=", userId)
    .where("subject_id", "=", subjectId)
    .execute();
  for (const ids of chunks(todos, TODOS_AT_ONCE)) {
    const letGo = db.updateTable("todo").set({ subject_id: null }).where("user_id", "=", userId);
    await letGo.where("id", "in", ids).where("subject_id", "=", subjectId).execute();
  }
  await db.deleteFrom("subject").where("id", "=", subjectId).where("deleted_at", "=", GOING_AT).execute();
}

function chunks(rows: readonly { readonly id: string }[], size: number): string[][] {
  const ids = rows.map(({ id }) => id);
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, at) => ids.slice(at * size, (at + 1) * size));
}

function isGoing(whose: WhoseTrash): Expression<SqlBool> {
  const { and, eb } = expressionBuilder<Pick<Tables, "document">, "document">();
  if ("before" in whose) return eb("deleted_at", "<", whose.before);
  return and([eb("user_id", "=", whose.userId), eb("deleted_at", "is not", null)]);
}
