import type { BoardEvent } from "@syncboard/model";
import { CLOSE } from "@syncboard/model/wire";
import type { Peer } from "./peer.ts";
import { Present } from "./present.ts";

/** Who hears which board. What is published here has been committed. */
export class Hub {
  readonly #watches = new Map<string, Set<Peer>>();
  readonly #peers = new Set<Peer>();
  readonly #present: Present;

  constructor() {
    this.#present = new Present((boardId) => this.#watches.get(boardId) ?? []);
  }

  join(peer: Peer): void {
    this.#peers.add(peer);
  }

  leave(peer: Peer): void {
    this.#peers.delete(peer);
    for (const boardId of this.#watches.keys()) this.unwatch(peer, boardId);
  }

  /** From here `peer`, who has everything up to `seq`, hears the board. */
  watch(peer: Peer, boardId: string, seq: number): void {
    // It may have gone while its answer was made.
    if (!this.#peers.has(peer)) return;
    let watches = this.#watches.get(boardId);
    if (!watches) {
      watches = new Set();
      this.#watches.set(boardId, watches);
    }
    watches.add(peer);
    peer.send({ type: "watching", boardId, seq, here: this.#present.on(boardId) });
    this.#present.enter(boardId, peer);
  }

  unwatch(peer: Peer, boardId: string): boolean {
    const watches = this.#watches.get(boardId);
    if (!watches?.delete(peer)) return false;
    if (watches.size === 0) this.#watches.delete(boardId);
    this.#present.leave(boardId, peer);
    return true;
  }

  isWatching(peer: Peer, boardId: string): boolean {
    return this.#watches.get(boardId)?.has(peer) ?? false;
  }

  look(peer: Peer, boardId: string, cardId: string | null): void {
    if (this.isWatching(peer, boardId)) this.#present.look(boardId, peer, cardId);
  }

  /** Sends committed events to everyone who hears the board, serialised once. */
  publish(boardId: string, events: readonly BoardEvent[]): void {
    for (const event of events) {
      if (event.type === "member.removed") this.#sendAway(boardId, event.userId);
    }
    const watches = this.#watches.get(boardId);
    const last = events.at(-1);
    if (!watches || !last) return;
    const text = eventsText(boardId, events);
    for (const peer of watches) peer.sendText(text);
    if (last.type === "board.deleted") {
      for (const peer of [...watches]) {
        this.unwatch(peer, boardId);
        peer.send({ type: "unwatched", boardId, reason: "deleted" });
      }
    }
  }

  /** Closes every socket of a session that has ended. */
  endSession(sessionId: string): void {
    for (const peer of this.#peers) {
      if (peer.actor.sessionId === sessionId) peer.close(CLOSE.unauthenticated, "session ended");
    }
  }

  closeAll(): void {
    this.#present.stop();
    for (const peer of this.#peers) peer.close(CLOSE.restart, "server is going down");
  }

  #sendAway(boardId: string, userId: string): void {
    for (const peer of [...(this.#watches.get(boardId) ?? [])]) {
      if (peer.actor.userId !== userId) continue;
      this.unwatch(peer, boardId);
      peer.send({ type: "unwatched", boardId, reason: "removed" });
    }
  }
}

/** The message that carries events, serialised once for all who hear it. */
export function eventsText(boardId: string, events: readonly BoardEvent[]): Buffer {
  return Buffer.from(JSON.stringify({ type: "events", boardId, events }));
}
