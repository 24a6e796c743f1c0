import type { Task, TaskCard } from "@syncboard/client";
import type { TodoCommandBody } from "@syncboard/model";
import { type Act, together } from "../undo/acts.ts";
import { did as keep } from "../undo/take-back.ts";
import type { CardChange } from "./my-cards.ts";
import type { TaskPlace } from "./place-task.ts";
import { doneAtOf, idOf, isEditable, titleOf } from "./task.ts";
import type { TasksDesk } from "./tasks-desk.ts";

// What hands do to tasks: each is an act that can be taken back, whether of to-dos, of cards on their boards, or of both.

const MOST_AT_ONCE = 100;

function todoAct(desk: TasksDesk, commands: readonly TodoCommandBody[]): Act {
  const back = desk.todos.undoOf(commands);
  for (let from = 0; from < commands.length; from += MOST_AT_ONCE) {
    desk.todos.send(commands.slice(from, from + MOST_AT_ONCE));
  }
  return { undo: () => (back.length > 0 ? todoAct(desk, back) : undefined) };
}

function cardAct(desk: TasksDesk, card: TaskCard, change: CardChange): Act {
  const { dueAt, doneAt } = desk.cards?.find(card.id) ?? card;
  const back: CardChange = "isDone" in change ? { isDone: doneAt !== null } : { dueAt };
  desk.cards?.change(card, change);
  return { undo: () => cardAct(desk, card, back) };
}

function did(desk: TasksDesk, acts: readonly Act[], text?: string): void {
  if (acts.length === 0) return;
  keep(desk, acts.length === 1 && acts[0] ? acts[0] : together(acts), text === undefined ? undefined : { text });
}

/** Sends what is quietly done: it can be undone, and nothing offers it. */
export function sendTodos(desk: TasksDesk, commands: readonly TodoCommandBody[], text?: string): void {
  if (commands.length > 0) did(desk, [todoAct(desk, commands)], text);
}

/** Ticks them off, or takes that back. */
export function setDone(desk: TasksDesk, tasks: readonly Task[], isDone: boolean): void {
  const wanted = tasks.filter((task) => isEditable(task) && (doneAtOf(task) !== null) !== isDone);
  const first = wanted[0];
  if (!first) return;
  const type = isDone ? "todo.complete" : "todo.reopen";
  const commands = wanted.flatMap((task) => (task.kind === "todo" ? [{ type, todoId: task.todo.id } as const] : []));
  const acts = [
    ...(commands.length > 0 ? [todoAct(desk, commands)] : []),
    ...wanted.flatMap((task) => (task.kind === "card" ? [cardAct(desk, task.card, { isDone })] : [])),
  ];
  const what = isDone ? "completed" : "reopened";
  did(desk, acts, desk.t(`tasks.said.${what}`, { count: wanted.length, title: titleOf(first) }));
}

/** Deletes to-dos. Cards are deleted on their boards, and stay. */
export function deleteTodos(desk: TasksDesk, tasks: readonly Task[]): void {
  const todos = tasks.flatMap((task) => (task.kind === "todo" ? [task.todo] : []));
  const commands = todos.map(({ id }) => ({ type: "todo.delete", todoId: id }) as const);
  const [first] = todos;
  if (first) sendTodos(desk, commands, desk.t("tasks.said.deleted", { count: todos.length, title: first.title }));
}

export function setDue(desk: TasksDesk, task: Task, dueAt: string | null): void {
  if (task.kind === "todo") sendTodos(desk, [{ type: "todo.change", todoId: task.todo.id, dueAt }]);
  else did(desk, [cardAct(desk, task.card, { dueAt })]);
}

export function putTask(desk: TasksDesk, task: Task, { dueAt, afterTodoId }: TaskPlace): void {
  if (task.kind === "card") {
    if (dueAt !== undefined) setDue(desk, task, dueAt);
    return;
  }
  const todoId = idOf(task);
  sendTodos(desk, [
    ...(dueAt !== undefined ? [{ type: "todo.change", todoId, dueAt } as const] : []),
    ...(afterTodoId !== undefined ? [{ type: "todo.move", todoId, afterTodoId } as const] : []),
  ]);
}
