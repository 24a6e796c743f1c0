import { type BoardEvent, type CommandBody, cardsOfEvent, invert } from "@syncboard/model";
import type { ServerMessage } from "@syncboard/model/wire";
import { CardAttachments } from "./card-attachments.ts";
import { CardComments } from "./card-comments.ts";
import { CardTexts } from "./card-texts.ts";
import type { Api } from "./client.ts";
import { History, type Reversal } from "./history.ts";
import type { Line, Watcher } from "./line.ts";
import type { LiveState } from "./live-state.ts";
import type { Stir, UndoOutcome } from "./live-types.ts";
import type { Outbox, OutboxReader } from "./outbox.ts";
import { presenceAfter } from "./presence-list.ts";
import { PresenceTeller } from "./presence-teller.ts";
import type { Outcome } from "./queue-news.ts";
import type { QueuedBoardCommand } from "./queue-storage.ts";
import { Replica } from "./replica.ts";
import { Roster } from "./roster.ts";
import type { NewId } from "./uuid.ts";

export interface VisitWorld {
  readonly api: Api;
  readonly line: Line;
  readonly newId: NewId;
  readonly now: () => number;
  /** The ids of what was attached from here by an upload. */
  readonly uploads: ReadonlySet<string>;
  outboxOf(userId: string, boardId: string): Outbox<QueuedBoardCommand>;
}

const NAMES_RETRY_MS = 5_000;

type Said<Type extends ServerMessage["type"]> = Extract<ServerMessage, { type: Type }>;

/** One user's look at one board: joins the line, the queue and the model, and says what to show. */
export class Visit implements Watcher, OutboxReader<QueuedBoardCommand> {
  readonly boardId: string;
  /** What the others are told of this screen. */
  readonly doing: PresenceTeller;
  readonly #userId: string;
  readonly #world: VisitWorld;
  readonly #state: LiveState;
  readonly #outbox: Outbox<QueuedBoardCommand>;
  readonly #replica: Replica;
  readonly #texts: CardTexts;
  readonly #comments: CardComments;
  readonly #attachments: CardAttachments;
  readonly #roster: Roster;
  readonly #history = new History();
  readonly #reversal: Reversal;
  #isCatchingUp = false;
  /** Answers that come after the end must not show: somebody else may be looking. */
  #isOver = false;
  #namesTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(userId: string, boardId: string, world: VisitWorld, state: LiveState) {
    this.boardId = boardId;
    this.#userId = userId;
    this.#world = world;
    this.#state = state;
    this.#outbox = world.outboxOf(userId, boardId);
    this.#replica = new Replica(userId);
    this.#texts = new CardTexts(this.#replica, (cardId) => world.api.getCard(cardId));
    this.#roster = new Roster((options) => world.api.listMembers(boardId, options));
    this.#comments = new CardComments(
      this.#replica,
      (cardId, options) => world.api.listComments(cardId, options),
      (people) => this.#roster.learnFormer(people),
    );
    this.#attachments = new CardAttachments(
      this.#replica,
      (cardId, options) => world.api.listAttachments(cardId, options),
      (people) => this.#roster.learnFormer(people),
    );
    this.doing = new PresenceTeller((state) => world.line.say({ type: "presence", boardId, state }));
    this.#reversal = {
      pendingEvent: (commandId) => this.#replica.eventOf(commandId),
      invert: (event) => invert(this.#replica.board, event),
      send: (command) => this.#give(command),
    };
  }

  begin(): void {
    this.#outbox.readBy(this);
    this.#replica.propose(this.#outbox.waiting, "above");
    this.#showView();
    void this.#outbox.load();
    this.#world.line.watch(this);
  }

  end(): void {
    this.#isOver = true;
    clearTimeout(this.#namesTimer);
    this.doing.stop();
    this.#world.line.unwatch(this);
    this.#outbox.readBy(undefined);
  }

  send(command: CommandBody): string {
    const id = this.#give(command);
    this.#history.acted([id]);
    this.#showView();
    return id;
  }

  sendTogether(commands: readonly CommandBody[]): void {
    this.#history.acted(commands.map((command) => this.#give(command)));
    this.#showView();
  }

  undo(): UndoOutcome {
    return this.#shown(this.#history.undo(this.#reversal));
  }

  redo(): UndoOutcome {
    return this.#shown(this.#history.redo(this.#reversal));
  }

  async loadText(cardId: string): Promise<void> {
    await this.#texts.load(cardId);
    this.#showView();
  }

  async loadComments(cardId: string): Promise<void> {
    await this.#comments.load(cardId);
    this.#showView();
  }

  async loadEarlierComments(cardId: string): Promise<void> {
    await this.#comments.loadMore(cardId);
    this.#showView();
  }

  async loadAttachments(cardId: string): Promise<void> {
    await this.#attachments.load(cardId);
    this.#showView();
  }

  dismissRefused(commandId: string): void {
    this.#outbox.dismiss(commandId);
    this.changed();
  }

  // What the line says.

  get since(): number | undefined {
    return this.#replica.seq;
  }

  hear(message: Parameters<Watcher["hear"]>[0]): void {
    if (message.type === "snapshot") this.#load(message);
    else if (message.type === "events") this.#take(message.events);
    else if (message.type === "watching") this.#watching(message);
    else if (message.type === "presence") this.#showHere(message);
    else if (message.reason === "not_found" || message.reason === "removed" || message.reason === "deleted")
      this.#gone();
  }

  lineChanged(): void {
    const line = this.#world.line.state;
    this.#isCatchingUp = false;
    this.#state.set(line === "online" ? { line } : { line, here: [] });
    // Where the line stands, commands will arrive too.
    if (line === "online") this.#outbox.wake();
  }

  // What the queue says.

  found(commands: readonly QueuedBoardCommand[], when: "earlier" | "now"): void {
    this.#replica.propose(commands, when === "earlier" ? "beneath" : "above");
    this.#showView();
  }

  settled(outcomes: readonly Outcome[]): void {
    for (const outcome of outcomes) {
      if (outcome.status !== "applied") this.#history.cameToNothing(outcome.id);
      else for (const event of outcome.events ?? []) this.#history.confirmed(event);
    }
    if (this.#replica.settle(outcomes)) this.#uncover();
  }

  lost(ids: ReadonlySet<string>): void {
    if (this.#replica.forget(ids)) this.#uncover();
  }

  /** What waits is different, and the view need not be. */
  changed(): void {
    this.#state.setRefused(this.#outbox.refused);
    this.#state.set({
      waiting: this.#outbox.waiting.length,
      canUndo: this.#history.canUndo,
      canRedo: this.#history.canRedo,
    });
  }

  // Within.

  #give(command: CommandBody): string {
    const { newId, now } = this.#world;
    const at = new Date(now()).toISOString();
    const queued: QueuedBoardCommand = { id: newId(), userId: this.#userId, boardId: this.boardId, command, at };
    this.#replica.propose([queued], "above");
    void this.#outbox.add(queued);
    return queued.id;
  }

  #shown(outcome: UndoOutcome): UndoOutcome {
    if (outcome === "done") this.#showView();
    else this.changed();
    return outcome;
  }

  /** What a waiting command hid shows now, also a member who came meanwhile and whose name was not missed. */
  #uncover(): void {
    this.#showView();
    void this.#learnNames();
  }

  #load({ snapshot }: Said<"snapshot">): void {
    this.#roster.learn(snapshot.members);
    this.#replica.load(snapshot);
    this.#state.set({ status: "ready", isStarred: snapshot.isStarred });
    void this.#loadTextsAgain();
    this.#showView();
  }

  #take(events: readonly BoardEvent[]): void {
    const { fresh, strangers, isGap } = this.#replica.take(events);
    if (isGap) this.#catchUp();
    if (fresh.length === 0) return;
    for (const event of fresh) {
      // No command from here, and an act of one's own all the same.
      const isUpload = event.type === "attachment.added" && this.#world.uploads.has(event.attachmentId);
      if (isUpload) this.#history.acted([event.commandId]);
      this.#history.confirmed(event);
      this.#history.heard(event);
    }
    this.#showView();
    if (strangers.length > 0) this.#state.set({ lastStirs: strangers.flatMap(stirsOf) });
    if (fresh.some((event) => event.type === "member.added")) void this.#learnNames();
  }

  #watching({ seq, here }: Said<"watching">): void {
    this.#isCatchingUp = false;
    if (this.since !== undefined && seq > this.since) this.#catchUp();
    const hereNow = new Set(here.map((each) => each.connectionId));
    const before = this.#state.now.here.map((each) => each.connectionId);
    this.#showHere({ here, gone: before.filter((id) => !hereNow.has(id)) });
    this.doing.startOver();
    void this.#learnNames();
    // Other tabs may have spoken while this one slept.
    void this.#outbox.load();
  }

  /** Something was missed (rule Q5). */
  #catchUp(): void {
    if (this.#isCatchingUp) return;
    this.#isCatchingUp = true;
    this.#world.line.watch(this);
  }

  #gone(): void {
    this.#world.line.unwatch(this);
    this.#state.set({ status: "gone", here: [] });
  }

  #showHere(changes: Pick<Said<"presence">, "here" | "gone">): void {
    this.#state.set({ here: presenceAfter(this.#state.now.here, changes, this.#world.line.connectionId) });
  }

  async #loadTextsAgain(): Promise<void> {
    const loaded = await Promise.all([
      this.#texts.loadAgain(),
      this.#comments.loadAgain(),
      this.#attachments.loadAgain(),
    ]);
    if (loaded.includes(true)) this.#showView();
  }

  async #learnNames(): Promise<void> {
    try {
      if (await this.#roster.learnMissing(this.#replica.board)) this.#showView();
    } catch {
      clearTimeout(this.#namesTimer);
      if (!this.#isOver) this.#namesTimer = setTimeout(() => void this.#learnNames(), NAMES_RETRY_MS);
    }
  }

  #showView(): void {
    if (this.#isOver) return;
    const { board } = this.#replica;
    this.#state.set({
      version: this.#state.now.version + 1,
      view: board,
      role: board.roleOf(this.#userId) ?? null,
      members: this.#roster.membersOf(board),
      profiles: this.#roster.profiles,
      comments: this.#comments.atHand,
      attachments: this.#attachments.atHand,
    });
    this.changed();
  }
}

/** One for each card that an event is about, or one for the board. */
function stirsOf(event: BoardEvent): Stir[] {
  const { seq, actorId } = event;
  const cardIds = cardsOfEvent(event);
  return cardIds.length > 0 ? cardIds.map((cardId) => ({ seq, actorId, cardId })) : [{ seq, actorId, cardId: null }];
}
