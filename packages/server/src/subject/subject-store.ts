import type { Color } from "@syncboard/model";
import { expressionBuilder } from "kysely";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import type { Tables } from "../database/schema.ts";
import { later } from "../http/sources.ts";

/** A notebook of one user, as they see it. */
export interface Subject {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly color: Color | null;
  readonly isArchived: boolean;
  /** Of the to-dos under it. */
  readonly progress: { readonly todos: number; readonly completed: number };
  readonly documentCount: number;
  /** Of those that they may see. */
  readonly boardCount: number;
  readonly createdAt: string;
  /** Also of what is in it. */
  readonly updatedAt: string;
}

export interface NewSubject {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly description: string;
  readonly color: Color | null;
}

export interface SubjectChange {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly color?: Color | null | undefined;
  readonly archivedAt?: string | null | undefined;
  readonly updatedAt: string;
}

/** Where a page ended. */
export interface Place {
  readonly updatedAt: string;
  readonly id: string;
}

/** Somebody's subject: whoever asks for it is in every statement. */
export interface Own {
  readonly userId: string;
  readonly subjectId: string;
}

function countDocuments() {
  return expressionBuilder<Tables, "subject">()
    .selectFrom("document")
    .select(({ fn }) => fn.countAll<number | string>().as("count"))
    .whereRef("document.user_id", "=", "subject.user_id")
    .whereRef("document.subject_id", "=", "subject.id")
    .where("document.deleted_at", "is", null);
}

function countBoards() {
  return expressionBuilder<Tables, "subject">()
    .selectFrom("subject_board")
    .innerJoin("member", "member.board_id", "subject_board.board_id")
    .innerJoin("board", "board.id", "subject_board.board_id")
    .select(({ fn }) => fn.countAll<number | string>().as("count"))
    .whereRef("subject_board.subject_id", "=", "subject.id")
    .whereRef("member.user_id", "=", "subject.user_id")
    .where("board.deleted_at", "is", null);
}

function todosUnder() {
  return expressionBuilder<Tables, "subject">()
    .selectFrom("todo")
    .select(({ fn }) => fn.countAll<number | string>().as("count"))
    .whereRef("todo.user_id", "=", "subject.user_id")
    .whereRef("todo.subject_id", "=", "subject.id")
    .where("todo.deleted_at", "is", null);
}

function subjectsOf(db: Db | Trx, userId: string) {
  return db
    .selectFrom("subject")
    .select(["id", "name", "description", "color", "archived_at", "created_at as createdAt", "updated_at as updatedAt"])
    .select([countDocuments().as("documents"), countBoards().as("boards"), todosUnder().as("todos")])
    .select(todosUnder().where("todo.completed_at", "is not", null).as("completed"))
    .where("subject.user_id", "=", userId)
    .where("subject.deleted_at", "is", null);
}

type Row = Awaited<ReturnType<ReturnType<typeof subjectsOf>["executeTakeFirstOrThrow"]>>;

function subjectFrom({ archived_at, documents, boards, todos, completed, createdAt, updatedAt, ...row }: Row): Subject {
  return {
    ...row,
    isArchived: archived_at !== null,
    progress: { todos: Number(todos), completed: Number(completed) },
    documentCount: Number(documents),
    boardCount: Number(boards),
    createdAt,
    updatedAt,
  };
}

/** The last changed first. */
export async function listSubjects(
  db: Db | Trx,
  userId: string,
  wanted: { readonly isArchived: boolean; readonly after: Place | undefined; readonly limit: number },
): Promise<Subject[]> {
  const { isArchived, after, limit } = wanted;
  let query = subjectsOf(db, userId).where("subject.archived_at", isArchived ? "is not" : "is", null);
  if (after) {
    query = query.where(({ eb, or, and }) =>
      or([
        eb("subject.updated_at", "<", after.updatedAt),
        and([eb("subject.updated_at", "=", after.updatedAt), eb("subject.id", "<", after.id)]),
      ]),
    );
  }
  const rows = await query.orderBy("subject.updated_at", "desc").orderBy("subject.id", "desc").limit(limit).execute();
  return rows.map(subjectFrom);
}

/** Undefined: there is none, it is in the trash, or it is somebody else's. */
export async function findSubject(db: Db | Trx, { userId, subjectId }: Own): Promise<Subject | undefined> {
  const row = await subjectsOf(db, userId).where("subject.id", "=", subjectId).executeTakeFirst();
  return row && subjectFrom(row);
}

export async function addSubject(trx: Db | Trx, { userId, ...subject }: NewSubject, now: string): Promise<void> {
  await trx
    .insertInto("subject")
    .values({ ...subject, user_id: userId, created_at: now, updated_at: now, archived_at: null, deleted_at: null })
    .execute();
}

/**
 * Holds a subject that is to be changed, so that nobody else changes it meanwhile: the first statement of the transaction. Answers
 * the time of the change, which comes after that of any before; undefined: there is none.
 */
export async function holdSubject(trx: Trx, { userId, subjectId }: Own, now: string): Promise<string | undefined> {
  const held = await trx
    .updateTable("subject")
    .set(({ ref }) => ({ updated_at: ref("updated_at") }))
    .where("user_id", "=", userId)
    .where("id", "=", subjectId)
    .where("deleted_at", "is", null)
    .returning("updated_at as updatedAt")
    .executeTakeFirst();
  return held && (now > held.updatedAt ? now : later(held.updatedAt, 0.001));
}

/** Of a subject that is held. */
export async function changeSubject(trx: Trx, { userId, subjectId }: Own, change: SubjectChange): Promise<void> {
  const { archivedAt, updatedAt, ...fields } = change;
  await trx
    .updateTable("subject")
    .set({ ...fields, ...(archivedAt !== undefined && { archived_at: archivedAt }), updated_at: updatedAt })
    .where("user_id", "=", userId)
    .where("id", "=", subjectId)
    .execute();
}

/** Says that something in a subject changed. */
export async function touchSubject(trx: Trx, { userId, subjectId }: Own, at: string): Promise<void> {
  await trx
    .updateTable("subject")
    .set({ updated_at: at })
    .where("user_id", "=", userId)
    .where("id", "=", subjectId)
    .where("updated_at", "<", at)
    .execute();
}

/** When a subject was deleted that is being taken away for good: before everything, and it cannot be had back. */
export const GOING_AT = "1970-01-01T00:00:00.000Z";

/** Into the trash at that time, or with null out of it. False: there is none to be. */
export async function setSubjectDeleted(trx: Trx, { userId, subjectId }: Own, at: string | null): Promise<boolean> {
  const own = trx
    .updateTable("subject")
    .set({ deleted_at: at })
    .where("user_id", "=", userId)
    .where("id", "=", subjectId);
  const set = at === null ? own.where("deleted_at", ">", GOING_AT) : own.where("deleted_at", "is", null);
  return (await set.executeTakeFirst()).numUpdatedRows === 1n;
}
