import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { BoardDeps } from "../board/board-deps.ts";
import { placeOnBoard } from "../board/card-inside.ts";
import type { Config } from "../config.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { actorOf, guard } from "../session/authentication.ts";
import type { Storage } from "../storage/storage.ts";
import { disposition } from "./attached-name.ts";
import { AttachmentPath, readableAttachment } from "./attachment-routes.ts";
import { fileKey, thumbnailKey } from "./file-place.ts";
import type { ContentLinks } from "./links.ts";
import { byTokenOrLink, isShown, KeyQuery, METHODS, oftenAsked, sendContent, sentType } from "./send-content.ts";

const tags = ["attachments"];
const Nothing = Type.Object({}, { additionalProperties: false });

export interface ContentDeps extends BoardDeps {
  readonly config: Pick<Config, "rateLimit">;
  readonly storage: Storage;
  readonly links: ContentLinks;
}

/** The bytes of what is attached: for members alone, looked at on every read, and never as a page of ours. */
export function contentRoutes(server: Server, deps: ContentDeps): void {
  const { db, readBoard, storage, links, config } = deps;
  const byToken = guard(deps.authenticate);
  const onRequest = byTokenOrLink(deps.authenticate, links, "attachmentId");

  async function readable(request: FastifyRequest, attachmentId: string) {
    const place = await placeOnBoard(db, "attachment", attachmentId);
    if (!place) return undefined;
    return await readBoard(place.boardId, actorOf(request).userId, (board, _role, trx) =>
      readableAttachment(trx, board, attachmentId),
    );
  }

  for (const method of METHODS) {
    server.route({
      method,
      url: "/attachments/:attachmentId/content",
      onRequest,
      // A part is of the bytes as they are.
      compress: false,
      exposeHeadRoute: false,
      schema: { tags, params: AttachmentPath, querystring: KeyQuery, hide: method === "HEAD" },
      async handler(request, reply) {
        const { attachmentId } = request.params;
        const attachment = await readable(request, attachmentId);
        if (!attachment?.file) return refuseWith(reply, "not_found");
        const { name, file } = attachment;
        reply
          .type(sentType(file.mediaType))
          .header("content-disposition", disposition(isShown(file) ? "inline" : "attachment", name));
        return await sendContent(storage, request, reply, {
          key: fileKey(file.fileId),
          size: file.bytes,
          etag: `"${file.fileId}"`,
        });
      },
    });
  }

  for (const method of METHODS) {
    server.route({
      method,
      url: "/attachments/:attachmentId/thumbnail",
      onRequest,
      compress: false,
      config: oftenAsked(config),
      exposeHeadRoute: false,
      schema: { tags, params: AttachmentPath, querystring: KeyQuery, hide: method === "HEAD" },
      async handler(request, reply) {
        const attachment = await readable(request, request.params.attachmentId);
        if (!attachment?.file?.hasThumbnail) return refuseWith(reply, "not_found");
        const { fileId } = attachment.file;
        reply.type("image/webp").header("content-disposition", 'inline; filename="thumbnail.webp"');
        return await sendContent(storage, request, reply, {
          key: thumbnailKey(fileId),
          size: undefined,
          etag: `"${fileId}-small"`,
        });
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
