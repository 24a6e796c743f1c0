import type { FastifyBaseLogger } from "fastify";
import type { Mailer } from "./mail.ts";

/** For development: the log is where mails arrive, their links and all. */
export function logMailer(log: FastifyBaseLogger): Mailer {
  return {
    async send({ to, subject, text }) {
      log.info({ to: to.address, subject, text }, "a mail, which nobody sends in development");
    },
    close() {},
  };
}
