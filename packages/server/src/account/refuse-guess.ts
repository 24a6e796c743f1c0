import type { FastifyReply } from "fastify";
import { refuseWith } from "../http/problems.ts";
import { noteEvent } from "../http/request-log.ts";

const TOO_MANY_GUESSES = "Too many wrong passwords for this account. Wait a while, or set a new one.";

interface Guess {
  readonly retryAfter: number;
  readonly userId: string | undefined;
}

/** For a password that was not looked at: too many before it were wrong. `retryAfter` in seconds. */
export function refuseGuess(reply: FastifyReply, { retryAfter, userId }: Guess): FastifyReply {
  noteEvent(reply.request, "guessing_stopped", { userId });
  reply.header("retry-after", retryAfter);
  return refuseWith(reply, "rate_limited", undefined, TOO_MANY_GUESSES);
}
