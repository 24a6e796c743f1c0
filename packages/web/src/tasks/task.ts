import type { Task, TaskCard, Todo } from "@syncboard/client";

// To-dos and cards have ids from the same well: an id alone says which is meant.

const todoTasks = new WeakMap<Todo, Task>();
const cardTasks = new WeakMap<TaskCard, Task>();

/** The same object for the same to-do, so that its row is rendered again only when it is another. */
export function taskOfTodo(todo: Todo): Task {
  const known = todoTasks.get(todo) ?? { kind: "todo", todo };
  todoTasks.set(todo, known);
  return known;
}

export function taskOfCard(card: TaskCard): Task {
  const known = cardTasks.get(card) ?? { kind: "card", card };
  cardTasks.set(card, known);
  return known;
}

/** Whether two say the same of everything but where a to-do stands among all. */
export function isSameTask(one: Task, other: Task): boolean {
  if (one === other) return true;
  if (one.kind !== "todo" || other.kind !== "todo") return false;
  const { position: _, ...mine } = one.todo;
  return Object.entries(mine).every(([field, value]) => Object.is(value, Reflect.get(other.todo, field)));
}

export function idOf(task: Task): string {
  return task.kind === "todo" ? task.todo.id : task.card.id;
}

export function titleOf(task: Task): string {
  return task.kind === "todo" ? task.todo.title : task.card.title;
}

export function dueAtOf(task: Task): string | null {
  return task.kind === "todo" ? task.todo.dueAt : task.card.dueAt;
}

export function doneAtOf(task: Task): string | null {
  return task.kind === "todo" ? task.todo.completedAt : task.card.doneAt;
}

/** Whether it is mine to change. */
export function isEditable(task: Task): boolean {
  return task.kind === "todo" || task.card.isEditable;
}
