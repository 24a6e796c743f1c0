import { type Board, type BoardEvent, type CommandBody, invert, type MemberRow } from "@syncboard/model";
import type { ServerMessage } from "@syncboard/model/wire";
import type { Api } from "./client.ts";
import { History, type Reversal } from "./history.ts";
import type { Line, Watcher } from "./line.ts";
import { Listeners } from "./listeners.ts";
import type { BoardStatus, LiveBoard, LiveBoardState, RefusedCommand, UndoOutcome } from "./live-types.ts";
import type { Outbox, OutboxReader } from "./outbox.ts";
import { presenceAfter } from "./presence-list.ts";
import type { Outcome } from "./queue-news.ts";
import type { QueuedCommand } from "./queue-storage.ts";
import { Replica } from "./replica.ts";
import { Roster } from "./roster.ts";
import type { NewId } from "./uuid.ts";

export interface LiveBoardWorld {
  readonly api: Api;
  readonly line: Line;
  readonly newId: NewId;
  readonly now: () => number;
  outboxOf(userId: string, boardId: string): Outbox;
  closed(board: OpenBoard): void;
}

/** A board that somebody looks at: joins the line, the queue and the model, and says what to show. */
export class OpenBoard implements LiveBoard, Watcher, OutboxReader {
  readonly boardId: string;
  readonly #world: LiveBoardWorld;
  readonly #listeners = new Listeners();
  #userId: string | undefined;
  #outbox: Outbox | undefined;
  #replica = new Replica("");
  #history = new History();
  #roster = new Roster();
  #status: BoardStatus = "loading";
  #isCatchingUp = false;
  #isLearningNames = false;
  /** Cards whose text somebody reads: it is asked for again after a snapshot, which brings none. */
  readonly #texts = new Map<string, Promise<void>>();
  #lookedAt: string | null = null;
  #state: LiveBoardState;

  constructor(boardId: string, world: LiveBoardWorld) {
    this.boardId = boardId;
    this.#world = world;
    this.#state = stateAtFirst(this.#replica.board, world.line);
  }

  getState(): LiveBoardState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Starts over as this user: nothing that another one saw or did is left. */
  enter(userId: string | undefined): void {
    this.#leave();
    this.#userId = userId;
    this.#replica = new Replica(userId ?? "");
    this.#history = new History();
    this.#roster = new Roster();
    this.#status = "loading";
    this.#isCatchingUp = false;
    this.#texts.clear();
    this.#state = { ...stateAtFirst(this.#replica.board, this.#world.line), version: this.#state.version + 1 };
    if (userId !== undefined) {
      this.#outbox = this.#world.outboxOf(userId, this.boardId);
      this.#outbox.readBy(this);
      this.#replica.propose(this.#outbox.waiting, "above");
      void this.#outbox.load();
      this.#world.line.watch(this);
    }
    this.changed();
  }

  send(command: CommandBody): string {
    const id = this.#give(command);
    this.#history.acted(id);
    this.#viewChanged();
    return id;
  }

  undo(): UndoOutcome {
    return this.#reversed(this.#history.undo(this.#reversal));
  }

  redo(): UndoOutcome {
    return this.#reversed(this.#history.redo(this.#reversal));
  }

  loadText(cardId: string): Promise<void> {
    const loading = this.#texts.get(cardId) ?? this.#loadText(cardId);
    this.#texts.set(cardId, loading);
    // One that failed may be tried again.
    loading.catch(() => {
      if (this.#texts.get(cardId) === loading) this.#texts.delete(cardId);
    });
    return loading;
  }

  lookAt(cardId: string | null): void {
    if (this.#lookedAt === cardId) return;
    this.#lookedAt = cardId;
    this.#sayLook();
  }

  dismissRefused(commandId: string): void {
    this.#outbox?.dismiss(commandId);
    this.changed();
  }

  close(): void {
    this.#leave();
    this.#world.closed(this);
  }

  // What the line says.

  get since(): number | undefined {
    return this.#replica.seq;
  }

  hear(message: Parameters<Watcher["hear"]>[0]): void {
    if (message.type === "snapshot") this.#load(message);
    else if (message.type === "events") this.#take(message.events);
    else if (message.type === "watching") this.#watching(message);
    else if (message.type === "presence") this.#set({ here: this.#hereAfter(this.#state.here, message) });
    else if (message.type === "unwatched" && isForGood(message.reason)) this.#gone();
  }

  lineChanged(): void {
    const line = this.#world.line.state;
    this.#isCatchingUp = false;
    this.#set({ line, here: line === "online" ? this.#state.here : [] });
  }

  // What the queue says.

  found(commands: readonly QueuedCommand[], when: "earlier" | "now"): void {
    this.#replica.propose(commands, when === "earlier" ? "beneath" : "above");
    this.#viewChanged();
  }

  settled(outcomes: readonly Outcome[]): void {
    for (const outcome of outcomes) {
      if (outcome.status !== "applied") this.#history.cameToNothing(outcome.id);
      else for (const event of outcome.events) this.#history.confirmed(event);
    }
    if (this.#replica.settle(outcomes)) this.#viewChanged();
  }

  lost(ids: ReadonlySet<string>): void {
    if (this.#replica.forget(ids)) this.#viewChanged();
  }

  /** The queue is another: the view is not. */
  changed(): void {
    const refused = (this.#outbox?.refused ?? []).map(refusedCommandOf);
    const isSame = sameIds(refused, this.#state.refused);
    this.#set({
      waiting: this.#outbox?.waiting.length ?? 0,
      refused: isSame ? this.#state.refused : refused,
      canUndo: this.#history.canUndo,
      canRedo: this.#history.canRedo,
    });
  }

  // Within.

  readonly #reversal: Reversal = {
    pendingEvent: (commandId) => this.#replica.eventOf(commandId),
    invert: (event) => invert(this.#replica.board, event),
    send: (command) => this.#give(command),
  };

  #reversed(outcome: UndoOutcome): UndoOutcome {
    if (outcome === "done") this.#viewChanged();
    else this.changed();
    return outcome;
  }

  #give(command: CommandBody): string {
    const userId = this.#userId;
    if (userId === undefined || !this.#outbox) throw new Error("Nobody is signed in, or this board is closed");
    const { newId, now } = this.#world;
    const at = new Date(now()).toISOString();
    const queued: QueuedCommand = { id: newId(), userId, boardId: this.boardId, command, at };
    this.#replica.propose([queued], "above");
    void this.#outbox.add(queued);
    return queued.id;
  }

  #load({ snapshot }: Extract<ServerMessage, { type: "snapshot" }>): void {
    this.#roster.learn(snapshot.members);
    this.#replica.load(snapshot);
    this.#status = "ready";
    const cardIds = [...this.#texts.keys()];
    this.#texts.clear();
    for (const cardId of cardIds) this.loadText(cardId).catch(() => {});
    this.#viewChanged();
  }

  #take(events: readonly BoardEvent[]): void {
    const { fresh, stranger, isGap } = this.#replica.take(events);
    for (const event of fresh) this.#history.confirmed(event);
    if (isGap) this.#catchUp();
    if (fresh.length === 0) return;
    this.#viewChanged();
    if (stranger) {
      const cardId = "cardId" in stranger ? stranger.cardId : null;
      this.#set({ lastStir: { seq: stranger.seq, actorId: stranger.actorId, cardId } });
    }
    if (fresh.some((event) => event.type === "member.added")) void this.#learnNames();
  }

  #watching({ seq, here }: Extract<ServerMessage, { type: "watching" }>): void {
    this.#isCatchingUp = false;
    if (this.since !== undefined && seq > this.since) this.#catchUp();
    this.#set({ here: this.#hereAfter([], { here, gone: [] }) });
    this.#sayLook();
    void this.#learnNames();
    void this.#outbox?.load();
  }

  /** Something was missed (rule Q5). */
  #catchUp(): void {
    if (this.#isCatchingUp) return;
    this.#isCatchingUp = true;
    this.#world.line.watch(this);
  }

  #gone(): void {
    this.#status = "gone";
    this.#world.line.unwatch(this);
    this.#set({ status: "gone", here: [] });
  }

  #leave(): void {
    this.#world.line.unwatch(this);
    this.#outbox?.readBy(undefined);
    this.#outbox = undefined;
    this.#userId = undefined;
  }

  #sayLook(): void {
    const { line } = this.#world;
    line.say({ type: "presence", boardId: this.boardId, state: { cardId: this.#lookedAt } });
  }

  #hereAfter(before: LiveBoardState["here"], changes: Parameters<typeof presenceAfter>[1]): LiveBoardState["here"] {
    return presenceAfter(before, changes, this.#world.line.connectionId);
  }

  async #loadText(cardId: string): Promise<void> {
    const replica = this.#replica;
    for (let loads = -1; loads !== replica.loads; ) {
      if (replica.board.cards.get(cardId)?.description !== undefined) return;
      loads = replica.loads;
      const { description } = await this.#world.api.getCard(cardId);
      // A snapshot since then may be newer than this text: ask once more.
      if (loads === replica.loads) replica.fillText(cardId, description);
    }
    if (replica === this.#replica) this.#viewChanged();
  }

  /** Asks who the members are whose names nobody has told yet. */
  async #learnNames(): Promise<void> {
    const roster = this.#roster;
    const isUnknown = () => [...this.#replica.board.members.keys()].some((userId) => !roster.profiles.has(userId));
    if (this.#isLearningNames || !isUnknown()) return;
    this.#isLearningNames = true;
    try {
      let cursor: string | null | undefined;
      do {
        const page: { items: readonly MemberRow[]; nextCursor: string | null } = await this.#world.api.listMembers(
          this.boardId,
          { limit: 100, ...(cursor && { cursor }) },
        );
        roster.learn(page.items);
        cursor = page.nextCursor;
      } while (cursor);
      if (roster === this.#roster) this.#viewChanged();
    } catch {
      // Asked again with the next member, or when the line stands again.
    } finally {
      this.#isLearningNames = false;
    }
  }

  #viewChanged(): void {
    const { board } = this.#replica;
    this.#set({
      status: this.#status,
      version: this.#state.version + 1,
      view: board,
      role: (this.#userId !== undefined && board.roleOf(this.#userId)) || null,
      members: this.#roster.membersOf(board),
      profiles: this.#roster.profiles,
    });
    this.changed();
  }

  #set(changes: Partial<LiveBoardState>): void {
    const next = { ...this.#state, ...changes };
    const names = Object.keys(changes) as (keyof LiveBoardState)[];
    if (names.every((name) => next[name] === this.#state[name])) return;
    this.#state = next;
    this.#listeners.tell();
  }
}

function stateAtFirst(view: Board, line: Line): LiveBoardState {
  return {
    status: "loading",
    line: line.state,
    version: 0,
    view,
    role: null,
    members: [],
    profiles: new Map(),
    waiting: 0,
    refused: [],
    here: [],
    lastStir: null,
    canUndo: false,
    canRedo: false,
  };
}

function isForGood(reason: Extract<ServerMessage, { type: "unwatched" }>["reason"]): boolean {
  return reason === "not_found" || reason === "removed" || reason === "deleted";
}

function refusedCommandOf({ id, command, refused }: QueuedCommand): RefusedCommand {
  return { commandId: id, command, ...(refused ?? { code: "invalid" }) };
}

function sameIds(a: readonly RefusedCommand[], b: readonly RefusedCommand[]): boolean {
  return a.length === b.length && a.every((each, index) => each.commandId === b[index]?.commandId);
}
