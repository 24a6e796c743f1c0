import type { Board } from "@syncboard/model";
import { Listeners } from "./listeners.ts";
import type { LineState, LiveBoardState, RefusedCommand } from "./live-types.ts";
import type { QueuedBoardCommand } from "./queue-storage.ts";

/** What a live board shows: one object until something is different, then another. */
export class LiveState {
  readonly #listeners = new Listeners();
  #state: LiveBoardState;

  constructor(view: Board, line: LineState) {
    this.#state = stateAtFirst(view, line);
  }

  get now(): LiveBoardState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  set(changes: Partial<LiveBoardState>): void {
    const next = { ...this.#state, ...changes };
    const names = Object.keys(changes) as (keyof LiveBoardState)[];
    if (names.every((name) => next[name] === this.#state[name])) return;
    this.#state = next;
    this.#listeners.tell();
  }

  startOver(view: Board, line: LineState): void {
    this.set({ ...stateAtFirst(view, line), version: this.#state.version + 1 });
  }

  /** Makes rows of what was refused; the same list as before while it is the same commands. */
  setRefused(entries: readonly QueuedBoardCommand[]): void {
    const { refused } = this.#state;
    const isSame = entries.length === refused.length && entries.every((each, at) => each.id === refused[at]?.commandId);
    if (!isSame) this.set({ refused: entries.map(refusedCommandOf) });
  }
}

function stateAtFirst(view: Board, line: LineState): LiveBoardState {
  return {
    status: "loading",
    line,
    version: 0,
    view,
    role: null,
    isStarred: false,
    members: [],
    profiles: new Map(),
    comments: new Map(),
    attachments: new Set(),
    waiting: 0,
    refused: [],
    here: [],
    lastStirs: [],
    canUndo: false,
    canRedo: false,
  };
}

function refusedCommandOf({ id, command, refused }: QueuedBoardCommand): RefusedCommand {
  return { commandId: id, command, ...(refused ?? { code: "invalid" }) };
}
