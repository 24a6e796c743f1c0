import type { Ranked, Repeat, TodoRow } from "@syncboard/model";
import { type ExpressionBuilder, type Insertable, type Selectable, sql } from "kysely";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import type { TodoTable } from "../database/personal-tables.ts";
import type { Tables } from "../database/schema.ts";

// The rows of to-dos. Every question here is one user's. What each to-do that is added asks stands as SQL: to build the same
// anew each time takes as long as to run it.

/** As many as keep a statement short of what the databases take. */
const AT_ONCE = 500;

/** What is known of one user's list. */
export interface TodoList {
  readonly seq: number;
  readonly count: number;
}

/**
 * Claims numbers and room, at `now`, and answers what there was before. The first write of every change: it takes the lock, and
 * makes the list of who has none.
 */
export async function claimList(trx: Trx, userId: string, claim: TodoList, now: string): Promise<TodoList> {
  const { rows } = await sql<{ seq: number; todo_count: number }>`
    insert into todo_list (user_id, seq, todo_count, purged_seq, updated_at)
    values (${userId}, ${claim.seq}, ${claim.count}, 0, ${now})
    on conflict (user_id) do update set
      seq = todo_list.seq + excluded.seq,
      todo_count = todo_list.todo_count + excluded.todo_count,
      updated_at = excluded.updated_at
    returning seq, todo_count
  `.execute(trx);
  const [after] = rows;
  if (!after) throw new Error("A list that was written is not there");
  return { seq: after.seq - claim.seq, count: after.todo_count - claim.count };
}

/** Sets what the list came to, where it is not what was claimed. */
export async function settleList(trx: Trx, userId: string, { seq, count }: TodoList): Promise<void> {
  await trx.updateTable("todo_list").set({ seq, todo_count: count }).where("user_id", "=", userId).execute();
}

export async function readList(
  db: Db | Trx,
  userId: string,
): Promise<{ readonly seq: number; readonly purgedSeq: number }> {
  const row = await db
    .selectFrom("todo_list")
    .select(["seq", "purged_seq as purgedSeq"])
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row ?? { seq: 0, purgedSeq: 0 };
}

/** Remembers these commands as done, and answers which of them were done before. Of those that come to nothing: `forgetCommands`. */
export async function rememberCommands(
  trx: Trx,
  userId: string,
  commandIds: readonly string[],
  now: string,
): Promise<Set<string>> {
  const ids = [...new Set(commandIds)];
  const rows = ids.map((id) => sql`(${userId}, ${id}, ${now})`);
  const { rows: fresh } = await sql<{ command_id: string }>`
    insert into todo_command (user_id, command_id, created_at) values ${sql.join(rows)}
    on conflict (user_id, command_id) do nothing returning command_id
  `.execute(trx);
  const isFresh = new Set(fresh.map(({ command_id }) => command_id));
  return new Set(ids.filter((id) => !isFresh.has(id)));
}

export async function forgetCommands(trx: Trx, userId: string, commandIds: readonly string[]): Promise<void> {
  await trx.deleteFrom("todo_command").where("user_id", "=", userId).where("command_id", "in", commandIds).execute();
}

/** Those with these ids, whoever's they are: an id is used once. */
export async function findTodos(
  trx: Trx,
  ids: readonly string[],
): Promise<{ readonly userId: string; readonly row: TodoRow }[]> {
  const found: { userId: string; row: TodoRow }[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const rows = await trx
      .selectFrom("todo")
      .selectAll()
      .where("id", "in", ids.slice(at, at + AT_ONCE))
      .execute();
    found.push(...rows.map((row) => ({ userId: row.user_id, row: todoFrom(row) })));
  }
  return found;
}

/** Which of these subjects are the user's, and not in the trash. */
export async function subjectsOf(trx: Trx, userId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await trx
    .selectFrom("subject")
    .select("id")
    .where("user_id", "=", userId)
    .where("id", "in", ids)
    .where("deleted_at", "is", null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** The ranks of one user's to-dos that are there. */
function ranksOf(trx: Trx, userId: string) {
  return trx.selectFrom("todo").select(["id", "rank"]).where("user_id", "=", userId).where("deleted_at", "is", null);
}

/** So many on each side of a place, that one itself with those before it; without a place, at that end. */
export async function ranksAround(
  trx: Trx,
  userId: string,
  place: Ranked | "first" | "last",
  limit: number,
): Promise<Ranked[]> {
  // The end of the list, where nearly all are added.
  if (place === "last") {
    const { rows } = await sql<Ranked>`
      select id, rank from todo where user_id = ${userId} and deleted_at is null
      order by rank desc, id desc limit ${limit}
    `.execute(trx);
    return rows.toReversed();
  }
  const upward = ranksOf(trx, userId).orderBy("rank").orderBy("id").limit(limit);
  if (place === "first") return await upward.execute();
  const downward = ranksOf(trx, userId).orderBy("rank", "desc").orderBy("id", "desc").limit(limit);
  const before = await downward.where((eb) => compare(eb, "<=", place)).execute();
  const after = await upward.where((eb) => compare(eb, ">", place)).execute();
  return [...before.reverse(), ...after];
}

export async function allRanks(trx: Trx, userId: string): Promise<Ranked[]> {
  return await ranksOf(trx, userId).orderBy("rank").orderBy("id").execute();
}

type OfTodo = ExpressionBuilder<Tables, "todo">;

function compare(eb: OfTodo, operator: "<" | "<=" | ">", { rank, id }: Ranked) {
  return eb(eb.refTuple("rank", "id"), operator, eb.tuple(rank, id));
}

/** How many come before it. */
export async function positionOfTodo(trx: Trx | Db, userId: string, place: Ranked): Promise<number> {
  const { count } = await trx
    .selectFrom("todo")
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .where("user_id", "=", userId)
    .where("deleted_at", "is", null)
    .where((eb) => compare(eb, "<", place))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Where these are among all that are there. */
export async function positionsOf(
  trx: Trx | Db,
  userId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom((eb) =>
      eb
        .selectFrom("todo")
        .select(["id", sql<number | string>`row_number() over (order by rank, id)`.as("number")])
        .where("user_id", "=", userId)
        .where("deleted_at", "is", null)
        .as("place"),
    )
    .select(["place.id", "place.number"])
    .where("place.id", "in", ids)
    .execute();
  return new Map(rows.map(({ id, number }) => [id, Number(number) - 1]));
}

/** The one that a to-do at this position comes after; null: none. `exceptId` is on its way there. */
export async function neighbourAt(
  trx: Trx,
  userId: string,
  position: number,
  exceptId: string | undefined,
): Promise<string | null> {
  if (position === 0) return null;
  let ranks = ranksOf(trx, userId);
  if (exceptId !== undefined) ranks = ranks.where("id", "<>", exceptId);
  const upward = ranks.orderBy("rank").orderBy("id");
  const there = await upward
    .limit(1)
    .offset(position - 1)
    .executeTakeFirst();
  const last = there ?? (await ranks.orderBy("rank", "desc").orderBy("id", "desc").limit(1).executeTakeFirst());
  return last?.id ?? null;
}

/** A row with the number of its change. */
export interface Numbered {
  readonly row: TodoRow;
  readonly seq: number;
}

/** New ones: an id that is in use already is an error. */
export async function insertTodos(trx: Trx, userId: string, rows: readonly Numbered[]): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE).map((each) => storedFrom(userId, each));
    await trx.insertInto("todo").values(some).execute();
  }
}

/** Those that are there already, the user's alone. */
export async function updateTodos(trx: Trx, userId: string, rows: readonly Numbered[]): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE).map((each) => storedFrom(userId, each));
    await trx
      .insertInto("todo")
      .values(some)
      .onConflict((conflict) =>
        conflict
          .column("id")
          .doUpdateSet((eb) => ({
            subject_id: eb.ref("excluded.subject_id"),
            title: eb.ref("excluded.title"),
            notes: eb.ref("excluded.notes"),
            due_at: eb.ref("excluded.due_at"),
            priority: eb.ref("excluded.priority"),
            rank: eb.ref("excluded.rank"),
            repeat: eb.ref("excluded.repeat"),
            next_id: eb.ref("excluded.next_id"),
            completed_at: eb.ref("excluded.completed_at"),
            seq: eb.ref("excluded.seq"),
            updated_at: eb.ref("excluded.updated_at"),
            deleted_at: eb.ref("excluded.deleted_at"),
          }))
          .whereRef("todo.user_id", "=", "excluded.user_id"),
      )
      .execute();
  }
}

function storedFrom(userId: string, { row, seq }: Numbered): Insertable<TodoTable> {
  return {
    id: row.id,
    user_id: userId,
    subject_id: row.subjectId,
    title: row.title,
    notes: row.notes,
    due_at: row.dueAt,
    priority: row.priority,
    rank: row.rank,
    repeat: row.repeat && JSON.stringify(row.repeat),
    next_id: row.nextId,
    completed_at: row.completedAt,
    seq,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
    deleted_at: row.deletedAt,
  };
}

export function todoFrom(row: Omit<Selectable<TodoTable>, "user_id" | "seq">): TodoRow {
  return {
    id: row.id,
    title: row.title,
    notes: row.notes,
    dueAt: row.due_at,
    priority: row.priority,
    rank: row.rank,
    subjectId: row.subject_id,
    // Written by `storedFrom` alone.
    repeat: row.repeat === null ? null : (JSON.parse(row.repeat) as Repeat),
    nextId: row.next_id,
    completedAt: row.completed_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    deletedAt: row.deleted_at,
  };
}

/** Whose to-dos changed since then. */
export async function usersChangedSince(db: Db, userIds: readonly string[], since: string): Promise<string[]> {
  const rows = await db
    .selectFrom("todo_list")
    .select("user_id")
    .where("user_id", "in", userIds)
    .where("updated_at", ">=", since)
    .execute();
  return rows.map(({ user_id }) => user_id);
}
