import { Listeners } from "./listeners.ts";
import { Outbox, type OutboxWorld } from "./outbox.ts";
import type { Outcome, QueueNews } from "./queue-news.ts";
import type { QueuedBoardCommand, QueuedCommand, QueuedTodoCommand, QueueStorage } from "./queue-storage.ts";

type AnyOutbox = Outbox<QueuedBoardCommand> | Outbox<QueuedTodoCommand>;

export interface OutboxesWorld extends Pick<OutboxWorld, "random" | "tell"> {
  readonly storage: QueueStorage;
  /** Who is signed in. */
  userId(): string | undefined;
  /** Sends to one board, or to one's own to-dos. */
  submit(
    userId: string,
    boardId: string | null,
    commands: readonly unknown[],
  ): Promise<{
    readonly results: readonly Outcome[];
  }>;
  inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
}

/** What waits on this device: an outbox for each user and board, and one for each user's to-dos. */
export class Outboxes {
  readonly #world: OutboxesWorld;
  readonly #listeners = new Listeners();
  readonly #ofBoards = new Map<string, Outbox<QueuedBoardCommand>>();
  readonly #ofTodos = new Map<string, Outbox<QueuedTodoCommand>>();

  constructor(world: OutboxesWorld) {
    this.#world = world;
  }

  ofBoard(userId: string, boardId: string): Outbox<QueuedBoardCommand> {
    const key = `${userId}/${boardId}`;
    let outbox = this.#ofBoards.get(key);
    if (!outbox) {
      outbox = new Outbox(userId, boardId, this.#worldOf(userId, boardId));
      this.#ofBoards.set(key, outbox);
    }
    return outbox;
  }

  ofTodos(userId: string): Outbox<QueuedTodoCommand> {
    let outbox = this.#ofTodos.get(userId);
    if (!outbox) {
      outbox = new Outbox(userId, null, this.#worldOf(userId, null));
      this.#ofTodos.set(userId, outbox);
    }
    return outbox;
  }

  /** What is at hand of one user's commands to boards, sent or refused: of each board in their order. */
  toBoards(userId: string): readonly QueuedBoardCommand[] {
    const own = [...this.#ofBoards.values()].filter((outbox) => outbox.userId === userId);
    return own.flatMap(({ waiting, refused }) => [...waiting, ...refused]);
  }

  whenChanged(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  hear(news: QueueNews): void {
    if (news.boardId === null) this.#ofTodos.get(news.userId)?.hear(news);
    else this.#ofBoards.get(`${news.userId}/${news.boardId}`)?.hear(news);
  }

  /** There is reason to believe that what is sent arrives. */
  wake(): void {
    for (const outbox of this.#all()) outbox.wake();
  }

  /** Sends what an earlier life left, for boards that nobody opens now too. */
  async sendLeft(userId: string): Promise<void> {
    const left = await this.#world.storage.waiting(userId).catch((): readonly QueuedCommand[] => []);
    for (const boardId of new Set(left.map((command) => command.boardId))) {
      void (boardId === null ? this.ofTodos(userId) : this.ofBoard(userId, boardId)).load();
    }
  }

  /** What waits for an account that is no more would wait for ever. */
  forget(userId: string): void {
    for (const [key, outbox] of this.#ofBoards) {
      if (outbox.userId !== userId) continue;
      outbox.close();
      this.#ofBoards.delete(key);
    }
    this.#ofTodos.get(userId)?.close();
    this.#ofTodos.delete(userId);
    this.#listeners.tell();
    this.#world.storage.forget(userId).catch(() => {
      // It is kept under that user's name, as whom nobody can sign in.
    });
  }

  async countWaiting(userId: string): Promise<number> {
    const own = this.#all().filter((outbox) => outbox.userId === userId);
    const ids = new Set(own.flatMap((outbox) => outbox.waiting.map(({ id }) => id)));
    // A storage that fails keeps nothing: what is at hand is all there is.
    for (const { id } of await this.#world.storage.waiting(userId).catch((): readonly QueuedCommand[] => []))
      ids.add(id);
    return ids.size;
  }

  close(): void {
    for (const outbox of this.#all()) outbox.close();
  }

  #all(): AnyOutbox[] {
    return [...this.#ofBoards.values(), ...this.#ofTodos.values()];
  }

  #worldOf(userId: string, boardId: string | null): OutboxWorld {
    const { storage, random, tell, submit, inTurn, userId: signedIn } = this.#world;
    const name = `syncboard:${userId}/${boardId ?? "todos"}`;
    return {
      storage,
      random,
      tell,
      isSignedIn: () => signedIn() === userId,
      submit: (commands) => submit(userId, boardId, commands),
      inTurn: (work) => inTurn(name, work),
      changed: () => this.#listeners.tell(),
    };
  }
}
