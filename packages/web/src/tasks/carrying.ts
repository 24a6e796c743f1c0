import type { Task } from "@syncboard/client";
import { announce } from "../ui/Announcer.tsx";
import { placeFor, stepTask, type TaskCarry, withCarried } from "./place-task.ts";
import { idOf, isEditable, titleOf } from "./task.ts";
import { putTask } from "./task-acts.ts";
import { focusTask } from "./task-focus.ts";
import { GROUPS, placeOf } from "./task-groups.ts";
import { patchTasksUi, type TasksDesk } from "./tasks-desk.ts";

// Picking up, carrying and putting down: the same for keys, mouse, pen and finger.

export function findTask(desk: TasksDesk, id: string | null): Task | undefined {
  const { groups } = desk.shown;
  const place = id === null ? undefined : placeOf(groups, id);
  return place && groups[place.group][place.index];
}

function say(desk: TasksDesk, what: "lifted" | "over" | "dropped" | "putBack", carry: TaskCarry): void {
  const task = findTask(desk, carry.id);
  const list = withCarried(desk.shown.groups, carry)[carry.group];
  const place = list.findIndex((each) => idOf(each) === carry.id) + 1;
  const group = desk.t(`tasks.group.${carry.group}`);
  announce(desk.t(`tasks.said.${what}`, { title: task ? titleOf(task) : "", group, place, count: list.length }));
}

/** False: it is not to be moved. */
export function liftTask(desk: TasksDesk, id: string, by: TaskCarry["by"]): boolean {
  const { groups } = desk.shown;
  const place = placeOf(groups, id);
  const task = place && groups[place.group][place.index];
  if (!task || !isEditable(task) || place.group === "done") return false;
  const before = groups[place.group][place.index - 1];
  const carry: TaskCarry = { id, by, group: place.group, afterId: before ? idOf(before) : null };
  patchTasksUi(desk, { carry, active: id });
  if (by === "keys") say(desk, "lifted", carry);
  return true;
}

export function carryTo(desk: TasksDesk, next: TaskCarry): void {
  const { carry } = desk.ui.get();
  if (carry?.group !== next.group || carry.afterId !== next.afterId) patchTasksUi(desk, { carry: next });
}

export function carryStep(desk: TasksDesk, by: 1 | -1): void {
  const { carry } = desk.ui.get();
  const next = carry && stepTask(desk.shown.groups, carry, by, Date.now());
  if (!next) return;
  patchTasksUi(desk, { carry: next });
  focusTask(next.id);
  say(desk, "over", next);
}

export function putDown(desk: TasksDesk): void {
  const { carry } = desk.ui.get();
  const task = carry && findTask(desk, carry.id);
  if (carry && task) {
    say(desk, "dropped", carry);
    putTask(desk, task, placeFor(desk.shown.groups, carry, desk.todos.getState().todos, Date.now()));
  }
  rest(desk);
}

export function putBack(desk: TasksDesk): void {
  const { carry } = desk.ui.get();
  if (carry) say(desk, "putBack", carry);
  rest(desk);
}

function rest(desk: TasksDesk): void {
  const { carry } = desk.ui.get();
  patchTasksUi(desk, { carry: null });
  if (carry?.by === "keys") focusTask(carry.id);
}

/** The ids of what is on the screen, in the order in which it stands there. */
function shownIds(desk: TasksDesk): readonly string[] {
  const { isDoneShown } = desk.ui.get();
  return GROUPS.flatMap((group) => (group === "done" && !isDoneShown ? [] : desk.shown.groups[group])).map(idOf);
}

/** The task beside another as they stand on the screen. */
export function besideTask(desk: TasksDesk, id: string | null, by: 1 | -1): string | undefined {
  const all = shownIds(desk);
  const at = id === null ? -1 : all.indexOf(id);
  return at < 0 ? all.at(by > 0 ? 0 : -1) : all[at + by];
}

/** What is left at or behind a task, or else before it, once some have gone. */
export function remainingTask(desk: TasksDesk, id: string | null, gone: ReadonlySet<string>): string | undefined {
  const all = shownIds(desk);
  const at = id === null ? 0 : Math.max(0, all.indexOf(id));
  const stays = (each: string) => !gone.has(each);
  return all.slice(at).find(stays) ?? all.slice(0, at).findLast(stays);
}
