import { setTimeout as pause } from "node:timers/promises";
import type { FastifyBaseLogger } from "fastify";
import { type Mail, type Mailer, MailFailed } from "./mail.ts";

const PAUSES_MS = [1_000, 5_000, 30_000, 120_000];
/** More than that means that nothing goes out, and whoever still waits asks again. */
const MOST_WAITING = 1_000;

/** Takes mails and sends them in its own time: nobody waits for a mail, and nobody is told how it fared but the log. */
export class Postbox {
  readonly #mailer: Mailer;
  readonly #log: FastifyBaseLogger;
  readonly #closing = new AbortController();
  readonly #waiting = new Set<Promise<void>>();

  constructor(mailer: Mailer, log: FastifyBaseLogger) {
    this.#mailer = mailer;
    this.#log = log;
  }

  post(mail: Mail): void {
    if (this.#closing.signal.aborted || this.#waiting.size >= MOST_WAITING) {
      this.#log.error("a mail was given up: the postbox is full or closed");
      return;
    }
    const sending = this.#send(mail).finally(() => this.#waiting.delete(sending));
    this.#waiting.add(sending);
  }

  /** Lets what is being sent arrive. What waits for another try is given up. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#waiting);
    this.#mailer.close();
  }

  async #send(mail: Mail): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await this.#mailer.send(mail);
        return;
      } catch (error) {
        // Nothing of the mail, and nothing of what a server said to it.
        const why = error instanceof MailFailed ? error.message : "unknown";
        const isFinal = error instanceof MailFailed && error.isFinal;
        const wait = isFinal ? undefined : PAUSES_MS[tries - 1];
        if (wait === undefined || !(await this.#isStillOpenAfter(wait))) {
          this.#log.error({ why, tries }, "a mail was given up");
          return;
        }
        this.#log.warn({ why, tries }, "a mail could not be sent yet");
      }
    }
  }

  async #isStillOpenAfter(milliseconds: number): Promise<boolean> {
    const { signal } = this.#closing;
    // Nothing to keep the process alive for.
    await pause(milliseconds, undefined, { signal, ref: false }).catch(() => {});
    return !signal.aborted;
  }
}
