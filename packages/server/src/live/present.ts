import { type Doing, IDLE, isSameDoing, type Presence } from "@syncboard/model/wire";
import { type Bus, channelOf } from "./bus.ts";
import type { Peer } from "./peer.ts";

const GATHER_MS = 100;
/**
 * How often a process says again who is with it, and how long it may be silent before they are taken to be gone (M3).
 * As long, too, may somebody be silent who types or carries something (P5): looked at so often, that is 30 s at most.
 */
const REPEAT_MS = 5_000;
const SILENCE_MS = 25_000;

interface Changes {
  readonly here: Set<string>;
  readonly gone: Set<string>;
  /** Which of both are connections of this process: the others hear of them from us. */
  readonly own: Set<string>;
}

/** Who is on one board: with this process, and with each of the others. */
interface Room {
  readonly own: Map<string, Presence>;
  /** When those with this process last said what they do. */
  readonly saidAt: Map<string, number>;
  readonly others: Map<string, { heardAt: number; readonly here: Map<string, Presence> }>;
}

/** What processes tell each other of a board: who came, changed and went, or all who are with one. */
export interface PresenceNews {
  readonly here?: readonly Presence[];
  readonly gone?: readonly string[];
  readonly all?: readonly Presence[];
}

/** Who is on which board and what they do there. Nothing of it is stored: presence is not data. */
export class Present {
  readonly #rooms = new Map<string, Room>();
  readonly #changes = new Map<string, Changes>();
  readonly #listeners: (boardId: string) => Iterable<Peer>;
  readonly #bus: Bus;
  readonly #processId: string;
  readonly #repeating: NodeJS.Timeout;
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;

  /** `listeners` gives those who hear a board in this process. */
  constructor(listeners: (boardId: string) => Iterable<Peer>, bus: Bus, processId: string) {
    this.#listeners = listeners;
    this.#bus = bus;
    this.#processId = processId;
    this.#repeating = setInterval(() => this.#repeat(), REPEAT_MS).unref();
  }

  on(boardId: string): Presence[] {
    const room = this.#rooms.get(boardId);
    if (!room) return [];
    return [...room.own.values(), ...[...room.others.values()].flatMap(({ here }) => [...here.values()])];
  }

  enter(boardId: string, peer: Peer): void {
    this.#put(boardId, peer, IDLE);
  }

  tell(boardId: string, peer: Peer, doing: Doing): void {
    const room = this.#rooms.get(boardId);
    const before = room?.own.get(peer.connectionId);
    room?.saidAt.set(peer.connectionId, performance.now());
    if (!before || !isSameDoing(before, doing)) this.#put(boardId, peer, doing);
  }

  /** What a connection does now, as far as it has said. */
  of(boardId: string, { connectionId }: Peer): Doing {
    return this.#rooms.get(boardId)?.own.get(connectionId) ?? IDLE;
  }

  leave(boardId: string, peer: Peer): void {
    const room = this.#rooms.get(boardId);
    if (!room?.own.delete(peer.connectionId)) return;
    room.saidAt.delete(peer.connectionId);
    this.#noteOwn(boardId, [], [peer.connectionId]);
    // Nobody is left to be told of the others; who comes next asks anew.
    if (room.own.size === 0) this.#rooms.delete(boardId);
  }

  /** Asks the other processes who is on a board, and tells them who is here. */
  ask(boardId: string): void {
    this.#bus.tell(channelOf(boardId), { from: this.#processId, ask: true });
    this.tellAll(boardId);
  }

  /** Tells the other processes all who are on a board here. */
  tellAll(boardId: string): void {
    const room = this.#rooms.get(boardId);
    if (room) this.#bus.tell(channelOf(boardId), { from: this.#processId, all: [...room.own.values()] });
  }

  /** What another process told. */
  hear(boardId: string, from: string, { here = [], gone = [], all }: PresenceNews): void {
    const room = this.#rooms.get(boardId);
    if (!room) return;
    const known = room.others.get(from) ?? { heardAt: 0, here: new Map<string, Presence>() };
    known.heardAt = performance.now();
    room.others.set(from, known);
    const present = all ?? here;
    const isKnown = (each: Presence) => {
      const before = known.here.get(each.connectionId);
      return before !== undefined && isSameDoing(before, each);
    };
    const came = present.filter((each) => !isKnown(each)).map(({ connectionId }) => connectionId);
    const staying = new Set(all?.map(({ connectionId }) => connectionId));
    const left = [...known.here.keys()].filter((id) => (all ? !staying.has(id) : gone.includes(id)));
    for (const connectionId of left) known.here.delete(connectionId);
    for (const each of present) known.here.set(each.connectionId, each);
    if (came.length + left.length > 0) this.#note(boardId, came, left);
  }

  /** Everybody here is going: the other processes are told now, for after this there may be nobody who could. */
  stop(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    clearInterval(this.#repeating);
    for (const boardId of this.#rooms.keys()) {
      this.#bus.tell(channelOf(boardId), { from: this.#processId, all: [] });
    }
    this.#rooms.clear();
  }

  #put(boardId: string, { connectionId, actor }: Peer, doing: Doing): void {
    if (this.#isOver) return;
    let room = this.#rooms.get(boardId);
    if (!room) {
      room = { own: new Map(), saidAt: new Map(), others: new Map() };
      this.#rooms.set(boardId, room);
    }
    const { cardId, typing, dragging } = doing;
    room.own.set(connectionId, { connectionId, userId: actor.userId, cardId, typing, dragging });
    room.saidAt.set(connectionId, performance.now());
    this.#noteOwn(boardId, [connectionId], []);
  }

  #noteOwn(boardId: string, came: readonly string[], left: readonly string[]): void {
    const { own } = this.#note(boardId, came, left);
    for (const connectionId of [...came, ...left]) own.add(connectionId);
  }

  #note(boardId: string, came: readonly string[], left: readonly string[]): Changes {
    let changes = this.#changes.get(boardId);
    if (!changes) {
      changes = { here: new Set(), gone: new Set(), own: new Set() };
      this.#changes.set(boardId, changes);
    }
    for (const connectionId of came) {
      changes.gone.delete(connectionId);
      changes.here.add(connectionId);
    }
    for (const connectionId of left) {
      changes.here.delete(connectionId);
      changes.gone.add(connectionId);
    }
    // Gathered, or a room of five hundred that comes back at once would tell itself a quarter of a million things.
    this.#timer ??= setTimeout(() => this.#tell(), GATHER_MS).unref();
    return changes;
  }

  #tell(): void {
    this.#timer = undefined;
    for (const [boardId, { own, ...changes }] of this.#changes) {
      const here = this.on(boardId).filter(({ connectionId }) => changes.here.has(connectionId));
      const gone = [...changes.gone];
      const text = Buffer.from(JSON.stringify({ type: "presence", boardId, here, gone }));
      for (const peer of this.#listeners(boardId)) peer.sendText(text);
      if (own.size === 0) continue;
      this.#bus.tell(channelOf(boardId), {
        from: this.#processId,
        here: here.filter(({ connectionId }) => own.has(connectionId)),
        gone: gone.filter((connectionId) => own.has(connectionId)),
      });
    }
    this.#changes.clear();
  }

  /** Who types or carries says so again and again; who has stopped saying so has stopped, and need not have said that. */
  #rest(boardId: string, room: Room, silent: number): void {
    for (const each of [...room.own.values()]) {
      const isBusy = each.typing !== null || each.dragging !== null;
      if (!isBusy || (room.saidAt.get(each.connectionId) ?? 0) >= silent) continue;
      room.own.set(each.connectionId, { ...each, typing: null, dragging: null });
      this.#noteOwn(boardId, [each.connectionId], []);
    }
  }

  #repeat(): void {
    const silent = performance.now() - SILENCE_MS;
    for (const [boardId, room] of this.#rooms) {
      this.#rest(boardId, room, silent);
      this.tellAll(boardId);
      for (const [processId, { heardAt, here }] of room.others) {
        if (heardAt >= silent) continue;
        room.others.delete(processId);
        this.#note(boardId, [], [...here.keys()]);
      }
    }
  }
}
