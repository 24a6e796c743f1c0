import { retryDelay } from "./backoff.ts";
import type { Outcome, QueueNews } from "./queue-news.ts";
import type { QueuedCommand, QueueStorage } from "./queue-storage.ts";
import { type Verdict, verdictOn } from "./verdict.ts";

/** A screen of what these commands are for. */
export interface OutboxReader<Entry extends QueuedCommand> {
  /** Commands that this screen did not give: left by an earlier life (given before its own), or given in another tab. */
  found(commands: readonly Entry[], when: "earlier" | "now"): void;
  settled(outcomes: readonly Outcome[]): void;
  /** Another tab has settled these, and what became of them went unheard. */
  lost(ids: ReadonlySet<string>): void;
  changed(): void;
}

export interface OutboxWorld {
  readonly storage: QueueStorage;
  readonly random: () => number;
  /** Whether this user is the one who is signed in. */
  isSignedIn(): boolean;
  submit(commands: readonly unknown[]): Promise<{ readonly results: readonly Outcome[] }>;
  /** Runs `work` when no other tab runs the like for the same queue. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result>;
  tell(message: QueueNews): void;
  /** What waits, or was refused, is different. */
  changed(): void;
}

type Step = "sent" | "empty" | "signed_out" | { readonly waitMs: number };

const MAX_BATCH = 100;
/** In characters. Keeps a batch of long texts below the server's body limit. */
const MAX_BATCH_SIZE = 200_000;
/** Another tab that added a command sends it; unless it was closed before it could. */
const OTHER_TAB_MS = 3_000;
const MAX_REMEMBERED = 2_000;

/** Sends the commands of one user to one board, or for their to-dos: durable first, in order, each until it is answered (rules Q2, Q3, Q6, Q7). */
export class Outbox<Entry extends QueuedCommand> {
  readonly userId: string;
  readonly boardId: Entry["boardId"];
  readonly #world: OutboxWorld;
  #entries: readonly Entry[] = [];
  /** Those that the storage would not take: they are sent all the same. */
  readonly #unkept = new Map<string, Entry>();
  readonly #beingKept = new Set<string>();
  /** Answered lately: a late word of another tab, or a storage that failed to remove, does not bring them back. */
  readonly #answered = new Set<string>();
  #reader: OutboxReader<Entry> | undefined;
  #isSending = false;
  #isBackingOff = false;
  #isCalled = false;
  #wakes = 0;
  #attempt = 0;
  #batchLimit = MAX_BATCH;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(userId: string, boardId: Entry["boardId"], world: OutboxWorld) {
    this.userId = userId;
    this.boardId = boardId;
    this.#world = world;
  }

  get waiting(): readonly Entry[] {
    return this.#entries.filter((entry) => !entry.refused);
  }

  get refused(): readonly Entry[] {
    return this.#entries.filter((entry) => entry.refused);
  }

  /** At most one screen reads an outbox. */
  readBy(reader: OutboxReader<Entry> | undefined): void {
    this.#reader = reader;
  }

  /** As `add` does, for a screen that is not this outbox's: its own is told. */
  async give(entry: Entry): Promise<void> {
    this.#reader?.found([entry], "now");
    await this.add(entry);
  }

  async add(entry: Entry): Promise<void> {
    this.#entries = [...this.#entries, entry];
    this.#world.changed();
    this.#beingKept.add(entry.id);
    try {
      await this.#world.storage.add(entry);
    } catch {
      this.#unkept.set(entry.id, entry);
    }
    this.#beingKept.delete(entry.id);
    this.#world.tell({ kind: "added", ...this.#key(), command: entry });
    // A server that asked for a pause is not asked again at every stroke.
    if (this.#isBackingOff) this.#wakes++;
    else this.#start();
  }

  dismiss(id: string): void {
    this.#entries = this.#entries.filter((entry) => entry.id !== id || !entry.refused);
    this.#world.changed();
    this.#world.tell({ kind: "dismissed", ...this.#key(), id });
    this.#world.storage.remove([id]).catch(() => {
      // It comes up again after a reload, and can be dismissed again.
    });
  }

  /** Makes what is at hand agree with the storage: on opening, and when messages of other tabs may have been missed. */
  async load(): Promise<void> {
    const before = this.#entries.filter((entry) => !this.#beingKept.has(entry.id) && !this.#unkept.has(entry.id));
    let stored: readonly Entry[];
    try {
      stored = await this.#stored();
    } catch {
      return;
    }
    const storedIds = new Set(stored.map((entry) => entry.id));
    const lost = new Set(before.map((entry) => entry.id).filter((id) => !storedIds.has(id)));
    const kept = this.#entries.filter((entry) => !lost.has(entry.id));
    const keptIds = new Set(kept.map((entry) => entry.id));
    const found = stored.filter((entry) => !keptIds.has(entry.id) && !this.#answered.has(entry.id));
    const waitingIds = new Set(kept.filter((entry) => !entry.refused).map((entry) => entry.id));
    const refusals = stored.flatMap(({ id, refused }): Outcome[] =>
      refused && waitingIds.has(id) ? [{ id, status: "refused", ...refused }] : [],
    );
    if (lost.size === 0 && found.length === 0 && refusals.length === 0) return;
    this.#entries = [...found, ...kept];
    this.#take(refusals);
    this.#reader?.lost(lost);
    this.#reader?.found(
      found.filter((entry) => !entry.refused),
      "earlier",
    );
    this.#reader?.changed();
    this.#world.changed();
    this.#start();
  }

  hear(message: QueueNews): void {
    if (message.kind === "settled") this.#take(message.outcomes);
    if (message.kind === "dismissed") this.#entries = this.#entries.filter((entry) => entry.id !== message.id);
    const added = message.kind === "added" ? message.command : undefined;
    if (added && this.#isOwn(added) && !this.#answered.has(added.id)) {
      if (this.#entries.some((entry) => entry.id === added.id)) return;
      this.#entries = [...this.#entries, added];
      this.#reader?.found([added], "now");
      this.#wakeIn(OTHER_TAB_MS);
    }
    this.#reader?.changed();
    this.#world.changed();
  }

  /** Sends what waits, now: there is reason to believe that it arrives. */
  wake(): void {
    this.#isCalled = true;
    this.#attempt = 0;
    this.#start();
  }

  #start(): void {
    this.#wakes++;
    if (this.#isSending || this.#isClosed) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isBackingOff = false;
    void this.#drain();
  }

  /** What waits stays in the storage. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #key(): { userId: string; boardId: string | null } {
    return { userId: this.userId, boardId: this.boardId };
  }

  /** Where a command goes says what it is: those of boards name theirs, those of to-dos none. */
  #isOwn(entry: QueuedCommand): entry is Entry {
    return entry.boardId === this.boardId;
  }

  async #stored(): Promise<readonly Entry[]> {
    const stored = await this.#world.storage.list(this.userId, this.boardId);
    return stored.filter((entry) => this.#isOwn(entry));
  }

  async #drain(): Promise<void> {
    this.#isSending = true;
    let waitMs: number | undefined;
    while (!this.#isClosed && this.#world.isSignedIn() && this.waiting.length > 0) {
      this.#isCalled = false;
      const wakes = this.#wakes;
      const step = await this.#world.inTurn(() => this.#sendBatch()).catch(() => this.#wait(undefined));
      if (typeof step === "object") {
        // The way came back beneath the try that failed: the next is not doomed like it.
        if (this.#isCalled) continue;
        waitMs = step.waitMs;
        break;
      }
      // Woken meanwhile: what was added may not have been read yet.
      if (step !== "sent" && wakes === this.#wakes) break;
    }
    this.#isSending = false;
    if (waitMs === undefined) return;
    this.#isBackingOff = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#wakeIn(waitMs);
  }

  #wakeIn(ms: number): void {
    if (this.#isClosed) return;
    this.#timer ??= setTimeout(() => this.#start(), ms);
  }

  async #sendBatch(): Promise<Step> {
    const batch = await this.#nextBatch();
    if (batch.length === 0) {
      // A tab that was closed over its answer told nobody.
      await this.load();
      return "empty";
    }
    const ids = batch.map((entry) => entry.id);
    const verdict = await this.#world.submit(batch.map(({ id, command }) => ({ ...command, id }))).then(
      ({ results }): Verdict => ({ kind: "settled", outcomes: results }),
      (error: unknown) => verdictOn(error, ids),
    );
    if (verdict.kind === "wait") return this.#wait(verdict.seconds);
    if (verdict.kind === "signed_out") return this.#world.isSignedIn() ? this.#wait(undefined) : "signed_out";
    if (verdict.kind === "narrow") {
      this.#batchLimit = Math.ceil(batch.length / 2);
      return "sent";
    }
    await this.#settle(verdict.outcomes);
    if (!ids.some((id) => this.#answered.has(id))) return this.#wait(undefined);
    this.#attempt = 0;
    this.#batchLimit = MAX_BATCH;
    return "sent";
  }

  #wait(seconds: number | undefined): Step {
    const waitMs = Math.max(retryDelay(this.#attempt, this.#world.random), (seconds ?? 0) * 1_000);
    this.#attempt++;
    return { waitMs };
  }

  /** Read anew each time: another tab may have added commands, and settled those that this one still shows. */
  async #nextBatch(): Promise<readonly Entry[]> {
    const stored = await this.#stored().catch(() => this.waiting);
    const batch: Entry[] = [];
    let size = 0;
    for (const entry of [...stored, ...this.#unkept.values()]) {
      if (entry.refused || this.#answered.has(entry.id)) continue;
      size += JSON.stringify(entry.command).length;
      if (batch.length >= this.#batchLimit || (batch.length > 0 && size > MAX_BATCH_SIZE)) break;
      batch.push(entry);
    }
    return batch;
  }

  async #settle(outcomes: readonly Outcome[]): Promise<void> {
    this.#take(outcomes);
    this.#reader?.changed();
    this.#world.changed();
    this.#world.tell({ kind: "settled", ...this.#key(), outcomes });
    const { storage } = this.#world;
    const gone = outcomes.filter((outcome) => outcome.status !== "refused").map((outcome) => outcome.id);
    const refusals = outcomes.filter((outcome) => outcome.status === "refused");
    try {
      await storage.remove(gone);
      for (const { id, status: _, ...refused } of refusals) await storage.refuse(id, refused);
    } catch {
      // Sent again in a later life: harmless, for what was applied is remembered by the server (rule C3).
    }
  }

  #take(outcomes: readonly Outcome[]): void {
    const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
    for (const id of byId.keys()) {
      this.#answered.add(id);
      this.#unkept.delete(id);
    }
    for (const id of this.#answered) {
      if (this.#answered.size <= MAX_REMEMBERED) break;
      this.#answered.delete(id);
    }
    this.#entries = this.#entries.flatMap((entry) => {
      const outcome = byId.get(entry.id);
      if (!outcome) return [entry];
      if (outcome.status !== "refused") return [];
      const { id: _id, status: _status, ...refused } = outcome;
      return [{ ...entry, refused }];
    });
    this.#reader?.settled(outcomes);
  }
}
