import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from "fastify";
import { Type } from "typebox";
import type { Config } from "../config.ts";
import { names } from "../http/entity-tag.ts";
import { refuseWith } from "../http/problems.ts";
import { type Authenticate, bearerOf, guard } from "../session/authentication.ts";
import type { Storage } from "../storage/storage.ts";
import type { ContentLinks } from "./links.ts";
import { rangeOf } from "./range.ts";

export const KeyQuery = Type.Object(
  { key: Type.Optional(Type.String({ maxLength: 2_048, description: "from POST …/link, in place of a token" })) },
  { additionalProperties: false },
);
/** By hand: the HEAD that Fastify makes of a GET would read all of the file. */
export const METHODS = ["GET", "HEAD"] as const;
/** Nothing of ours knows whether it can be drawn, and browsers can. */
const ALSO_SHOWN = "image/avif";
/** Who sees many pictures at once asks for all of them at once. */
const TIMES_AS_OFTEN = 10;

/** The limit of requests for small pictures. */
export function oftenAsked({ rateLimit: rate }: Pick<Config, "rateLimit">) {
  return rate ? { rateLimit: { max: rate.requests * TIMES_AS_OFTEN, timeWindow: rate.seconds * 1_000 } } : {};
}

/** Lets in by a token like everywhere, or else by a signed address; `param` names the thing in the path. */
export function byTokenOrLink(
  authenticate: Authenticate,
  links: ContentLinks,
  param: string,
): onRequestAsyncHookHandler {
  const byToken = guard(authenticate);
  return async function (request, reply) {
    const { key } = request.query as { readonly key?: unknown };
    const id = (request.params as Readonly<Record<string, string>>)[param];
    if (bearerOf(request) === undefined && typeof key === "string" && id !== undefined) {
      const actor = await links.read(key, id);
      if (actor) {
        request.actor = actor;
        return;
      }
    }
    return await byToken.call(this, request, reply);
  };
}

export interface Sent {
  readonly key: string;
  /** Undefined: no parts of it are given. */
  readonly size: number | undefined;
  readonly etag: string;
}

/** Sends the bytes of a file that somebody uploaded, or a part of them: never as a page of ours. */
export async function sendContent(
  storage: Pick<Storage, "open">,
  request: FastifyRequest,
  reply: FastifyReply,
  { key, size, etag }: Sent,
): Promise<FastifyReply> {
  // Kept by who reads it, and asked for each time whether they still may.
  reply.header("etag", etag).header("cache-control", "private, no-cache").header("accept-ranges", "bytes");
  reply.header("content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
  if (names(request.headers["if-none-match"], etag)) return reply.code(304).send();
  const ifRange = request.headers["if-range"];
  const isSame = ifRange === undefined || ifRange === etag;
  const range = size !== undefined && isSame ? rangeOf(request.headers.range, size) : undefined;
  if (range === "unsatisfiable") {
    reply.header("content-range", `bytes */${size}`).removeHeader("content-disposition");
    return refuseWith(reply, "range_not_satisfiable");
  }
  const file = await storage.open(key, range);
  if (!file) {
    request.log.error({ key }, "a file is not there");
    return refuseWith(reply, "not_found");
  }
  const length = range ? range.last - range.first + 1 : file.size;
  reply.header("content-length", length);
  if (range) reply.code(206).header("content-range", `bytes ${range.first}-${range.last}/${file.size}`);
  if (request.method !== "HEAD") return reply.send(file.content);
  file.content.destroy();
  return reply.send();
}

/** The type as it is sent: what is text was looked through as UTF-8. */
export function sentType(mediaType: string): string {
  return mediaType === "text/plain" ? "text/plain; charset=utf-8" : mediaType;
}

/** What a browser may show by itself: pictures that we have drawn ourselves. All else it saves. */
export function isShown({ hasThumbnail, mediaType }: { readonly hasThumbnail: boolean; readonly mediaType: string }) {
  return hasThumbnail || mediaType === ALSO_SHOWN;
}
