import type { Presence } from "@syncboard/model/wire";
import type { Peer } from "./peer.ts";

const GATHER_MS = 100;

interface Changes {
  readonly here: Set<string>;
  readonly gone: Set<string>;
}

/** Who is on which board and which card they look at. Nothing of it is stored: presence is not data. */
export class Present {
  readonly #boards = new Map<string, Map<string, Presence>>();
  readonly #changes = new Map<string, Changes>();
  readonly #listeners: (boardId: string) => Iterable<Peer>;
  #timer: NodeJS.Timeout | undefined;

  /** `listeners` gives those who hear a board. */
  constructor(listeners: (boardId: string) => Iterable<Peer>) {
    this.#listeners = listeners;
  }

  on(boardId: string): Presence[] {
    return [...(this.#boards.get(boardId)?.values() ?? [])];
  }

  enter(boardId: string, peer: Peer): void {
    this.#put(boardId, peer, null);
  }

  look(boardId: string, peer: Peer, cardId: string | null): void {
    if (this.#boards.get(boardId)?.get(peer.connectionId)?.cardId !== cardId) this.#put(boardId, peer, cardId);
  }

  leave(boardId: string, peer: Peer): void {
    const board = this.#boards.get(boardId);
    if (!board?.delete(peer.connectionId)) return;
    if (board.size === 0) this.#boards.delete(boardId);
    const changes = this.#changesOf(boardId);
    changes.here.delete(peer.connectionId);
    changes.gone.add(peer.connectionId);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #put(boardId: string, { connectionId, actor }: Peer, cardId: string | null): void {
    let board = this.#boards.get(boardId);
    if (!board) {
      board = new Map();
      this.#boards.set(boardId, board);
    }
    board.set(connectionId, { connectionId, userId: actor.userId, cardId });
    const changes = this.#changesOf(boardId);
    changes.gone.delete(connectionId);
    changes.here.add(connectionId);
  }

  #changesOf(boardId: string): Changes {
    let changes = this.#changes.get(boardId);
    if (!changes) {
      changes = { here: new Set(), gone: new Set() };
      this.#changes.set(boardId, changes);
    }
    // Gathered, or a room of five hundred that comes back at once would tell itself a quarter of a million things.
    this.#timer ??= setTimeout(() => this.#tell(), GATHER_MS).unref();
    return changes;
  }

  #tell(): void {
    this.#timer = undefined;
    for (const [boardId, { here, gone }] of this.#changes) {
      const board = this.#boards.get(boardId);
      const present = [...here].flatMap((connectionId) => board?.get(connectionId) ?? []);
      const text = Buffer.from(JSON.stringify({ type: "presence", boardId, here: present, gone: [...gone] }));
      for (const peer of this.#listeners(boardId)) peer.sendText(text);
    }
    this.#changes.clear();
  }
}
