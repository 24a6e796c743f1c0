import {
  compareRanked,
  MAX_TODOS,
  type Ranked,
  type TodoCommand,
  type TodoRow,
  type TodoScope,
} from "@syncboard/model";
import type { Trx } from "../database/lane.ts";
import { allRanks, findTodos, insertTodos, ranksAround, subjectsOf, type TodoList, updateTodos } from "./todo-store.ts";

/** As many neighbours as a place needs: the one on each side, and the row itself, which may stand between them. */
const NEIGHBOURS = 2;

/** One user's to-dos in one transaction, as far as its commands look at them: what they change is written when all are decided. */
export class TodoBook implements TodoScope {
  list: readonly Ranked[] = [];
  readonly #trx: Trx;
  readonly #userId: string;
  readonly #before: TodoList;
  readonly #rows = new Map<string, TodoRow>();
  readonly #taken = new Set<string>();
  readonly #subjects: ReadonlySet<string>;
  /** With whether the row is new. */
  readonly #changed = new Map<string, boolean>();
  #count: number;

  private constructor(trx: Trx, userId: string, before: TodoList, subjects: ReadonlySet<string>) {
    this.#trx = trx;
    this.#userId = userId;
    this.#before = before;
    this.#subjects = subjects;
    this.#count = before.count;
  }

  /** With everything that these commands name. */
  static async open(trx: Trx, userId: string, before: TodoList, commands: readonly TodoCommand[]): Promise<TodoBook> {
    const subjectIds = commands.flatMap((command) => ("subjectId" in command ? (command.subjectId ?? []) : []));
    const book = new TodoBook(trx, userId, before, await subjectsOf(trx, userId, subjectIds));
    await book.#load(commands.flatMap(idsNamed));
    const nextIds = [...book.#rows.values()].flatMap(({ nextId }) => nextId ?? []);
    await book.#load(nextIds.filter((id) => !book.#rows.has(id)));
    return book;
  }

  get isFull(): boolean {
    return this.#count >= MAX_TODOS;
  }

  /** What the list has come to. */
  get after(): TodoList {
    return { seq: this.#before.seq + this.#changed.size, count: this.#count };
  }

  find(todoId: string): TodoRow | undefined {
    return this.#rows.get(todoId);
  }

  isTaken(todoId: string): boolean {
    return this.#taken.has(todoId);
  }

  hasSubject(subjectId: string): boolean {
    return this.#subjects.has(subjectId);
  }

  /** Brings the rows around the place that a command means to hand. */
  async look(command: TodoCommand): Promise<void> {
    const place = this.#placeOf(command);
    if (place === undefined) {
      this.list = [];
      return;
    }
    const near = await ranksAround(this.#trx, this.#userId, place, NEIGHBOURS + this.#changed.size);
    this.list = this.#asChanged(near);
  }

  /** All of them, for the seldom case that rows have to make room. */
  async lookAtAll(): Promise<void> {
    this.list = this.#asChanged(await allRanks(this.#trx, this.#userId));
  }

  async put(rows: readonly TodoRow[], respaced: Readonly<Record<string, string>>): Promise<void> {
    const ids = Object.keys(respaced);
    await this.#load(ids.filter((id) => !this.#rows.has(id)));
    for (const id of ids) {
      const row = this.#rows.get(id);
      if (row) this.#set({ ...row, rank: respaced[id] ?? row.rank });
    }
    for (const row of rows) this.#set(row);
  }

  /** Writes what has changed. */
  async write(): Promise<void> {
    const { seq } = this.#before;
    const all = [...this.#changed].flatMap(([id, isNew], at) => {
      const row = this.#rows.get(id);
      return row ? [{ row, seq: seq + at + 1, isNew }] : [];
    });
    const [made, others] = [all.filter(({ isNew }) => isNew), all.filter(({ isNew }) => !isNew)];
    await insertTodos(this.#trx, this.#userId, made);
    await updateTodos(this.#trx, this.#userId, others);
  }

  #set(row: TodoRow): void {
    const known = this.#rows.get(row.id);
    const [was, is] = [isThere(known), isThere(row)];
    if (was !== is) this.#count += is ? 1 : -1;
    if (!this.#changed.has(row.id)) this.#changed.set(row.id, known === undefined);
    this.#rows.set(row.id, row);
  }

  async #load(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    for (const { userId, row } of await findTodos(this.#trx, [...new Set(ids)])) {
      if (userId === this.#userId) this.#rows.set(row.id, row);
      else this.#taken.add(row.id);
    }
  }

  #placeOf(command: TodoCommand): Ranked | "first" | "last" | undefined {
    const row = this.#rows.get(command.todoId);
    if (command.type === "todo.complete") return row?.repeat ? row : undefined;
    if (command.type === "todo.restore") return row;
    if (command.type !== "todo.add" && command.type !== "todo.move") return undefined;
    if (command.afterTodoId === null) return "first";
    return command.afterTodoId === undefined ? "last" : this.#rows.get(command.afterTodoId);
  }

  #asChanged(stored: readonly Ranked[]): readonly Ranked[] {
    const changed = [...this.#changed.keys()].flatMap((id) => this.#rows.get(id) ?? []);
    const others = stored.filter(({ id }) => !this.#changed.has(id));
    return [...others, ...changed.filter(isThere)].sort(compareRanked);
  }
}

function isThere(row: TodoRow | undefined): boolean {
  return row !== undefined && row.deletedAt === null;
}

function idsNamed(command: TodoCommand): string[] {
  const ids = [command.todoId];
  if ("afterTodoId" in command && command.afterTodoId != null) ids.push(command.afterTodoId);
  if ("nextId" in command && command.nextId !== undefined) ids.push(command.nextId);
  return ids;
}
