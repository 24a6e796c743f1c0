import type { PersonalThing, ServerMessage } from "@syncboard/model/wire";
import { type Bus, personalChannelOf } from "./bus.ts";
import type { Peer } from "./peer.ts";

/** It says that something is new, not what: each reads that anew, as their rights are then. */
const NOTIFIED: ServerMessage = { type: "notified" };
const THINGS: readonly PersonalThing[] = ["todos", "subjects", "tasks"];
/** Where a process says that what it told others may have been lost. */
const LOST = "personal-lost";
/** Processes come back at about the same moment, and each says so. */
const GATHER_MS = 300;

/** The sockets of each user in this process, and what is said to all that a user has, in whatever process (N1). */
export class Personal {
  readonly #bus: Bus;
  readonly #processId: string;
  readonly #peers = new Map<string, Set<Peer>>();
  #telling: NodeJS.Timeout | undefined;

  constructor(bus: Bus, processId: string) {
    this.#bus = bus;
    this.#processId = processId;
    bus.onMessage((channel, message) => this.#hear(channel, message));
    void bus.hear(LOST);
    // What was told meanwhile is lost: to these sockets, and by this process to those of others, who need not have been away.
    bus.onBack(() => {
      bus.tell(LOST, { lostBy: processId });
      this.#tellAllSoon();
    });
  }

  enter(peer: Peer): void {
    const { userId } = peer.actor;
    const peers = this.#peers.get(userId);
    if (peers) {
      peers.add(peer);
      return;
    }
    this.#peers.set(userId, new Set([peer]));
    void this.#bus.hear(personalChannelOf(userId));
  }

  leave(peer: Peer): void {
    const { userId } = peer.actor;
    const peers = this.#peers.get(userId);
    if (!peers?.delete(peer) || peers.size > 0) return;
    this.#peers.delete(userId);
    this.#bus.unhear(personalChannelOf(userId));
  }

  userIds(): string[] {
    return [...this.#peers.keys()];
  }

  /** What these have to read is not what it was. */
  tell(userIds: readonly string[]): void {
    this.tellHere(userIds);
    for (const userId of userIds) this.#bus.tell(personalChannelOf(userId), { notifiedBy: this.#processId });
  }

  /** The same to the sockets of this process alone. */
  tellHere(userIds: readonly string[]): void {
    for (const userId of userIds) for (const peer of this.#peers.get(userId) ?? []) peer.send(NOTIFIED);
  }

  /** This of what is theirs is not what it was (N3). */
  changed(userIds: readonly string[], what: PersonalThing): void {
    this.changedHere(userIds, what);
    for (const userId of userIds) this.#bus.tell(personalChannelOf(userId), { changedBy: this.#processId, what });
  }

  /** The same to the sockets of this process alone. */
  changedHere(userIds: readonly string[], what: PersonalThing): void {
    const message: ServerMessage = { type: "changed", what };
    for (const userId of userIds) for (const peer of this.#peers.get(userId) ?? []) peer.send(message);
  }

  /** Anything may be other than it was, for everybody here. */
  #tellAllSoon(): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      const userIds = this.userIds();
      this.tellHere(userIds);
      for (const what of THINGS) this.changedHere(userIds, what);
    }, GATHER_MS).unref();
  }

  #hear(channel: string, message: unknown): void {
    if (channel === LOST) this.#tellAllSoon();
    const prefix = personalChannelOf("");
    if (!channel.startsWith(prefix) || typeof message !== "object" || message === null) return;
    const userIds = [channel.slice(prefix.length)];
    if ("notifiedBy" in message && message.notifiedBy !== this.#processId) this.tellHere(userIds);
    if (!("changedBy" in message) || !("what" in message) || message.changedBy === this.#processId) return;
    const what = THINGS.find((each) => each === message.what);
    if (what !== undefined) this.changedHere(userIds, what);
  }
}
