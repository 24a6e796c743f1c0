import { v7 } from "uuid";

// What each person may do with their own to-dos, by route: nobody else gets at them, whatever id they name and wherever.

/** Of one person's things, or of nobody's. */
export interface TodoIds {
  readonly todoId: string;
  readonly neighbourId: string;
  readonly trashedTodoId: string;
  readonly newTodoId: string;
  readonly subjectId: string;
}

export interface TodoAsk {
  readonly path: (ids: TodoIds) => string;
  readonly body?: (ids: TodoIds) => unknown;
  readonly ok: number;
}

export function noTodoIds(): TodoIds {
  return { todoId: v7(), neighbourId: v7(), trashedTodoId: v7(), newTodoId: v7(), subjectId: v7() };
}

const todo = ({ todoId }: TodoIds) => `/todos/${todoId}`;

export const TODO_ROUTES: Readonly<Record<string, TodoAsk>> = {
  "GET /api/v1/todos": { path: () => "/todos", ok: 200 },
  "POST /api/v1/todos": {
    path: () => "/todos",
    body: ({ newTodoId, subjectId, neighbourId }) => ({
      ...{ id: newTodoId, title: "New", subjectId, afterTodoId: neighbourId },
    }),
    ok: 201,
  },
  "GET /api/v1/todos/:todoId": { path: todo, ok: 200 },
  "PATCH /api/v1/todos/:todoId": {
    path: todo,
    body: ({ subjectId, neighbourId }) => ({ title: "Changed", subjectId, afterTodoId: neighbourId, completed: true }),
    ok: 200,
  },
  "DELETE /api/v1/todos/:todoId": { path: todo, ok: 204 },
  "POST /api/v1/todos/:todoId/restore": {
    path: ({ trashedTodoId }) => `/todos/${trashedTodoId}/restore`,
    ok: 200,
  },
  "POST /api/v1/todos/commands": {
    path: () => "/todos/commands",
    body: ({ newTodoId }) => ({ commands: [{ id: v7(), type: "todo.add", todoId: newTodoId, title: "New" }] }),
    ok: 200,
  },
  "GET /api/v1/todos/changes": { path: () => "/todos/changes", ok: 200 },
  "GET /api/v1/tasks": { path: () => "/tasks", ok: 200 },
};

/** Each command, which is refused alone where it names what is somebody else's: with `taken`, an id that would be new. */
export const TODO_COMMANDS: readonly {
  readonly command: (ids: TodoIds) => object;
  readonly taken?: keyof TodoIds;
}[] = [
  {
    command: ({ newTodoId, subjectId, neighbourId }) => ({
      ...{ type: "todo.add", todoId: newTodoId, title: "New", subjectId, afterTodoId: neighbourId },
    }),
    taken: "newTodoId",
  },
  { command: ({ todoId, subjectId }) => ({ type: "todo.change", todoId, subjectId, title: "Changed" }) },
  { command: ({ todoId, neighbourId }) => ({ type: "todo.move", todoId, afterTodoId: neighbourId }) },
  { command: ({ todoId, newTodoId }) => ({ type: "todo.complete", todoId, nextId: newTodoId }), taken: "newTodoId" },
  { command: ({ todoId }) => ({ type: "todo.reopen", todoId }) },
  { command: ({ todoId }) => ({ type: "todo.delete", todoId }) },
  { command: ({ trashedTodoId }) => ({ type: "todo.restore", todoId: trashedTodoId }) },
];
