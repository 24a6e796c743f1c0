import { setImmediate as turn } from "node:timers/promises";
import type { TodoRow } from "@syncboard/model";
import { CalendarTime, Id } from "@syncboard/model/schemas";
import type { ExpressionBuilder, Nullable } from "kysely";
import { type Static, Type } from "typebox";
import { hasText } from "../board/away.ts";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import type { SubjectTable } from "../database/personal-tables.ts";
import type { Tables } from "../database/schema.ts";
import { checkFor } from "../http/validation.ts";
import { positionOfTodo, positionsOf, todoFrom } from "./todo-store.ts";

/** A to-do as the API shows it. */
export interface TodoAnswer {
  readonly id: string;
  readonly title: string;
  readonly notes: string;
  readonly completed: boolean;
  readonly completedAt: string | null;
  readonly dueAt: string | null;
  readonly priority: number;
  /** 0-based, among all of one's own that are not deleted. */
  readonly position: number;
  readonly subjectId: string | null;
  readonly repeat: TodoRow["repeat"];
  readonly createdAt: string;
  readonly updatedAt: string;
}

export function answerOf(row: TodoRow, position: number): TodoAnswer {
  const { id, title, notes, completedAt, dueAt, priority, subjectId, repeat, createdAt, updatedAt } = row;
  const completed = completedAt !== null;
  return {
    id,
    title,
    notes,
    completed,
    completedAt,
    dueAt,
    priority,
    position,
    subjectId,
    repeat,
    createdAt,
    updatedAt,
  };
}

export type Sort = "position" | "due" | "created" | "priority";

export interface TodosAsked {
  readonly completed: boolean | undefined;
  /** "none": those under no subject. */
  readonly subject: string | undefined;
  /** Due by this time, and not completed. */
  readonly due: string | undefined;
  readonly text: string | undefined;
  readonly sort: Sort;
}

type Columns = "due_at" | "created_at" | "completed_at" | "rank";

/** A part of an order that an index gives: those that fit, by a column and then by their ids. */
export interface Segment {
  readonly by: Columns | "id";
  readonly isDownward?: true;
  readonly where?: "due" | "no_due" | { readonly priority: number };
}

const ORDERS: Readonly<Record<Sort, readonly Segment[]>> = {
  position: [{ by: "rank" }],
  due: [
    { by: "due_at", where: "due" },
    { by: "id", where: "no_due" },
  ],
  created: [{ by: "created_at", isDownward: true }],
  priority: [3, 2, 1, 0].map((priority) => ({ by: "rank", where: { priority } })),
};

const Rank = Type.String({ pattern: "^[0-9A-Za-z]{1,100}$" });

/** Where a page ended: in which part, at what, and what its position was. */
const Place = Type.Object(
  {
    sort: Type.String(),
    segment: Type.Integer({ minimum: 0, maximum: 3 }),
    at: Type.Union([CalendarTime, Rank, Type.Null()]),
    id: Id,
    position: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);
export type TodoPlace = Static<typeof Place>;

const isFaultyPlace = checkFor(Place);
const isFaultyTime = checkFor(CalendarTime);

/** The check of a cursor: of this order, and with such a value as its part goes by. */
export function placeFaults(sort: Sort): (place: unknown) => ReturnType<typeof isFaultyPlace> {
  return (value) => {
    const faults = isFaultyPlace(value);
    if (faults.length > 0) return faults;
    // Checked just now.
    const place = value as TodoPlace;
    const by = place.sort === sort ? ORDERS[sort][place.segment]?.by : undefined;
    const isTime = place.at !== null && isFaultyTime(place.at).length === 0;
    const fits = by === "id" ? place.at === null : by === "rank" ? place.at !== null && !isTime : isTime;
    return by !== undefined && fits ? [] : [{ path: "", message: "is of another list" }];
  };
}

/** To-dos with the subject that each shows: one in the trash is none. */
export function shownTodos(db: Db | Trx, userId: string) {
  return db
    .selectFrom("todo")
    .leftJoin("subject", (join) =>
      join.onRef("subject.id", "=", "todo.subject_id").on("subject.deleted_at", "is", null),
    )
    .select(["todo.id", "todo.title", "todo.notes", "todo.due_at", "todo.priority", "todo.rank", "todo.repeat"])
    .select(["subject.id as subject_id", "todo.next_id", "todo.completed_at"])
    .select(["todo.created_at", "todo.updated_at", "todo.deleted_at", "todo.seq"])
    .where("todo.user_id", "=", userId);
}

type Query = ReturnType<typeof shownTodos>;
type OfShown = ExpressionBuilder<Tables & { subject: Nullable<SubjectTable> }, "todo" | "subject">;

export interface Found {
  readonly row: TodoRow;
  readonly seq: number;
  readonly segment: number;
}

/** The first rows after a place, part by part. */
export async function readInOrder(
  query: () => Query,
  segments: readonly Segment[],
  after: { readonly segment: number; readonly at: string | null; readonly id: string } | undefined,
  limit: number,
): Promise<Found[]> {
  const found: Found[] = [];
  for (const [index, segment] of segments.entries()) {
    if (index < (after?.segment ?? 0)) continue;
    if (found.length >= limit) break;
    const place = index === after?.segment ? after : undefined;
    const rows = await inSegment(query(), segment, place)
      .limit(limit - found.length)
      .execute();
    found.push(...rows.map((row) => ({ row: todoFrom(row), seq: row.seq, segment: index })));
  }
  return found;
}

function inSegment(
  query: Query,
  { by, isDownward, where }: Segment,
  after: { readonly at: string | null; readonly id: string } | undefined,
) {
  let rows = query;
  if (where === "due") rows = rows.where("todo.due_at", "is not", null);
  else if (where === "no_due") rows = rows.where("todo.due_at", "is", null);
  else if (where) rows = rows.where("todo.priority", "=", where.priority);
  if (after) rows = rows.where((eb) => isAfter(eb, by, isDownward ? "<" : ">", after));
  const direction = isDownward ? "desc" : "asc";
  if (by !== "id") rows = rows.orderBy(`todo.${by}`, direction);
  return rows.orderBy("todo.id", direction);
}

function isAfter(
  eb: OfShown,
  by: Segment["by"],
  operator: "<" | ">",
  { at, id }: { readonly at: string | null; readonly id: string },
) {
  if (by === "id" || at === null) return eb("todo.id", operator, id);
  return eb(eb.refTuple(`todo.${by}`, "todo.id"), operator, eb.tuple(at, id));
}

const AT_ONCE = 100;
/** Characters that are looked through for one page: more than a hundred thousand to-dos have, unless they are whole books. */
const MOST_LOOKED_THROUGH = 100_000_000;

/** One page, which is short where there is much to look through, and where the next begins. The position of each costs nothing where all are read in their order: the cursor carries it. */
export async function listTodos(
  db: Db,
  userId: string,
  asked: TodosAsked,
  { after, limit }: { readonly after: TodoPlace | undefined; readonly limit: number },
) {
  const { completed, subject, due, text, sort } = asked;
  const fitting = () => {
    let query = shownTodos(db, userId).where("todo.deleted_at", "is", null);
    if (completed !== undefined) query = query.where("todo.completed_at", completed ? "is not" : "is", null);
    if (subject === "none") query = query.where("subject.id", "is", null);
    else if (subject !== undefined) query = query.where("subject.id", "=", subject);
    if (due !== undefined) query = query.where("todo.due_at", "<=", due).where("todo.completed_at", "is", null);
    return query;
  };
  const found: Found[] = [];
  let stoppedAt: Found | undefined;
  let characters = 0;
  for (let place: Parameters<typeof readInOrder>[2] = after; found.length <= limit; ) {
    const wanted = text === undefined ? limit + 1 : AT_ONCE;
    const rows = await readInOrder(fitting, ORDERS[sort], place, wanted);
    found.push(...rows.filter(({ row }) => hasText(row.title, text) || hasText(row.notes, text)));
    const last = rows.at(-1);
    if (!last || rows.length < wanted) break;
    place = placeIn(last, sort);
    if (text === undefined) continue;
    characters += rows.reduce((sum, { row }) => sum + row.title.length + row.notes.length, 0);
    stoppedAt = characters > MOST_LOOKED_THROUGH ? last : undefined;
    if (stoppedAt) break;
    // SQLite answers at once: without this nobody else would have a turn before the end.
    await turn();
  }
  const isWhole = sort === "position" && [completed, subject, due, text].every((each) => each === undefined);
  const first = after ? after.position + 1 : 0;
  const shown = found.slice(0, limit + 1);
  const positions = isWhole
    ? undefined
    : await positionsOf(
        db,
        userId,
        shown.map(({ row }) => row.id),
      );
  const placed = shown.map((each, at) => ({
    ...each,
    position: positions ? (positions.get(each.row.id) ?? 0) : first + at,
  }));
  const items = placed.slice(0, limit);
  // Where it stopped it goes by words, and no page of those counts on from a position.
  const last = placed.length > limit ? items.at(-1) : stoppedAt && { ...stoppedAt, position: 0 };
  const next: TodoPlace | undefined = last && { ...placeIn(last, sort), sort, position: last.position };
  return { items: items.map(({ row, position }) => answerOf(row, position)), next };
}

function placeIn({ row, segment }: Found, sort: Sort): Pick<TodoPlace, "segment" | "at" | "id"> {
  return { segment, at: atIn(row, ORDERS[sort][segment]?.by), id: row.id };
}

export function atIn(row: TodoRow, by: Segment["by"] | undefined): string | null {
  if (by === "rank") return row.rank;
  if (by === "due_at") return row.dueAt;
  if (by === "completed_at") return row.completedAt;
  return by === "created_at" ? row.createdAt : null;
}

/** One that is there, as the API shows it. `position`: where that is known already. */
export async function readTodo(
  trx: Db | Trx,
  userId: string,
  todoId: string,
  position?: number,
): Promise<TodoAnswer | undefined> {
  const found = await shownTodos(trx, userId)
    .where("todo.id", "=", todoId)
    .where("todo.deleted_at", "is", null)
    .executeTakeFirst();
  if (!found) return undefined;
  const row = todoFrom(found);
  return answerOf(row, position ?? (await positionOfTodo(trx, userId, row)));
}
