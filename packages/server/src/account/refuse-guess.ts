import type { FastifyReply } from "fastify";
import { refuseWith } from "../http/problems.ts";

const TOO_MANY_GUESSES = "Too many wrong passwords for this account. Wait a while, or set a new one.";

/** For a password that was not looked at: too many before it were wrong. `retryAfter` in seconds. */
export function refuseGuess(reply: FastifyReply, { retryAfter }: { readonly retryAfter: number }): FastifyReply {
  reply.header("retry-after", retryAfter);
  return refuseWith(reply, "rate_limited", undefined, TOO_MANY_GUESSES);
}
