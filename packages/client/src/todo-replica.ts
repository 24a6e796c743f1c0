import {
  compareRanked,
  decideTodo,
  inserted,
  type Ranked,
  type TodoCommandBody,
  type TodoContext,
  type TodoRow,
  type TodoTrial,
  without,
} from "@syncboard/model";
import type { Outcome } from "./queue-news.ts";
import type { QueuedTodoCommand } from "./queue-storage.ts";
import type { Todo } from "./todo-types.ts";

/** A to-do as the server tells of it, or that it is there no more. */
export type TodoNews = (TodoRow & { readonly seq: number }) | { readonly id: string; readonly deleted: true };

interface Pending {
  readonly id: string;
  readonly command: TodoCommandBody;
  readonly at: string;
  /** The number at which it was done, once the server has answered. */
  seq: number | undefined;
}

/** One user's to-dos as the server has confirmed them, with the commands that are not decided on top (rule Q1). */
export class TodoReplica {
  readonly #newId: () => string;
  #confirmed = new Map<string, TodoRow>();
  #seq: number | undefined;
  #pending: readonly Pending[] = [];
  #shown: ShownTodos | undefined;
  #todos: readonly Todo[] = [];
  readonly #made = new WeakMap<TodoRow, Todo>();

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /** The number that is confirmed; undefined before the first reading. */
  get seq(): number | undefined {
    return this.#seq;
  }

  /** All there is, as of a number, in place of what was known. */
  load(rows: readonly TodoNews[], seq: number): void {
    this.#confirmed = new Map();
    this.#seq = undefined;
    this.take(rows, seq);
  }

  /** What has changed up to a number. */
  take(news: readonly TodoNews[], seq: number): void {
    for (const each of news) {
      const known = this.#confirmed.get(each.id);
      if (!("deleted" in each)) this.#confirmed.set(each.id, each);
      // Kept out of sight: it can be had back.
      else if (known) this.#confirmed.set(each.id, { ...known, deletedAt: known.updatedAt });
    }
    this.#seq = seq;
    this.#pending = this.#pending.filter((pending) => !this.#isConfirmed(pending));
    this.#shown = undefined;
  }

  propose(commands: readonly QueuedTodoCommand[], where: "above" | "beneath"): void {
    const known = new Set(this.#pending.map(({ id }) => id));
    const added = commands
      .filter(({ id }) => !known.has(id))
      .map(({ id, command, at }): Pending => ({ id, command, at, seq: undefined }));
    this.#pending = where === "above" ? [...this.#pending, ...added] : [...added, ...this.#pending];
    this.#shown = undefined;
  }

  /** Hears the server's answers (rule Q4). Whether some were done at a number that is not confirmed yet. */
  settle(outcomes: readonly Outcome[]): boolean {
    const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
    for (const pending of this.#pending) {
      const outcome = byId.get(pending.id);
      if (outcome?.status === "applied") pending.seq = outcome.seq ?? 0;
    }
    this.#pending = this.#pending.filter((pending) => {
      const status = byId.get(pending.id)?.status;
      return status === undefined || (status === "applied" && !this.#isConfirmed(pending));
    });
    this.#shown = undefined;
    return this.#pending.some(({ seq }) => seq !== undefined);
  }

  /** Shows commands no more that another tab has settled, and of which nothing was heard: done or not, that is read anew. */
  forget(ids: ReadonlySet<string>): void {
    this.#pending = this.#pending.filter(({ id, seq }) => !ids.has(id) || seq !== undefined);
    this.#shown = undefined;
  }

  /** In order. Those that are as before are the very same. */
  get todos(): readonly Todo[] {
    if (this.#shown) return this.#todos;
    const shown = this.trial();
    this.#shown = shown;
    const todos = shown.rows.map((row, position) => this.#todoOf(row, position));
    const isSame = todos.length === this.#todos.length && todos.every((todo, at) => todo === this.#todos[at]);
    if (!isSame) this.#todos = todos;
    return this.#todos;
  }

  /** What is shown now, to try things out on. */
  trial(): ShownTodos {
    const shown = new ShownTodos(this.#confirmed.values());
    for (const { command, at } of this.#pending) shown.give(command, { now: at, newId: this.#newId });
    return shown;
  }

  #isConfirmed({ seq }: Pending): boolean {
    return seq !== undefined && this.#seq !== undefined && seq <= this.#seq;
  }

  #todoOf(row: TodoRow, position: number): Todo {
    const made = this.#made.get(row);
    if (made?.position === position) return made;
    const { id, title, notes, completedAt, dueAt, priority, subjectId, repeat, createdAt, updatedAt } = row;
    const times = { completedAt, dueAt, createdAt, updatedAt };
    const todo = { id, title, notes, completed: completedAt !== null, priority, position, subjectId, repeat, ...times };
    this.#made.set(row, todo);
    return todo;
  }
}

/** To-dos that can be changed, by the same rules as the server's. Whose subjects there are only the server knows. */
class ShownTodos implements TodoTrial {
  readonly isFull = false;
  readonly #rows: Map<string, TodoRow>;
  #list: readonly TodoRow[];

  constructor(rows: Iterable<TodoRow>) {
    this.#rows = new Map([...rows].map((row) => [row.id, row]));
    this.#list = [...this.#rows.values()].filter(({ deletedAt }) => deletedAt === null).sort(compareRanked);
  }

  get list(): readonly Ranked[] {
    return this.#list;
  }

  /** Those that are there, in order. */
  get rows(): readonly TodoRow[] {
    return this.#list;
  }

  find(todoId: string): TodoRow | undefined {
    return this.#rows.get(todoId);
  }

  isTaken(): boolean {
    return false;
  }

  hasSubject(): boolean {
    return true;
  }

  give(command: TodoCommandBody, context: TodoContext): void {
    const decision = decideTodo(this, command, context);
    if (decision.outcome === "applied") this.put(decision.rows, decision.respaced);
  }

  put(rows: readonly TodoRow[], respaced: Readonly<Record<string, string>>): void {
    for (const [id, rank] of Object.entries(respaced)) {
      const row = this.#rows.get(id);
      if (row) this.#set({ ...row, rank });
    }
    for (const row of rows) this.#set(row);
  }

  #set(row: TodoRow): void {
    const known = this.#rows.get(row.id);
    if (known) this.#list = without(this.#list, known);
    if (row.deletedAt === null) this.#list = inserted(this.#list, row);
    this.#rows.set(row.id, row);
  }
}
