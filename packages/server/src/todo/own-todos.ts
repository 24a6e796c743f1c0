import type { Db } from "../database/connect.ts";
import { listTodos, type TodoAnswer, type TodoPlace } from "./todo-list.ts";

const PAGE = 100;
const ALL = { completed: undefined, subject: undefined, due: undefined, text: undefined, sort: "position" } as const;

/** All that a user has, in order, a page at a time. */
export async function* todosOf(db: Db, userId: string): AsyncGenerator<TodoAnswer> {
  let after: TodoPlace | undefined;
  for (;;) {
    const { items, next } = await listTodos(db, userId, ALL, { after, limit: PAGE });
    yield* items;
    if (!next) return;
    after = next;
  }
}
