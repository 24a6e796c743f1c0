import { momentOf, msOf } from "./calendar.ts";
import { MAX_TEXT } from "./limits.ts";
import { mergeKeepingAll } from "./merge.ts";
import { placeAgain, placeFor } from "./place.ts";
import type { Place, Ranked } from "./rank.ts";
import { nextOccurrence, type Repeat } from "./repeat.ts";
import type { TodoCommandBody, TodoCommandType } from "./todo-commands.ts";

/** A to-do as its rows keep it, on the server and on each device. */
export interface TodoRow extends Ranked {
  readonly title: string;
  /** Markdown; empty: none. */
  readonly notes: string;
  readonly dueAt: string | null;
  /** 0: none; 3: high. */
  readonly priority: number;
  readonly subjectId: string | null;
  readonly repeat: Repeat | null;
  /** The one that was made when this one, which comes again, was completed. */
  readonly nextId: string | null;
  readonly completedAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
}

/** How many one user may have that are not deleted. */
export const MAX_TODOS = 100_000;

/** Why a command was not accepted: the closed list. */
export type TodoRefusalCode = "not_found" | "id_taken" | "todos_full" | "precondition_failed";

export interface TodoRefusal {
  readonly outcome: "refused";
  readonly code: TodoRefusalCode;
  readonly field?: string;
}

/** The rows that are different from now on, and the new ranks of others that made room. */
export interface TodoChanges {
  readonly rows: readonly TodoRow[];
  readonly respaced: Readonly<Record<string, string>>;
}

export type TodoDecision =
  | ({ readonly outcome: "applied" } & TodoChanges)
  | { readonly outcome: "unchanged" }
  | TodoRefusal;

/** The to-dos of one user, as far as a command looks at them. */
export interface TodoScope {
  /** Those that are there, in order: all of them, or at least those around the place that the command means. */
  readonly list: readonly Ranked[];
  readonly isFull: boolean;
  /** Those that are deleted too. */
  find(todoId: string): TodoRow | undefined;
  /** Whether something else has this id. */
  isTaken(todoId: string): boolean;
  hasSubject(subjectId: string): boolean;
}

export interface TodoContext {
  readonly now: string;
  readonly newId: () => string;
}

type Of<Type extends TodoCommandType> = Extract<TodoCommandBody, { type: Type }>;

const UNCHANGED = { outcome: "unchanged" } as const;

function refuse(code: TodoRefusalCode, field?: string): TodoRefusal {
  return { outcome: "refused", code, ...(field !== undefined && { field }) };
}

function applied(rows: readonly TodoRow[], { respaced = {} }: Pick<Place, "respaced"> = {}): TodoDecision {
  return { outcome: "applied", rows, respaced };
}

/** What a command makes of one's to-dos as they are now: pure, the same on the server and for what a device shows at once. */
export function decideTodo(scope: TodoScope, command: TodoCommandBody, context: TodoContext): TodoDecision {
  if (command.type === "todo.add") return add(scope, command, context);
  const row = scope.find(command.todoId);
  if (!row || (row.deletedAt !== null && command.type !== "todo.restore" && command.type !== "todo.delete")) {
    return refuse("not_found", "todoId");
  }
  switch (command.type) {
    case "todo.change":
      return change(scope, row, command, context);
    case "todo.move":
      return move(scope, row, command, context);
    case "todo.complete":
      return complete(scope, row, command, context);
    case "todo.reopen":
      return reopen(scope, row, context);
    case "todo.delete":
      return row.deletedAt === null ? applied([changed(row, { deletedAt: context.now }, context)]) : UNCHANGED;
    case "todo.restore":
      return restore(scope, row, context);
  }
}

/** Later than it was, also when much is done at one moment: what is as it was made is told from what was touched since. */
function changed(row: TodoRow, changes: Partial<TodoRow>, { now }: TodoContext): TodoRow {
  const updatedAt = now > row.updatedAt ? now : momentOf(msOf(row.updatedAt) + 1);
  return { ...row, ...changes, updatedAt };
}

function add(scope: TodoScope, command: Of<"todo.add">, { now }: TodoContext): TodoDecision {
  const { todoId: id, title, notes = "", dueAt = null, priority = 0, subjectId = null, repeat = null } = command;
  if (scope.find(id) || scope.isTaken(id)) return refuse("id_taken", "todoId");
  if (subjectId !== null && !scope.hasSubject(subjectId)) return refuse("not_found", "subjectId");
  const place = placeAfter(scope, undefined, command.afterTodoId);
  if (!place) return refuse("not_found", "afterTodoId");
  if (scope.isFull) return refuse("todos_full");
  const fields = { id, title, notes, dueAt, priority, subjectId, repeat, rank: place.rank };
  const row = { ...fields, nextId: null, completedAt: null, createdAt: now, updatedAt: now, deletedAt: null };
  return applied([row], place);
}

/** Undefined: it is none of this user's. "there": where it is already. */
function placeAfter(scope: TodoScope, row: TodoRow | undefined, afterId: string | null | undefined): Place | undefined {
  if (typeof afterId === "string" && !scope.find(afterId)) return undefined;
  const where = { afterId, position: undefined };
  return placeFor<Ranked>(scope.list, row, where, (id) => scope.find(id)) ?? (row && { rank: row.rank });
}

function change(scope: TodoScope, row: TodoRow, command: Of<"todo.change">, context: TodoContext): TodoDecision {
  const { type: _, todoId: _id, notesFrom, ...wanted } = command;
  const { subjectId } = wanted;
  // One that it has already stays, also while that one is in the trash.
  if (subjectId != null && subjectId !== row.subjectId && !scope.hasSubject(subjectId)) {
    return refuse("not_found", "subjectId");
  }
  const notes = wanted.notes === undefined ? row.notes : editedNotes(row.notes, wanted.notes, notesFrom);
  const next = { ...row, ...stated(wanted), notes };
  // Another date is another day and another time that are meant.
  const isRedated = next.dueAt !== row.dueAt && wanted.repeat === undefined && next.repeat !== null;
  const repeat = isRedated && next.repeat ? { every: next.repeat.every, timeZone: next.repeat.timeZone } : next.repeat;
  const result = { ...next, repeat };
  return isSame(result, row) ? UNCHANGED : applied([changed(result, {}, context)]);
}

/** Without what is not said. */
function stated<Fields extends object>(fields: Fields): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } {
  const entries = Object.entries(fields).filter(([name, value]) => value !== undefined && name !== "id");
  return Object.fromEntries(entries) as { [Name in keyof Fields]: Exclude<Fields[Name], undefined> };
}

function editedNotes(present: string, wanted: string, base: string | undefined): string {
  return base === undefined ? wanted : mergeKeepingAll(MAX_TEXT, base, present, wanted);
}

const FIELDS = ["title", "notes", "dueAt", "priority", "subjectId"] as const;

function isSame(one: TodoRow, other: TodoRow): boolean {
  return FIELDS.every((name) => one[name] === other[name]) && isSameRepeat(one.repeat, other.repeat);
}

export function isSameRepeat(one: Repeat | null, other: Repeat | null): boolean {
  if (one === null || other === null) return one === other;
  const { every, timeZone, day, time } = one;
  return every === other.every && timeZone === other.timeZone && day === other.day && time === other.time;
}

function move(scope: TodoScope, row: TodoRow, { afterTodoId }: Of<"todo.move">, context: TodoContext): TodoDecision {
  // After itself is where it is.
  if (afterTodoId === row.id) return UNCHANGED;
  const place = placeAfter(scope, row, afterTodoId);
  if (!place) return refuse("not_found", "afterTodoId");
  return place.rank === row.rank ? UNCHANGED : applied([changed(row, { rank: place.rank }, context)], place);
}

function complete(scope: TodoScope, row: TodoRow, command: Of<"todo.complete">, context: TodoContext): TodoDecision {
  if (row.completedAt !== null) return UNCHANGED;
  const { now } = context;
  // Said by a device that was offline, whose clock may be ahead.
  const completedAt = command.at !== undefined && command.at < now ? command.at : now;
  // After it was done, not after that was heard of: days may lie between.
  const next = row.repeat && nextOccurrence(row.repeat, row.dueAt, completedAt);
  if (!next) return applied([changed(row, { completedAt }, context)]);
  const nextId = command.nextId ?? context.newId();
  if (scope.find(nextId) || scope.isTaken(nextId)) return refuse("id_taken", "nextId");
  if (scope.isFull) return refuse("todos_full");
  const place = placeAfter(scope, undefined, row.id);
  if (!place) return refuse("not_found", "todoId");
  const fresh = { createdAt: now, updatedAt: now, nextId: null, completedAt: null, deletedAt: null };
  const made = { ...row, ...next, ...fresh, id: nextId, rank: place.rank };
  // Where the row itself has to make room for the next, that is its rank.
  const rank = place.respaced?.[row.id] ?? row.rank;
  return applied([changed(row, { completedAt, nextId, rank }, context), made], place);
}

function reopen(scope: TodoScope, row: TodoRow, context: TodoContext): TodoDecision {
  if (row.completedAt === null) return UNCHANGED;
  const next = row.nextId === null ? undefined : scope.find(row.nextId);
  const standing = next?.deletedAt === null ? next : undefined;
  const isUntouched = standing?.updatedAt === standing?.createdAt;
  // What goes on in the next one does not begin here once more.
  const repeat = standing && !isUntouched ? null : row.repeat;
  const reopened = changed(row, { completedAt: null, nextId: null, repeat }, context);
  return applied(
    standing && isUntouched ? [reopened, changed(standing, { deletedAt: context.now }, context)] : [reopened],
  );
}

function restore(scope: TodoScope, row: TodoRow, context: TodoContext): TodoDecision {
  if (row.deletedAt === null) return UNCHANGED;
  if (scope.isFull) return refuse("todos_full");
  const place = placeAgain(scope.list, row);
  return applied([changed(row, { deletedAt: null, rank: place.rank }, context)], place);
}
