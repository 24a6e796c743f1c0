import { predecessor } from "./place.ts";
import { decideTodo, type TodoContext, type TodoRow, type TodoScope } from "./todo.ts";
import type { TodoCommandBody } from "./todo-commands.ts";

/** To-dos on which changes can be tried out. */
export interface TodoTrial extends TodoScope {
  put(rows: readonly TodoRow[], respaced: Readonly<Record<string, string>>): void;
}

/**
 * The commands that take others back, as things are before those: newest first. What would not be done needs none. Of a text
 * only what was changed is taken back, whatever else is made of it meanwhile.
 */
export function undoOf(
  trial: TodoTrial,
  commands: readonly TodoCommandBody[],
  context: TodoContext,
): TodoCommandBody[] {
  const undoing: TodoCommandBody[] = [];
  for (const command of commands) {
    const decision = decideTodo(trial, command, context);
    if (decision.outcome !== "applied") continue;
    const back = inverseOf(trial, command, decision.rows, context);
    trial.put(decision.rows, decision.respaced);
    if (back) undoing.unshift(back);
  }
  return undoing;
}

function inverseOf(
  before: TodoScope,
  command: TodoCommandBody,
  after: readonly TodoRow[],
  { newId }: TodoContext,
): TodoCommandBody | undefined {
  const { todoId } = command;
  if (command.type === "todo.add") return { type: "todo.delete", todoId };
  const row = before.find(todoId);
  if (!row) return undefined;
  switch (command.type) {
    case "todo.change": {
      const { title, dueAt, priority, subjectId, repeat, notes } = row;
      const notesFrom = after[0]?.notes ?? notes;
      return {
        ...{ type: "todo.change", todoId },
        ...(command.title !== undefined && { title }),
        ...(command.notes !== undefined && { notes, notesFrom }),
        ...(command.dueAt !== undefined && { dueAt }),
        ...(command.priority !== undefined && { priority }),
        ...(command.subjectId !== undefined && { subjectId }),
        // With the date goes what is meant by it.
        ...((command.repeat !== undefined || command.dueAt !== undefined) && { repeat }),
      };
    }
    case "todo.move":
      return { type: "todo.move", todoId, afterTodoId: predecessor(before.list, row) };
    case "todo.complete":
      return { type: "todo.reopen", todoId };
    case "todo.reopen":
      return {
        ...{ type: "todo.complete", todoId, ...(row.completedAt !== null && { at: row.completedAt }) },
        // Where the next one stands, the series goes on there.
        ...(after[0]?.repeat && { nextId: newId() }),
      };
    case "todo.delete":
      return { type: "todo.restore", todoId };
    case "todo.restore":
      return { type: "todo.delete", todoId };
  }
}
