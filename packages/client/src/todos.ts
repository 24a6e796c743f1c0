import { type TodoCommandBody, undoOf } from "@syncboard/model";
import { query } from "./api.ts";
import type { Page } from "./api-types.ts";
import { retryDelay } from "./backoff.ts";
import { type ClientPart, type ClientWorld, partOf } from "./client-world.ts";
import { Listeners } from "./listeners.ts";
import type { Outbox, OutboxReader } from "./outbox.ts";
import type { Outcome } from "./queue-news.ts";
import type { QueuedTodoCommand } from "./queue-storage.ts";
import { type TodoNews, TodoReplica } from "./todo-replica.ts";
import type { RefusedTodoCommand, Task, TasksWanted, Todo, Todos, TodosState, TodosWanted } from "./todo-types.ts";

/** With long notes on a slow line it must be there before the question is given up. */
const READ_AT_ONCE = 200;

interface NewsPage {
  readonly items: readonly TodoNews[];
  readonly seq: number;
  readonly hasMore: boolean;
  readonly nextCursor: string | null;
  readonly isReset?: true;
}

/** The to-dos of whoever is signed in: joins the line, the queue and the model, and says what to show. */
class LiveTodos implements Todos, ClientPart, OutboxReader<QueuedTodoCommand> {
  readonly #world: ClientWorld;
  readonly #listeners = new Listeners();
  #state: TodosState;
  #userId: string | undefined;
  #outbox: Outbox<QueuedTodoCommand> | undefined;
  #replica: TodoReplica;
  #count = 0;
  #stops: (() => void)[] = [];
  /** Answers to what was asked in another life are of no more use. */
  #life = 0;
  #isReading = false;
  #isWanted = false;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(world: ClientWorld) {
    this.#world = world;
    this.#replica = new TodoReplica(world.newId);
    this.#state = { status: "loading", line: world.line.state, todos: [], waiting: 0, refused: [] };
  }

  /** Starts over as this user: nothing that another one saw or did is left. */
  enter(userId: string | undefined): void {
    this.#life++;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#outbox?.readBy(undefined);
    this.#outbox = undefined;
    this.#userId = userId;
    this.#replica = new TodoReplica(this.#world.newId);
    this.#isReading = false;
    this.#isWanted = false;
    this.#attempt = 0;
    this.#set({ status: "loading", line: this.#world.line.state, todos: [], waiting: 0, refused: [] });
    if (this.#count > 0) this.#begin();
  }

  close(): void {
    this.enter(undefined);
    for (const stop of this.#stops.splice(0)) stop();
  }

  getState(): TodosState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    const stop = this.#listeners.add(listener);
    this.#count++;
    if (this.#count === 1) {
      const { line } = this.#world;
      this.#stops = [line.whenStateChanges(() => this.#lineChanged()), line.listen(() => void this.#read(), "todos")];
      this.#lineChanged();
      this.#begin();
    }
    let isOver = false;
    return () => {
      stop();
      if (isOver) return;
      isOver = true;
      this.#count--;
      if (this.#count === 0) for (const each of this.#stops.splice(0)) each();
    };
  }

  send(commands: readonly TodoCommandBody[]): void {
    const outbox = this.#opened();
    const userId = this.#userId;
    if (!outbox || userId === undefined) throw new Error("Nobody is signed in");
    const { newId, now } = this.#world;
    const at = new Date(now()).toISOString();
    for (const command of commands) {
      const queued: QueuedTodoCommand = { id: newId(), userId, boardId: null, command: this.#whole(command, at), at };
      this.#replica.propose([queued], "above");
      void outbox.add(queued);
    }
    this.#show();
  }

  undoOf(commands: readonly TodoCommandBody[]): TodoCommandBody[] {
    const { newId, now } = this.#world;
    return undoOf(this.#replica.trial(), commands, { now: new Date(now()).toISOString(), newId });
  }

  dismiss(commandId: string): void {
    this.#outbox?.dismiss(commandId);
    this.changed();
  }

  get(todoId: string): Promise<Todo> {
    return this.#ask<Todo>(`/todos/${encodeURIComponent(todoId)}`);
  }

  list(wanted: TodosWanted = {}): Promise<Page<Todo>> {
    return this.#ask<Page<Todo>>(`/todos${query({ ...wanted })}`);
  }

  tasks(wanted: TasksWanted = {}): Promise<Page<Task>> {
    return this.#ask<Page<Task>>(`/tasks${query({ ...wanted })}`);
  }

  whenTasksChange(listener: () => void): () => void {
    return this.#world.line.listen(listener, "tasks");
  }

  // What the queue says.

  found(commands: readonly QueuedTodoCommand[], when: "earlier" | "now"): void {
    this.#replica.propose(commands, when === "earlier" ? "beneath" : "above");
    this.#show();
  }

  settled(outcomes: readonly Outcome[]): void {
    // The line would say so too, if it stands.
    if (this.#replica.settle(outcomes)) void this.#read();
    this.#show();
  }

  lost(ids: ReadonlySet<string>): void {
    this.#replica.forget(ids);
    void this.#read();
    this.#show();
  }

  changed(): void {
    this.#set({ waiting: this.#outbox?.waiting.length ?? 0, ...this.#refused() });
  }

  // Within.

  #begin(): void {
    if (this.#userId === undefined) return;
    this.#opened();
    void this.#read();
  }

  #opened(): Outbox<QueuedTodoCommand> | undefined {
    if (this.#outbox || this.#userId === undefined) return this.#outbox;
    const outbox = this.#world.outboxes.ofTodos(this.#userId);
    this.#outbox = outbox;
    outbox.readBy(this);
    this.#replica.propose(outbox.waiting, "above");
    this.#show();
    void outbox.load();
    return outbox;
  }

  /** What comes after one that repeats has the same id here and on the server; and it is done when it is said. */
  #whole(command: TodoCommandBody, at: string): TodoCommandBody {
    return command.type === "todo.complete" ? { nextId: this.#world.newId(), at, ...command } : command;
  }

  #lineChanged(): void {
    const line = this.#world.line.state;
    this.#set({ line });
    // Where the line stands, commands will arrive too, and another tab may have spoken while this one slept.
    if (line === "online") {
      this.#outbox?.wake();
      void this.#outbox?.load();
    }
  }

  #ask<Answer>(path: string, userId?: string): Promise<Answer> {
    const { http, session } = this.#world;
    return session.authorized((token) => http.ask<Answer>(path, { token }), userId);
  }

  /** Reads what is new; asked while it reads, once more after that. */
  async #read(): Promise<void> {
    const life = this.#life;
    const userId = this.#userId;
    if (userId === undefined) return;
    this.#isWanted = true;
    if (this.#isReading) return;
    this.#isReading = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      while (this.#isWanted && life === this.#life) {
        this.#isWanted = false;
        await this.#catchUp(userId, life);
      }
      if (life === this.#life) this.#attempt = 0;
    } catch {
      if (life === this.#life) this.#readLater();
    } finally {
      if (life === this.#life) this.#isReading = false;
    }
  }

  #readLater(): void {
    if (this.#state.status === "loading") this.#set({ status: "failed" });
    // Of nobody who looks; who does again reads again.
    if (this.#count === 0 && !this.#outbox?.waiting.length) return;
    const delay = retryDelay(this.#attempt++, this.#world.random);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#read();
    }, delay);
  }

  async #catchUp(userId: string, life: number): Promise<void> {
    for (;;) {
      const since = this.#replica.seq;
      const page = since === undefined || since === 0 ? undefined : await this.#news(userId, { since });
      if (life !== this.#life) return;
      if (!page || page.isReset) await this.#loadAll(userId, life);
      else this.#replica.take(page.items, page.seq);
      if (life !== this.#life) return;
      this.#set({ status: "ready" });
      this.#show();
      if (!page?.hasMore) return;
    }
  }

  async #loadAll(userId: string, life: number): Promise<void> {
    const items: TodoNews[] = [];
    let seq: number | undefined;
    for (let cursor: string | null | undefined; cursor !== null && life === this.#life; ) {
      const page: NewsPage = await this.#news(userId, { since: 0, cursor });
      // Of the first page: what changes while the others are read comes again with the next question.
      seq ??= page.seq;
      items.push(...page.items);
      cursor = page.nextCursor;
      if (cursor !== null) this.#isWanted = true;
    }
    if (life === this.#life) this.#replica.load(items, seq ?? 0);
  }

  #news(userId: string, asked: { since: number; cursor?: string | undefined }): Promise<NewsPage> {
    return this.#ask<NewsPage>(`/todos/changes${query({ ...asked, limit: READ_AT_ONCE })}`, userId);
  }

  #show(): void {
    this.#set({ todos: this.#replica.todos });
    this.changed();
  }

  #refused(): Pick<TodosState, "refused"> {
    const entries = this.#outbox?.refused ?? [];
    const { refused } = this.#state;
    const isSame = entries.length === refused.length && entries.every(({ id }, at) => id === refused[at]?.commandId);
    return { refused: isSame ? refused : entries.map(refusedTodoCommandOf) };
  }

  #set(changes: Partial<TodosState>): void {
    const next = { ...this.#state, ...changes };
    const names = Object.keys(changes) as (keyof TodosState)[];
    if (names.every((name) => next[name] === this.#state[name])) return;
    this.#state = next;
    this.#listeners.tell();
  }
}

/** The to-dos of whoever is signed in. Begins when it is first asked for. */
export const todosOf = partOf((world): Todos => {
  const part = new LiveTodos(world);
  world.join(part);
  return part;
});

function refusedTodoCommandOf({ id, command, refused }: QueuedTodoCommand): RefusedTodoCommand {
  return { commandId: id, command, ...(refused ?? { code: "invalid" }) };
}
