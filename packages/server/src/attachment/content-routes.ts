import type { AttachedFile } from "@syncboard/model";
import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from "fastify";
import { Type } from "typebox";
import type { BoardDeps } from "../board/board-deps.ts";
import { placeOnBoard } from "../board/card-inside.ts";
import type { Config } from "../config.ts";
import { names } from "../http/entity-tag.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { actorOf, bearerOf, guard } from "../session/authentication.ts";
import type { Storage } from "../storage/storage.ts";
import { disposition } from "./attached-name.ts";
import { AttachmentPath, readableAttachment } from "./attachment-routes.ts";
import { fileKey, thumbnailKey } from "./file-place.ts";
import type { AttachmentLinks } from "./links.ts";
import { rangeOf } from "./range.ts";

const tags = ["attachments"];
const Nothing = Type.Object({}, { additionalProperties: false });
const KeyQuery = Type.Object(
  { key: Type.Optional(Type.String({ maxLength: 2_048, description: "from POST …/link, in place of a token" })) },
  { additionalProperties: false },
);
/** A card of many pictures asks for all of them at once. */
const TIMES_AS_OFTEN = 10;
/** By hand: the HEAD that Fastify makes of a GET would read all of the file. */
const METHODS = ["GET", "HEAD"] as const;
/** Nothing of ours knows whether it can be drawn, and browsers can. */
const ALSO_SHOWN = "image/avif";

export interface ContentDeps extends BoardDeps {
  readonly config: Pick<Config, "rateLimit">;
  readonly storage: Storage;
  readonly links: AttachmentLinks;
}

/** The bytes of what is attached: for members alone, looked at on every read, and never as a page of ours. */
export function contentRoutes(server: Server, deps: ContentDeps): void {
  const { db, readBoard, storage, links, config } = deps;
  const byToken = guard(deps.authenticate);
  const { rateLimit: rate } = config;
  const often = rate ? { rateLimit: { max: rate.requests * TIMES_AS_OFTEN, timeWindow: rate.seconds * 1_000 } } : {};

  /** By a token like everywhere, or else by a signed address. */
  const byTokenOrLink: onRequestAsyncHookHandler = async function (request, reply) {
    const { key } = request.query as { readonly key?: unknown };
    if (bearerOf(request) === undefined && typeof key === "string") {
      const { attachmentId } = request.params as { readonly attachmentId: string };
      const actor = await links.read(key, attachmentId);
      if (actor) {
        request.actor = actor;
        return;
      }
    }
    return await byToken.call(this, request, reply);
  };

  async function readable(request: FastifyRequest, attachmentId: string) {
    const place = await placeOnBoard(db, "attachment", attachmentId);
    if (!place) return undefined;
    return await readBoard(place.boardId, actorOf(request).userId, (board, _role, trx) =>
      readableAttachment(trx, board, attachmentId),
    );
  }

  async function send(request: FastifyRequest, reply: FastifyReply, { key, size, etag }: Sent): Promise<FastifyReply> {
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

  for (const method of METHODS) {
    server.route({
      method,
      url: "/attachments/:attachmentId/content",
      onRequest: byTokenOrLink,
      // A part is of the bytes as they are.
      compress: false,
      exposeHeadRoute: false,
      schema: { tags, params: AttachmentPath, querystring: KeyQuery, hide: method === "HEAD" },
      async handler(request, reply) {
        const { attachmentId } = request.params;
        const attachment = await readable(request, attachmentId);
        if (!attachment?.file) return refuseWith(reply, "not_found");
        const { name, file } = attachment;
        const type = file.mediaType === "text/plain" ? "text/plain; charset=utf-8" : file.mediaType;
        reply.type(type).header("content-disposition", disposition(isShown(file) ? "inline" : "attachment", name));
        return await send(request, reply, { key: fileKey(file.fileId), size: file.bytes, etag: `"${file.fileId}"` });
      },
    });
  }

  for (const method of METHODS) {
    server.route({
      method,
      url: "/attachments/:attachmentId/thumbnail",
      onRequest: byTokenOrLink,
      compress: false,
      config: often,
      exposeHeadRoute: false,
      schema: { tags, params: AttachmentPath, querystring: KeyQuery, hide: method === "HEAD" },
      async handler(request, reply) {
        const attachment = await readable(request, request.params.attachmentId);
        if (!attachment?.file?.hasThumbnail) return refuseWith(reply, "not_found");
        const { fileId } = attachment.file;
        reply.type("image/webp").header("content-disposition", 'inline; filename="thumbnail.webp"');
        return await send(request, reply, { key: thumbnailKey(fileId), size: undefined, etag: `"${fileId}-small"` });
      },
    });
  }

  server.post(
    "/attachments/:attachmentId/link",
    { onRequest: byToken, schema: { tags, params: AttachmentPath, querystring: Nothing } },
    async (request, reply) => {
      const { attachmentId } = request.params;
      const attachment = await readable(request, attachmentId);
      if (!attachment?.file) return refuseWith(reply, "not_found");
      const { key, expiresAt } = links.make(actorOf(request), attachmentId);
      return { url: `/api/v1/attachments/${attachmentId}/content?key=${key}`, expiresAt };
    },
  );
}

interface Sent {
  readonly key: string;
  /** Undefined: no parts of it are given. */
  readonly size: number | undefined;
  readonly etag: string;
}

/** What a browser may show by itself: pictures that we have drawn ourselves. All else it saves. */
function isShown({ hasThumbnail, mediaType }: AttachedFile): boolean {
  return hasThumbnail || mediaType === ALSO_SHOWN;
}
