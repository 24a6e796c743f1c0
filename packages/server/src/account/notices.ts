import type { FastifyBaseLogger } from "fastify";
import type { Counters } from "../http/counters.ts";
import type { Sources } from "../http/sources.ts";
import type { Reader } from "../mail/mail.ts";
import { type Notice, noticeMail } from "../mail/notice-mail.ts";
import type { Postbox } from "../mail/postbox.ts";

/** Whoever has the account is told by then; more is a way to fill a mailbox that may be a stranger's. */
const MOST_IN_WINDOW = 10;
const WINDOW_SECONDS = 3_600;

export interface NoticeDeps {
  readonly sources: Sources;
  readonly counters: Counters;
  readonly postbox: Postbox;
  /** The address of the site. */
  readonly site: string;
}

/** Tells people by mail what was done to their accounts. */
export class Notices {
  readonly #deps: NoticeDeps;
  readonly #writing = new Set<Promise<void>>();

  constructor(deps: NoticeDeps) {
    this.#deps = deps;
  }

  /** Begins, and returns at once. `countedFor`: who may cause so many in an hour and no more. */
  tell(notice: Notice, reader: Reader, countedFor: string, log: FastifyBaseLogger): void {
    const writing = this.#write(notice, reader, countedFor)
      .catch((error) => log.warn({ err: error }, "a mail about an account could not be written"))
      .finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
  }

  /** Those that were begun are in the postbox. */
  async close(): Promise<void> {
    await Promise.all(this.#writing);
  }

  async #write(notice: Notice, reader: Reader, countedFor: string): Promise<void> {
    const { sources, counters, postbox, site } = this.#deps;
    const mail = noticeMail(notice, reader, site, sources.now());
    const { count } = await counters.add(`notice ${countedFor}`, WINDOW_SECONDS);
    if (count <= MOST_IN_WINDOW) postbox.post(mail);
  }
}
