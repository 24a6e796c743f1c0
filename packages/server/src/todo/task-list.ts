import { can } from "@syncboard/model";
import { CalendarTime, Id } from "@syncboard/model/schemas";
import { type Static, Type } from "typebox";
import type { Db } from "../database/connect.ts";
import { pageOf } from "../http/pages.ts";
import { checkFor } from "../http/validation.ts";
import { answerOf, readInOrder, type Segment, shownTodos, type TodoAnswer } from "./todo-list.ts";
import { positionsOf } from "./todo-store.ts";

/** A card that is assigned to the reader, with where it is. */
export interface TaskCard {
  readonly id: string;
  readonly boardId: string;
  readonly boardTitle: string;
  readonly columnId: string;
  readonly columnTitle: string;
  readonly title: string;
  readonly startAt: string | null;
  readonly dueAt: string | null;
  readonly doneAt: string | null;
  /** Whether the reader's role lets them change it. */
  readonly isEditable: boolean;
  readonly updatedAt: string;
}

export type Task =
  | { readonly kind: "todo"; readonly todo: TodoAnswer }
  | { readonly kind: "card"; readonly card: TaskCard };

/** Where a page ended: at what time, null for none, and at which of those of the same time. */
const Place = Type.Object(
  { completed: Type.Boolean(), at: Type.Union([CalendarTime, Type.Null()]), id: Id },
  { additionalProperties: false },
);
export type TaskPlace = Static<typeof Place>;

const isFaultyPlace = checkFor(Place);

/** The check of a cursor of those that are open, or of those that are done. */
export function taskPlaceFaults(completed: boolean): typeof isFaultyPlace {
  return (value) => {
    const faults = isFaultyPlace(value);
    if (faults.length > 0) return faults;
    const place = value as TaskPlace;
    const fits = place.completed === completed && !(completed && place.at === null);
    return fits ? [] : [{ path: "", message: "is of another list" }];
  };
}

/** The parts of each list, in order. Cards are the same as to-dos in them. */
const OPEN: readonly Segment[] = [
  { by: "due_at", where: "due" },
  { by: "id", where: "no_due" },
];
const DONE: readonly Segment[] = [{ by: "completed_at", isDownward: true }];

interface Placed {
  readonly task: (position: number) => Task;
  readonly at: string | null;
  readonly id: string;
  readonly todoId: string | undefined;
}

/** One's to-dos and the cards assigned to one on any board that one may see now, by due date, or by when they were done. */
export async function listTasks(
  db: Db,
  userId: string,
  completed: boolean,
  {
    after,
    limit,
    kind,
  }: { readonly after: TaskPlace | undefined; readonly limit: number; readonly kind: Task["kind"] | undefined },
) {
  const found: Placed[] = [];
  const segments = completed ? DONE : OPEN;
  const first = !completed && after?.at === null ? 1 : 0;
  for (const [index, segment] of segments.entries()) {
    const left = limit + 1 - found.length;
    if (index < first || left <= 0) continue;
    const place = after && index === first ? after : undefined;
    const [todos, cards] = await Promise.all([
      kind === "card" ? [] : todosIn(db, userId, segment, place, left),
      kind === "todo" ? [] : cardsIn(db, userId, segment, place, left),
    ]);
    const both = [...todos, ...cards].sort((one, other) => compare(one, other) * (segment.isDownward ? -1 : 1));
    found.push(...both.slice(0, left));
  }
  const page = pageOf(found, limit, ({ at, id }) => ({ completed, at, id }));
  const ids = page.items.flatMap(({ todoId }) => todoId ?? []);
  const positions = await positionsOf(db, userId, ids);
  return { ...page, items: page.items.map(({ task, id }) => task(positions.get(id) ?? 0)) };
}

function compare(one: Placed, other: Placed): number {
  const [a, b] = [`${one.at ?? ""} ${one.id}`, `${other.at ?? ""} ${other.id}`];
  return a < b ? -1 : a > b ? 1 : 0;
}

type After = { readonly at: string | null; readonly id: string } | undefined;

async function todosIn(db: Db, userId: string, segment: Segment, after: After, limit: number): Promise<Placed[]> {
  const isDone = segment.by === "completed_at";
  const query = () =>
    shownTodos(db, userId)
      .where("todo.deleted_at", "is", null)
      .where("todo.completed_at", isDone ? "is not" : "is", null);
  const rows = await readInOrder(query, [segment], after && { segment: 0, ...after }, limit);
  return rows.map(({ row }) => ({
    id: row.id,
    at: isDone ? row.completedAt : row.dueAt,
    todoId: row.id,
    task: (position) => ({ kind: "todo", todo: answerOf(row, position) }),
  }));
}

async function cardsIn(db: Db, userId: string, segment: Segment, after: After, limit: number): Promise<Placed[]> {
  const isDone = segment.by === "completed_at";
  const time = isDone ? "card.done_at" : "card.due_at";
  let query = db
    .selectFrom("card_assignee")
    .innerJoin("card", (join) =>
      join.onRef("card.board_id", "=", "card_assignee.board_id").onRef("card.id", "=", "card_assignee.card_id"),
    )
    .innerJoin("column", (join) =>
      join.onRef("column.board_id", "=", "card.board_id").onRef("column.id", "=", "card.column_id"),
    )
    .innerJoin("board", "board.id", "card.board_id")
    // As their rights are now: a card stays assigned to who has left.
    .innerJoin("member", (join) =>
      join.onRef("member.board_id", "=", "board.id").onRef("member.user_id", "=", "card_assignee.user_id"),
    )
    .select(["card.id", "card.title", "card.start_at as startAt", "card.due_at as dueAt", "card.done_at as doneAt"])
    .select(["card.updated_at as updatedAt", "board.id as boardId", "board.title as boardTitle", "member.role"])
    .select(["column.id as columnId", "column.title as columnTitle"])
    .where("card_assignee.user_id", "=", userId)
    .where("member.deactivated_at", "is", null)
    .where("board.deleted_at", "is", null)
    .where("board.archived_at", "is", null)
    .where("column.deleted_at", "is", null)
    .where("column.archived_at", "is", null)
    .where("card.deleted_at", "is", null)
    .where("card.archived_at", "is", null)
    .where("card.done_at", isDone ? "is not" : "is", null);
  if (!isDone) query = query.where("card.due_at", segment.where === "due" ? "is not" : "is", null);
  if (after) {
    const { at, id } = after;
    const operator = segment.isDownward ? "<" : ">";
    query =
      at === null
        ? query.where("card.id", operator, id)
        : query.where((eb) => eb(eb.refTuple(time, "card.id"), operator, eb.tuple(at, id)));
  }
  const direction = segment.isDownward ? "desc" : "asc";
  const rows = await query.orderBy(time, direction).orderBy("card.id", direction).limit(limit).execute();
  return rows.map(({ role, ...card }) => ({
    id: card.id,
    at: isDone ? card.doneAt : card.dueAt,
    todoId: undefined,
    task: () => ({ kind: "card", card: { ...card, isEditable: can(role, "card.edit") } }),
  }));
}
