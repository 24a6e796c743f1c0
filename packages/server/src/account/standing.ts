import { deactivateMember, reactivateMember } from "@syncboard/model";
import type { FastifyBaseLogger } from "fastify";
import type { Happen } from "../board/happen.ts";
import type { Db } from "../database/connect.ts";
import type { Sources } from "../http/sources.ts";
import { deactivateUser, isActive, reactivateUser, unsettledMembers } from "./standing-store.ts";

export interface StandingDeps {
  readonly db: Db;
  readonly sources: Sources;
  readonly happen: Happen;
  /** Told which sessions and personal tokens ended, after the commit. */
  readonly onEnd: (passId: string) => void;
  readonly log: FastifyBaseLogger;
}

const SWEEP_MS = 60_000;
const LATER = "boards could not be told of a member's account; the next sweep tries again";

/** Deactivates accounts and brings them back, and tells their boards. */
export class Standing {
  readonly #deps: StandingDeps;
  #swept: Promise<void> = Promise.resolve();
  #sweeping: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(deps: StandingDeps) {
    this.#deps = deps;
  }

  /** From here on, what a process left half done that died is done within a minute. */
  begin(): void {
    this.#sweeping = setInterval(() => this.#sweep(), SWEEP_MS).unref();
    this.#sweep();
  }

  /** What is not done by then is done by the next process: nobody waits for it, and the database may be gone any moment. */
  stop(): void {
    this.#isStopped = true;
    clearInterval(this.#sweeping);
  }

  async deactivate(userId: string): Promise<"deactivated" | "last_administrator" | "not_found"> {
    const { db, sources, onEnd } = this.#deps;
    const done = await deactivateUser(db, userId, sources.now());
    if (done.outcome !== "deactivated") return done.outcome;
    for (const passId of done.ended) onEnd(passId);
    await this.#settle(userId);
    return "deactivated";
  }

  async reactivate(userId: string): Promise<"reactivated" | "not_found"> {
    const { db, sources, onEnd } = this.#deps;
    const ended = await reactivateUser(db, userId, sources.now());
    if (!ended) return "not_found";
    for (const passId of ended) onEnd(passId);
    await this.#settle(userId);
    return "reactivated";
  }

  #sweep(): void {
    this.#swept = this.#swept.then(() => this.#settle(undefined));
  }

  /**
   * Tells boards of members whose accounts were deactivated or are active again: of this user, or of all. The account
   * goes first and by itself: whatever stops this in the middle, the next sweep goes on with it. Never rejects.
   */
  async #settle(only: string | undefined): Promise<void> {
    try {
      for (const { boardId, userId } of await unsettledMembers(this.#deps.db, only)) {
        if (this.#isStopped) return;
        await this.#tell(boardId, userId).catch((error) => this.#complain(error, { boardId, userId }));
      }
    } catch (error) {
      this.#complain(error, {});
    }
  }

  #complain(error: unknown, about: object): void {
    if (!this.#isStopped) this.#deps.log.error({ err: error, ...about }, LATER);
  }

  async #tell(boardId: string, userId: string): Promise<void> {
    await this.#deps.happen({
      boardId,
      actorId: userId,
      async become(board, trx) {
        // Looked at again, under the board's lock: another process or the sweep may be at the same, or the account has changed since.
        return (await isActive(trx, userId)) ? reactivateMember(board, userId) : deactivateMember(board, userId);
      },
    });
  }
}
