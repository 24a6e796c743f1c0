import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

/** A strong entity tag for what this value says (RFC 9110 8.8.3). */
export function entityTag(value: unknown): string {
  return `"${createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 22)}"`;
}

/** Whether a header with a list of entity tags names this one. `*` names any. */
export function names(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(",").some((each) => {
    const tag = each.trim();
    return tag === "*" || tag.replace(/^W\//, "") === etag;
  });
}

/** Answers a thing that was read, or with 304 where the reader has it as it is. */
export function answerTagged(request: FastifyRequest, reply: FastifyReply, thing: object): FastifyReply {
  const etag = entityTag(thing);
  reply.header("etag", etag).header("cache-control", "private, no-cache");
  return names(request.headers["if-none-match"], etag) ? reply.code(304).send() : reply.send(thing);
}
