import type { Task } from "@syncboard/client";
import { dayBounds } from "../due/due.ts";
import { dateOf } from "../due/moment.ts";
import { doneAtOf, dueAtOf, idOf } from "./task.ts";

/** By when, in the order in which they stand on the screen. */
export const GROUPS = ["overdue", "today", "week", "later", "none", "done"] as const;
export type Group = (typeof GROUPS)[number];

export type TaskGroups = Readonly<Record<Group, readonly Task[]>>;

/** A card that is done, or a to-do that is completed, has no date to meet any more. */
export function groupOf(task: Task, now: number, bounds = dayBounds(now)): Group {
  if (doneAtOf(task) !== null) return "done";
  const dueAt = dueAtOf(task);
  if (dueAt === null) return "none";
  const at = Date.parse(dueAt);
  if (at < now) return "overdue";
  if (at < bounds.tomorrow) return "today";
  return at < bounds.nextWeek ? "week" : "later";
}

/** The day on which something is due, of the local calendar; undefined: on none. */
export function dayOf(task: Task): string | undefined {
  const dueAt = dueAtOf(task);
  return dueAt === null ? undefined : dateOf(new Date(dueAt));
}

/**
 * By day, and within a day the to-dos in their manual order, then the cards, whose order is their board's, by time. `tasks`:
 * the to-dos in manual order.
 */
export function taskGroups(tasks: readonly Task[], now: number): TaskGroups {
  const bounds = dayBounds(now);
  const groups: Record<Group, Task[]> = { overdue: [], today: [], week: [], later: [], none: [], done: [] };
  for (const task of tasks) groups[groupOf(task, now, bounds)].push(task);
  for (const group of ["overdue", "today", "week", "later", "none"] as const) {
    const keyed = groups[group].map((task, index) => ({ task, key: sortKey(task), index }));
    keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index));
    groups[group] = keyed.map(({ task }) => task);
  }
  groups.done.sort((a, b) => ((doneAtOf(a) ?? "") < (doneAtOf(b) ?? "") ? 1 : -1));
  return groups;
}

function sortKey(task: Task): string {
  const day = dayOf(task) ?? "";
  return task.kind === "todo" ? `${day}0` : `${day}1${dueAtOf(task) ?? ""}`;
}

/** Where a task stands among the groups. */
export function placeOf(groups: TaskGroups, id: string): { group: Group; index: number } | undefined {
  for (const group of GROUPS) {
    const index = groups[group].findIndex((task) => idOf(task) === id);
    if (index >= 0) return { group, index };
  }
  return undefined;
}
