import type { Task, Todo } from "@syncboard/client";
import { dayBounds } from "../due/due.ts";
import { dateOf, momentOf, writtenOf } from "../due/moment.ts";
import { doneAtOf, dueAtOf, idOf } from "./task.ts";
import { dayOf, GROUPS, type Group, groupOf, type TaskGroups } from "./task-groups.ts";

/** A task that was picked up, and where it would be: nothing of it is sent before it is put down. */
export interface TaskCarry {
  readonly id: string;
  readonly by: "pointer" | "keys";
  readonly group: Group;
  /** Null: first in its group. */
  readonly afterId: string | null;
}

/** What putting a task down changes. */
export interface TaskPlace {
  /** Undefined: it is due when it was. */
  readonly dueAt?: string | null;
  /** Undefined: it stays where it was in the manual order. */
  readonly afterTodoId?: string | null;
}

/** Where a task may be put: what is overdue was meant for a day that is over, and what is done is done by its box. */
export function canHold(group: Group, task: Task, now: number): boolean {
  if (group === "done") return false;
  if (group === "overdue") return groupOf(task, now) === "overdue";
  const bounds = dayBounds(now);
  return group !== "week" || bounds.tomorrow < bounds.nextWeek;
}

/** The groups as they would be if what is carried were put down now. */
export function withCarried(groups: TaskGroups, carry: TaskCarry | null): TaskGroups {
  const task = carry && GROUPS.flatMap((group) => groups[group]).find((each) => idOf(each) === carry.id);
  if (!task) return groups;
  const next = { ...groups };
  for (const group of GROUPS) {
    const others = groups[group].filter((each) => each !== task);
    if (group === carry.group) {
      const at = carry.afterId === null ? 0 : others.findIndex((each) => idOf(each) === carry.afterId) + 1;
      next[group] = others.toSpliced(at, 0, task);
    } else if (others.length !== groups[group].length) next[group] = others;
  }
  return next;
}

/** One step with an arrow: through its group, then into the next that may hold it. Undefined: there is nowhere to go. */
export function stepTask(groups: TaskGroups, carry: TaskCarry, by: 1 | -1, now: number): TaskCarry | undefined {
  const shown = withCarried(groups, carry);
  const list = shown[carry.group];
  const at = list.findIndex((each) => idOf(each) === carry.id);
  const task = list[at];
  if (!task) return undefined;
  const others = list.filter((each) => each !== task);
  const to = at + by;
  if (to >= 0 && to <= others.length) return { ...carry, afterId: idAt(others, to - 1) };
  for (let index = GROUPS.indexOf(carry.group) + by; GROUPS[index] !== undefined; index += by) {
    const group = GROUPS[index];
    if (!group || !canHold(group, task, now)) continue;
    const there = shown[group];
    return { ...carry, group, afterId: by > 0 ? null : idAt(there, there.length - 1) };
  }
  return undefined;
}

function idAt(tasks: readonly Task[], index: number): string | null {
  const task = tasks[index];
  return task ? idOf(task) : null;
}

/** What is to change so that a task stands where it was put. `todos`: all of them, in manual order. */
export function placeFor(groups: TaskGroups, carry: TaskCarry, todos: readonly Todo[], now: number): TaskPlace {
  const list = withCarried(groups, carry)[carry.group];
  const at = list.findIndex((each) => idOf(each) === carry.id);
  const task = list[at];
  if (!task || doneAtOf(task) !== null) return {};
  const day = wantedDay(task, carry.group, list[at - 1], list[at + 1], now);
  const dueAt = movedTo(task, day, carry.group, now);
  return {
    ...(dueAt !== dueAtOf(task) && { dueAt }),
    ...(task.kind === "todo" && orderOf(task.todo.id, list, at, day, todos)),
  };
}

function wantedDay(
  task: Task,
  group: Group,
  before: Task | undefined,
  behind: Task | undefined,
  now: number,
): string | undefined {
  const { today, nextWeek } = dayBounds(now);
  const own = dayOf(task);
  const [first, last] = [before && dayOf(before), behind && dayOf(behind)];
  if (group === "none") return undefined;
  if (group === "today") return dateOf(new Date(today));
  // Between its neighbours it may keep its own day.
  const fits = own !== undefined && (first === undefined || first <= own) && (last === undefined || own <= last);
  if (fits && groupOf(task, now) === group) return own;
  const then = new Date(today);
  const tomorrow = new Date(then.getFullYear(), then.getMonth(), then.getDate() + 1);
  return first ?? last ?? dateOf(group === "week" ? tomorrow : new Date(nextWeek));
}

/** On another day at the same time; where that is over today, by the end of the day. */
function movedTo(task: Task, day: string | undefined, group: Group, now: number): string | null {
  const dueAt = dueAtOf(task);
  if (day === undefined) return null;
  const isOver = dueAt !== null && Date.parse(dueAt) < now;
  if (day === dayOf(task) && (!isOver || group === "overdue")) return dueAt;
  const { time } = writtenOf(dueAt, "due");
  const moved = momentOf({ date: day, time }, "due");
  return Date.parse(moved) < now && day === dateOf(new Date(now)) ? momentOf({ date: day, time: "" }, "due") : moved;
}

/** Behind the to-do of the same day that it was put behind, or before the one that it was put before. */
function orderOf(
  id: string,
  list: readonly Task[],
  at: number,
  day: string | undefined,
  todos: readonly Todo[],
): Pick<TaskPlace, "afterTodoId"> {
  const isBeside = (task: Task) => task.kind === "todo" && dayOf(task) === day;
  const open = todos.filter(({ completedAt }) => completedAt === null);
  const now = open.findIndex((todo) => todo.id === id);
  const others = open.filter((todo) => todo.id !== id);
  const before = list.slice(0, at).findLast(isBeside);
  const behind = list.slice(at + 1).find(isBeside);
  if (!before && !behind) return {};
  const places = new Map(others.map((todo, index) => [todo.id, index]));
  const low = before ? (places.get(idOf(before)) ?? -1) : -1;
  const high = behind ? (places.get(idOf(behind)) ?? others.length) : others.length;
  // It stands between the two already, whatever else stands there with it.
  if (now > low && now <= high) return {};
  if (before) return { afterTodoId: idOf(before) };
  return { afterTodoId: others[high - 1]?.id ?? null };
}
