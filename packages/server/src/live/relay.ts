import type { BoardEvent } from "@syncboard/model";
import { Presence } from "@syncboard/model/wire";
import type { FastifyBaseLogger } from "fastify";
import { type Static, Type } from "typebox";
import { Compile } from "typebox/compile";
import { eventsSince, numbersOf } from "../board/board-store.ts";
import type { Database } from "../database/connect.ts";
import type { Lanes } from "../database/lanes.ts";
import { later } from "../http/sources.ts";
import { usersToldSince } from "../notification/notification-store.ts";
import { livePasses } from "../session/authentication.ts";
import { usersChangedSince } from "../todo/todo-store.ts";
import { type Bus, channelOf } from "./bus.ts";
import type { Hub } from "./hub.ts";

/** How much of the log is read at once. */
const MOST_EVENTS = 1_000;
const MOST_EVENT_CHARACTERS = 2_097_152;
/** How often to look whether a hint was lost: seldom while the bus carries them, often while it does not. */
const LOOK_MS = 1_000;
const LOOKS_WITH_BUS = 5;
/** While the bus is away, what no look at the database shows is said to be other so often. */
const LOOKS_PER_HINT = 15;
const MOST_ASKED = 500;
/** Longer than between two looks: what is told as one looks is found by the next. */
const TOLD_LATELY_SECONDS = 5;
/** The name is from when there were sessions alone; versions side by side during an upgrade still share it. */
const PASSES = "sessions";

/** What processes tell each other of a board: the number it is at now, and who is there. */
const BoardNews = Type.Object({
  from: Type.String(),
  seq: Type.Optional(Type.Integer()),
  ask: Type.Optional(Type.Literal(true)),
  here: Type.Optional(Type.Array(Presence)),
  gone: Type.Optional(Type.Array(Type.String())),
  all: Type.Optional(Type.Array(Presence)),
});
const PassNews = Type.Object({ ended: Type.String() });

const isBoardNews = Compile(BoardNews);
const isPassNews = Compile(PassNews);

interface RelayDeps {
  readonly database: Database;
  readonly lanes: Lanes;
  readonly hub: Hub;
  readonly bus: Bus;
  readonly processId: string;
  readonly now: () => string;
  readonly log: FastifyBaseLogger;
}

/**
 * Brings to the watchers of this process what other processes did. The bus says that a board has gone on; what
 * happened is read from the log, in the board's lane, so that it comes in order and each event once. What the bus
 * lost is found by looking at the database now and then.
 */
export class Relay {
  readonly #deps: RelayDeps;
  /** Boards whose log is being read. */
  readonly #reading = new Set<string>();
  /** The greatest number that was heard of and that no reading looks for yet. */
  readonly #wanted = new Map<string, number>();
  readonly #looking: NodeJS.Timeout | undefined;
  #looks = 0;
  #isLooking = false;

  constructor(deps: RelayDeps) {
    this.#deps = deps;
    const { bus, database, log } = deps;
    bus.onMessage((channel, message) => this.#hear(channel, message));
    bus.onBack(() => this.#comeBack());
    bus.onGone((why) =>
      log.warn({ why }, "Redis is away: processes hear of each other from the database until it is back"),
    );
    void bus.hear(PASSES);
    // A SQLite file has one process, which knows of everything.
    if (database.kind === "postgres") this.#looking = setInterval(() => this.#look(), LOOK_MS).unref();
  }

  /** A board is at `seq` by these events, which this process has just committed in its lane: none, if it was there before. */
  committed(boardId: string, seq: number, events: readonly BoardEvent[]): void {
    const { hub, bus, processId } = this.#deps;
    hub.publish(boardId, events);
    // Somebody else's events before ours, or our own of a commit whose answer was lost.
    this.#heardOf(boardId, seq);
    if (events.length > 0) bus.tell(channelOf(boardId), { from: processId, seq });
  }

  /** A session or a personal token that this process ended. */
  passEnded(passId: string): void {
    this.#deps.hub.endPass(passId);
    this.#deps.bus.tell(PASSES, { ended: passId });
  }

  stop(): void {
    clearInterval(this.#looking);
  }

  #hear(channel: string, message: unknown): void {
    const { hub, processId } = this.#deps;
    if (channel === PASSES) {
      if (isPassNews.Check(message)) hub.endPass(message.ended);
      return;
    }
    if (!channel.startsWith(channelOf("")) || !isBoardNews.Check(message)) return;
    this.#hearOfBoard(channel.slice(channelOf("").length), message, message.from === processId);
  }

  #hearOfBoard(boardId: string, { from, seq, ask, ...presence }: Static<typeof BoardNews>, isOwn: boolean): void {
    const { present } = this.#deps.hub;
    // Our own question coming back says that from here on we hear the channel: what was told before is looked for.
    if (isOwn && ask) this.#heardOf(boardId, Number.POSITIVE_INFINITY);
    if (isOwn) return;
    if (seq !== undefined) this.#heardOf(boardId, seq);
    if (ask) present.tellAll(boardId);
    if (presence.here || presence.gone || presence.all) present.hear(boardId, from, presence);
  }

  #comeBack(): void {
    this.#deps.log.info("Redis is there");
    for (const boardId of this.#deps.hub.watchedBoards()) this.#deps.hub.present.ask(boardId);
    void this.#lookNow();
  }

  /** Somebody says that a board is at `seq`. */
  #heardOf(boardId: string, seq: number): void {
    const told = this.#deps.hub.toldOf(boardId);
    if (told === undefined || told >= seq) return;
    this.#wanted.set(boardId, Math.max(seq, this.#wanted.get(boardId) ?? 0));
    if (!this.#reading.has(boardId)) void this.#read(boardId);
  }

  /** Reads the log of a board until its watchers have what was heard of. */
  async #read(boardId: string): Promise<void> {
    const { hub, lanes, log } = this.#deps;
    this.#reading.add(boardId);
    try {
      for (let seq = this.#takeWanted(boardId); seq !== undefined; seq = this.#takeWanted(boardId)) {
        const events = await lanes.run<readonly BoardEvent[]>(boardId, {
          isReading: true,
          async run(trx) {
            const told = hub.toldOf(boardId);
            if (told === undefined) return { result: [], isChanged: false };
            const result = await eventsSince(trx, boardId, told, MOST_EVENTS, MOST_EVENT_CHARACTERS);
            return { result, isChanged: false };
          },
          done: (found) => hub.publish(boardId, found),
        });
        // There may be more than one reading brings.
        if (events.length > 0) this.#heardOf(boardId, seq);
      }
    } catch (error) {
      // The next look at the database tries again.
      this.#wanted.delete(boardId);
      log.warn({ err: error, boardId }, "the log of a board could not be read");
    } finally {
      this.#reading.delete(boardId);
    }
  }

  /** What is heard of from here on may have been done after the reading that begins now: it asks for another one. */
  #takeWanted(boardId: string): number | undefined {
    const seq = this.#wanted.get(boardId);
    this.#wanted.delete(boardId);
    return seq;
  }

  #look(): void {
    this.#looks++;
    if (this.#deps.bus.state !== "up" || this.#looks % LOOKS_WITH_BUS === 0) void this.#lookNow();
  }

  /** Who was told something lately, by whatever process: that the bus carries as long as it is there. */
  async #lookForTold(): Promise<void> {
    const { database, hub, bus, now } = this.#deps;
    if (bus.state !== "down") return;
    // Whether a subject or a card of theirs has changed would cost more to ask than to have them read it.
    if (this.#looks % LOOKS_PER_HINT === 0) {
      for (const what of ["subjects", "tasks"] as const) hub.personal.changedHere(hub.personal.userIds(), what);
    }
    const since = later(now(), -TOLD_LATELY_SECONDS);
    for (const userIds of chunks(hub.personal.userIds())) {
      hub.personal.tellHere(await usersToldSince(database.db, userIds, since));
      hub.personal.changedHere(await usersChangedSince(database.db, userIds, since), "todos");
    }
  }

  /** Compares what watchers have, and what lets in open sockets, with the database. */
  async #lookNow(): Promise<void> {
    const { database, hub, now, log } = this.#deps;
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      for (const boardIds of chunks(hub.watchedBoards())) {
        for (const { id, seq } of await numbersOf(database.db, boardIds)) this.#heardOf(id, seq);
      }
      for (const passes of chunks(hub.passes())) {
        const live = await livePasses(database.db, passes, now());
        for (const passId of passes) if (!live.has(passId)) hub.endPass(passId);
      }
      await this.#lookForTold();
    } catch (error) {
      log.warn({ err: error }, "the database could not be looked at");
    } finally {
      this.#isLooking = false;
    }
  }
}

function chunks(ids: readonly string[]): string[][] {
  const count = Math.ceil(ids.length / MOST_ASKED);
  return Array.from({ length: count }, (_, index) => ids.slice(index * MOST_ASKED, (index + 1) * MOST_ASKED));
}
