import type { CommandBody } from "@syncboard/model";
import { type ClientPart, type ClientWorld, partOf } from "./client-world.ts";
import { Listeners } from "./listeners.ts";
import type { RefusedCommand } from "./live-types.ts";
import type { QueuedBoardCommand } from "./queue-storage.ts";

/** A command to a board that is not answered yet. */
export interface BoardChange {
  readonly commandId: string;
  readonly boardId: string;
  readonly command: CommandBody;
  /** When it was given: ISO 8601, UTC. */
  readonly at: string;
}

export interface RefusedBoardChange extends RefusedCommand {
  readonly boardId: string;
}

export interface BoardChangesState {
  /** Of each board in their order. */
  readonly waiting: readonly BoardChange[];
  /** Those of boards that were looked at or changed since the program began; kept until dismissed. */
  readonly refused: readonly RefusedBoardChange[];
}

/** Changes to boards that nobody need have open: they wait, are sent and are refused like those that are made on the board itself. */
export interface BoardChanges {
  getState(): BoardChangesState;
  subscribe(listener: () => void): () => void;
  /** Keeps it durably and sends it. Answers the command's id. Throws when nobody is signed in. */
  send(boardId: string, command: CommandBody): string;
  dismiss(boardId: string, commandId: string): void;
}

const NONE: BoardChangesState = { waiting: [], refused: [] };

class LiveBoardChanges implements BoardChanges, ClientPart {
  readonly #world: ClientWorld;
  readonly #listeners = new Listeners();
  #state: BoardChangesState | undefined;

  readonly #stop: () => void;

  constructor(world: ClientWorld) {
    this.#world = world;
    this.#stop = world.outboxes.whenChanged(() => this.#startOver());
  }

  enter(): void {
    this.#startOver();
  }

  close(): void {
    this.#stop();
  }

  getState(): BoardChangesState {
    this.#state ??= this.#read();
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    const { line, outboxes } = this.#world;
    // Where the line stands, commands will arrive too.
    const stop = line.whenStateChanges(() => line.state === "online" && outboxes.wake());
    const forget = this.#listeners.add(listener);
    return () => {
      stop();
      forget();
    };
  }

  send(boardId: string, command: CommandBody): string {
    const { outboxes, session, newId, now } = this.#world;
    const { userId } = session;
    if (userId === undefined) throw new Error("Nobody is signed in");
    const id = newId();
    void outboxes.ofBoard(userId, boardId).give({ id, userId, boardId, command, at: new Date(now()).toISOString() });
    // At once, for who reads right behind it.
    this.#state = undefined;
    return id;
  }

  dismiss(boardId: string, commandId: string): void {
    const { userId } = this.#world.session;
    if (userId !== undefined) this.#world.outboxes.ofBoard(userId, boardId).dismiss(commandId);
  }

  /** Another user, or other commands. */
  #startOver(): void {
    this.#state = undefined;
    this.#listeners.tell();
  }

  #read(): BoardChangesState {
    const { userId } = this.#world.session;
    const all = userId === undefined ? [] : this.#world.outboxes.toBoards(userId);
    if (all.length === 0) return NONE;
    return {
      waiting: all.filter(({ refused }) => !refused).map(changeOf),
      refused: all.flatMap((each) => (each.refused ? [{ ...changeOf(each), ...each.refused }] : [])),
    };
  }
}

/** The changes to boards of whoever is signed in. Begins when it is first asked for. */
export const boardChangesOf = partOf((world): BoardChanges => {
  const part = new LiveBoardChanges(world);
  world.join(part);
  return part;
});

function changeOf({ id, boardId, command, at }: QueuedBoardCommand): BoardChange {
  return { commandId: id, boardId, command, at };
}
