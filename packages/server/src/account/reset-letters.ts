import { setTimeout as pause } from "node:timers/promises";
import type { FastifyBaseLogger } from "fastify";
import type { Db } from "../database/connect.ts";
import type { Counters } from "../http/counters.ts";
import type { Sources } from "../http/sources.ts";
import { passwordResetMail } from "../mail/password-reset-mail.ts";
import type { Postbox } from "../mail/postbox.ts";
import { findAccount } from "./account-store.ts";
import { insertReset } from "./password-reset-store.ts";

const MOST_IN_WINDOW = 3;
const WINDOW_SECONDS = 3_600;

export interface ResetLetterDeps {
  readonly db: Db;
  readonly sources: Sources;
  readonly counters: Counters;
  readonly postbox: Postbox;
  /** Where the page is that takes a new password, without the token. */
  readonly page: string;
}

/** Writes to those who forgot their password, if they have an account; who asked never hears of it. */
export class ResetLetters {
  readonly #deps: ResetLetterDeps;
  readonly #closing = new AbortController();
  readonly #writing = new Set<Promise<void>>();

  constructor(deps: ResetLetterDeps) {
    this.#deps = deps;
  }

  /** Begins, and returns at once. `note` is told whose letter it is; undefined: nobody's. */
  writeTo(email: string, log: FastifyBaseLogger, note: (userId: string | undefined) => void): void {
    const writing = this.#write(email, note)
      .catch((error) => log.warn({ err: error }, "a mail for a new password could not be written"))
      .finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
  }

  /** Those that were begun are in the postbox, at once. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#writing);
  }

  async #write(email: string, note: (userId: string | undefined) => void): Promise<void> {
    const { db, sources, counters, postbox, page } = this.#deps;
    // One to ten seconds: a request right behind this one would wait for the disk if there is an account, and tell by that.
    const { signal } = this.#closing;
    await pause(sources.randomNumber(), undefined, { signal, ref: false }).catch(() => {});
    const { count } = await counters.add(`letter ${email}`, WINDOW_SECONDS);
    if (count > MOST_IN_WINDOW) return;
    const account = await findAccount(db, email);
    note(account?.user.id);
    if (!account) return;
    const token = sources.newSecret();
    await insertReset(db, { token, userId: account.user.id }, sources.now());
    // After the #, which no browser sends anywhere: not to a server's log, and not as the page that one came from.
    postbox.post(passwordResetMail(account.user, `${page}#token=${token}`));
  }
}
