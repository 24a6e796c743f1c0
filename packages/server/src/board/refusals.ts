import type { FastifyReply } from "fastify";
import { refuseWith } from "../http/problems.ts";
import type { Executed } from "./execute.ts";

const NOT_THERE = "is not on this board";

/** Answers for a request that was not done as a whole; undefined when it was. */
export function refusedReply(reply: FastifyReply, executed: Executed | undefined): FastifyReply | undefined {
  if (!executed) return refuseWith(reply, "not_found");
  const refused = executed.results.find((result) => result.status === "refused");
  if (!refused?.code) return undefined;
  if (refused.field === undefined) return refuseWith(reply, refused.code);
  const message = refused.code === "not_found" ? NOT_THERE : "does not fit";
  return refuseWith(reply, refused.code, [{ path: refused.field, message }]);
}
