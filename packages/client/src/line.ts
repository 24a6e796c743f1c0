import { CLOSE, type ClientMessage, type PersonalThing, PROTOCOL, type ServerMessage } from "@syncboard/model/wire";
import { retryDelay } from "./backoff.ts";
import type { LineState } from "./live-types.ts";

/** Who wants to hear of one board. */
export interface Watcher {
  readonly boardId: string;
  /** The last event that it holds; undefined: nothing yet. */
  readonly since: number | undefined;
  hear(message: Exclude<ServerMessage, { type: "welcome" | "notified" | "changed" | "pong" }>): void;
  lineChanged(): void;
}

/** What of one's own somebody wants to hear of. */
export type Listened = PersonalThing | "notifications";

export interface LineWorld {
  readonly url: string;
  readonly WebSocket: typeof globalThis.WebSocket;
  readonly random: () => number;
  /** The access token; undefined: nobody is signed in. */
  token(): string | undefined;
  /** Gets another token than this one, which was refused. Rejects when there is no answer. */
  renew(token: string): Promise<void>;
}

/** As long as the server allows for `hello` (rule L2). */
const WELCOME_MS = 10_000;
const QUIET_MS = 15_000;
const PONG_MS = 10_000;
const DOUBT_MS = 3_000;
const PATIENT_ATTEMPT = 5;

/** The one socket to the server: stands again after every cut, and watches again what was watched. */
export class Line {
  readonly #world: LineWorld;
  readonly #watchers = new Map<string, Watcher>();
  readonly #listeners = new Map<() => void, Listened>();
  readonly #onState = new Set<() => void>();
  #socket: WebSocket | undefined;
  #token = "";
  #state: LineState = "connecting";
  #connectionId: string | undefined;
  #attempt = 0;
  #isRenewing = false;
  #isDoubted = false;
  /** One at a time: for the welcome, for the next word, or for the next try. */
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(world: LineWorld) {
    this.#world = world;
  }

  get state(): LineState {
    return this.#state;
  }

  /** This client's own name among those that are here. */
  get connectionId(): string | undefined {
    return this.#connectionId;
  }

  watch(watcher: Watcher): void {
    this.#watchers.set(watcher.boardId, watcher);
    if (this.#state === "online") this.#sayWatch(watcher);
    else this.#openIfClosed();
  }

  unwatch(watcher: Watcher): void {
    if (this.#watchers.get(watcher.boardId) !== watcher) return;
    this.#watchers.delete(watcher.boardId);
    this.say({ type: "unwatch", boardId: watcher.boardId });
  }

  /** Told of what is for this user alone, and when the line stands, now or once it does: something may have been missed. Answers how to stop. */
  listen(listener: () => void, what: Listened = "notifications"): () => void {
    // Its own, so that one who listens twice can stop once.
    const hear = () => listener();
    this.#listeners.set(hear, what);
    if (this.#state === "online") hear();
    else this.#openIfClosed();
    return () => this.#listeners.delete(hear);
  }

  /** Told of every other state of the line. Answers how to stop. */
  whenStateChanges(listener: () => void): () => void {
    const hear = () => listener();
    this.#onState.add(hear);
    return () => this.#onState.delete(hear);
  }

  /** Says it if the line stands; whoever needs it said after a cut says it again. */
  say(message: ClientMessage): void {
    if (this.#state === "online") this.#socket?.send(JSON.stringify(message));
  }

  /** Somebody else is signed in, or nobody: starts over as them. */
  reset(): void {
    this.#drop();
    this.#attempt = 0;
    this.#become("connecting");
    if (this.#watchers.size > 0 || this.#listeners.size > 0) this.#open();
  }

  /** The network is back: do not wait any longer, and do not trust a socket from before. */
  networkBack(): void {
    if (this.#state === "online") this.#ping();
    else if (this.#socket || this.#timer !== undefined) {
      this.#attempt = 0;
      this.#open();
    }
  }

  /** Something went unanswered elsewhere: the line may be dead too, and the screen should not say otherwise for long. */
  doubt(): void {
    if (this.#state === "online" && !this.#isDoubted) this.#ping(DOUBT_MS);
  }

  close(): void {
    this.#watchers.clear();
    this.#listeners.clear();
    this.#onState.clear();
    this.#drop();
  }

  #openIfClosed(): void {
    if (!this.#socket && this.#timer === undefined && !this.#isRenewing) this.#open();
  }

  #open(): void {
    const token = this.#world.token();
    if (token === undefined || this.#state === "outdated") return;
    this.#drop();
    this.#token = token;
    const socket = new this.#world.WebSocket(this.#world.url);
    this.#socket = socket;
    this.#timer = setTimeout(() => this.#lost(undefined), WELCOME_MS);
    socket.onopen = () => {
      const hello: ClientMessage = { type: "hello", token, protocol: PROTOCOL };
      socket.send(JSON.stringify(hello));
    };
    socket.onmessage = ({ data }) => this.#hear(data);
    socket.onclose = ({ code }) => this.#lost(code);
  }

  #hear(data: unknown): void {
    if (typeof data !== "string") return;
    const message: ServerMessage = JSON.parse(data);
    this.#isDoubted = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ping(), QUIET_MS);
    if (message.type === "welcome") {
      this.#attempt = 0;
      this.#connectionId = message.connectionId;
      this.#become("online");
      for (const watcher of this.#watchers.values()) this.#sayWatch(watcher);
      for (const listener of [...this.#listeners.keys()]) listener();
    } else if (message.type === "notified") {
      this.#tell("notifications");
    } else if (message.type === "changed") {
      this.#tell(message.what);
    } else if ("boardId" in message) {
      this.#watchers.get(message.boardId)?.hear(message);
    }
  }

  #tell(what: Listened): void {
    for (const [listener, wanted] of [...this.#listeners]) if (wanted === what) listener();
  }

  #sayWatch({ boardId, since }: Watcher): void {
    this.say({ type: "watch", boardId, ...(since !== undefined && { since }) });
  }

  #ping(patience = PONG_MS): void {
    this.#isDoubted = true;
    this.say({ type: "ping" });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#lost(undefined), patience);
  }

  /** `code`: how the server closed; undefined: it fell silent. */
  #lost(code: number | undefined): void {
    const wasOnline = this.#state === "online";
    this.#drop();
    if (code === CLOSE.protocol) {
      this.#become("outdated");
      return;
    }
    // A line that stood is tried again at once and says nothing yet; one that never came to stand is down.
    this.#become(wasOnline ? "connecting" : "offline");
    // What it did not understand it will not understand in half a second either.
    if (code === CLOSE.malformed) this.#attempt = Math.max(this.#attempt, PATIENT_ATTEMPT);
    if (code === CLOSE.unauthenticated) void this.#returnWithNewToken();
    else this.#retryLater();
  }

  async #returnWithNewToken(): Promise<void> {
    const isFirst = this.#attempt === 0;
    this.#isRenewing = true;
    const isRenewed = await this.#world.renew(this.#token).then(
      () => true,
      () => false,
    );
    this.#isRenewing = false;
    // Signed in as another meanwhile: `reset` has opened the line for them.
    if (this.#socket || this.#timer !== undefined) return;
    this.#retryLater(isRenewed && isFirst ? 0 : undefined);
  }

  #retryLater(delay = retryDelay(this.#attempt, this.#world.random)): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#open(), delay);
    this.#attempt++;
  }

  #drop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isDoubted = false;
    const socket = this.#socket;
    this.#socket = undefined;
    this.#connectionId = undefined;
    if (!socket) return;
    socket.onopen = null;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  }

  #become(state: LineState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const watcher of [...this.#watchers.values()]) watcher.lineChanged();
    for (const listener of [...this.#onState]) listener();
  }
}
