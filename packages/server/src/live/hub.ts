import { type BoardEvent, can, type Role } from "@syncboard/model";
import { CLOSE, type Doing, type PresenceState } from "@syncboard/model/wire";
import { passOf } from "../session/actor.ts";
import { type Bus, channelOf } from "./bus.ts";
import type { Peer } from "./peer.ts";
import { Personal } from "./personal.ts";
import { Present } from "./present.ts";

interface Watched {
  /** With what each is on the board. */
  readonly peers: Map<Peer, Role>;
  /** The number of the last event that these peers were sent, or had when they came. */
  told: number;
}

/** Who hears which board in this process. What is published here has been committed. */
export class Hub {
  readonly present: Present;
  readonly personal: Personal;
  readonly #bus: Bus;
  readonly #watched = new Map<string, Watched>();
  /** With the boards that each watches. */
  readonly #peers = new Map<Peer, Set<string>>();

  /** `processId` tells this process from the others on the bus. */
  constructor(bus: Bus, processId: string) {
    this.#bus = bus;
    this.personal = new Personal(bus, processId);
    this.present = new Present((boardId) => this.#watched.get(boardId)?.peers.keys() ?? [], bus, processId);
  }

  join(peer: Peer): void {
    this.#peers.set(peer, new Set());
    this.personal.enter(peer);
  }

  leave(peer: Peer): void {
    for (const boardId of this.#peers.get(peer) ?? []) this.unwatch(peer, boardId);
    this.#peers.delete(peer);
    this.personal.leave(peer);
  }

  /** From here `peer`, who like all other watchers has everything up to `seq`, hears the board. */
  watch(peer: Peer, boardId: string, seq: number, role: Role): void {
    const boards = this.#peers.get(peer);
    // It may have gone while its answer was made.
    if (!boards) return;
    let watched = this.#watched.get(boardId);
    if (!watched) {
      watched = { peers: new Map(), told: seq };
      this.#watched.set(boardId, watched);
      // Whoever hears it answers with who is there; we hear it too, and look whether we missed something until now.
      void this.#bus.hear(channelOf(boardId)).then(() => this.present.ask(boardId));
    }
    boards.add(boardId);
    watched.peers.set(peer, role);
    peer.send({ type: "watching", boardId, seq, here: this.present.on(boardId) });
    this.present.enter(boardId, peer);
  }

  unwatch(peer: Peer, boardId: string): boolean {
    const watched = this.#watched.get(boardId);
    if (!watched?.peers.delete(peer)) return false;
    this.#peers.get(peer)?.delete(boardId);
    this.present.leave(boardId, peer);
    if (watched.peers.size === 0) {
      this.#watched.delete(boardId);
      this.#bus.unhear(channelOf(boardId));
    }
    return true;
  }

  isWatching(peer: Peer, boardId: string): boolean {
    return this.#watched.get(boardId)?.peers.has(peer) ?? false;
  }

  /** What a watcher says that they do, as far as they may do it: the rest is dropped without a word (P6). */
  tell(peer: Peer, boardId: string, { cardId, typing = null, dragging = null }: PresenceState): void {
    const role = this.#watched.get(boardId)?.peers.get(peer);
    if (role) this.present.tell(boardId, peer, allowed(role, { cardId, typing, dragging }));
  }

  /** The number up to which all watchers of a board have its events; undefined when nobody watches. */
  toldOf(boardId: string): number | undefined {
    return this.#watched.get(boardId)?.told;
  }

  watchedBoards(): string[] {
    return [...this.#watched.keys()];
  }

  countPeers(): number {
    return this.#peers.size;
  }

  /** The sessions and personal tokens that let in whoever has a socket here. */
  passes(): string[] {
    return [...new Set([...this.#peers.keys()].map((peer) => passOf(peer.actor)))];
  }

  /**
   * Sends committed events, which follow each other, to everyone who hears the board: those that were not sent yet,
   * serialised once. Nothing, when some before them are missing: `toldOf` says how far the watchers are.
   */
  publish(boardId: string, events: readonly BoardEvent[]): void {
    const watched = this.#watched.get(boardId);
    const first = events[0];
    if (!watched || !first || first.seq > watched.told + 1) return;
    const untold = first.seq === watched.told + 1 ? events : events.filter(({ seq }) => seq > watched.told);
    const last = untold.at(-1);
    if (!last) return;
    watched.told = last.seq;
    for (const event of untold) {
      if (event.type === "member.removed") this.#sendAway(boardId, event.userId);
      if (event.type === "member.changed") this.#changeRole(boardId, event.userId, event.role);
      if (event.type === "board.passed") this.#changeRole(boardId, event.to, "owner");
    }
    const text = eventsText(boardId, untold);
    for (const peer of watched.peers.keys()) peer.sendText(text);
    if (last.type === "board.deleted") {
      for (const peer of [...watched.peers.keys()]) {
        this.unwatch(peer, boardId);
        peer.send({ type: "unwatched", boardId, reason: "deleted" });
      }
    }
  }

  /** Closes every socket of a session or personal token that has ended. */
  endPass(passId: string): void {
    for (const peer of this.#peers.keys()) {
      if (passOf(peer.actor) === passId) peer.close(CLOSE.unauthenticated, "signed out");
    }
  }

  closeAll(): void {
    this.present.stop();
    for (const peer of this.#peers.keys()) peer.close(CLOSE.restart, "server is going down");
  }

  #changeRole(boardId: string, userId: string, role: Role): void {
    const peers = this.#watched.get(boardId)?.peers;
    for (const peer of peers?.keys() ?? []) {
      if (peer.actor.userId !== userId) continue;
      peers?.set(peer, role);
      this.present.tell(boardId, peer, allowed(role, this.present.of(boardId, peer)));
    }
  }

  #sendAway(boardId: string, userId: string): void {
    for (const peer of [...(this.#watched.get(boardId)?.peers.keys() ?? [])]) {
      if (peer.actor.userId !== userId) continue;
      this.unwatch(peer, boardId);
      peer.send({ type: "unwatched", boardId, reason: "removed" });
    }
  }
}

/** Nobody is shown at work on what their role does not let them change. */
function allowed(role: Role, { cardId, typing, dragging }: Doing): Doing {
  const mayType = typing?.field === "comment" ? role !== "viewer" : can(role, "card.edit");
  return { cardId, typing: mayType ? typing : null, dragging: can(role, "card.move") ? dragging : null };
}

/** The message that carries events, serialised once for all who hear it. */
export function eventsText(boardId: string, events: readonly BoardEvent[]): Buffer {
  return Buffer.from(JSON.stringify({ type: "events", boardId, events }));
}
