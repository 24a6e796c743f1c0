import { Readable } from "node:stream";
import { Type } from "typebox";
import { attachedName, disposition } from "../attachment/attached-name.ts";
import { fileKey, thumbnailKey } from "../attachment/file-place.ts";
import type { ContentLinks } from "../attachment/links.ts";
import {
  byTokenOrLink,
  isShown,
  KeyQuery,
  METHODS,
  oftenAsked,
  sendContent,
  sentType,
} from "../attachment/send-content.ts";
import type { Config } from "../config.ts";
import { entityTag } from "../http/entity-tag.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { actorOf, guard } from "../session/authentication.ts";
import type { Storage } from "../storage/storage.ts";
import type { SubjectDeps } from "../subject/subject-deps.ts";
import { DocumentPath } from "./document-fields.ts";
import { findDocument, findDocumentFile } from "./document-store.ts";

const tags = ["documents"];
const Nothing = Type.Object({}, { additionalProperties: false });

export interface DocumentContentDeps extends SubjectDeps {
  readonly config: Pick<Config, "rateLimit">;
  readonly storage: Storage;
  readonly links: ContentLinks;
}

/** A note as a file. */
function storedText(text: string): Pick<Storage, "open"> {
  const bytes = Buffer.from(text);
  return {
    open: (_, range) => {
      const content = Readable.from(range ? bytes.subarray(range.first, range.last + 1) : bytes, { objectMode: false });
      return Promise.resolve({ size: bytes.length, content });
    },
  };
}

/** The bytes of one's files, and what one's notes say: looked up on every read as its owner's, and never as a page of ours. */
export function documentContentRoutes(server: Server, deps: DocumentContentDeps): void {
  const { db, authenticate, storage, links, config } = deps;
  const onRequest = byTokenOrLink(authenticate, links, "documentId");

  for (const method of METHODS) {
    server.route({
      method,
      url: "/documents/:documentId/content",
      onRequest,
      // A part is of the bytes as they are.
      compress: false,
      exposeHeadRoute: false,
      schema: { tags, params: DocumentPath, querystring: KeyQuery, hide: method === "HEAD" },
      async handler(request, reply) {
        const own = { userId: actorOf(request).userId, documentId: request.params.documentId };
        const file = await findDocumentFile(db, own);
        if (!file) {
          const note = await findDocument(db, own);
          if (note?.text == null) return refuseWith(reply, "not_found");
          const { title, text, bytes: size } = note;
          reply.type("text/markdown; charset=utf-8");
          reply.header("content-disposition", disposition("attachment", attachedName(`${title}.md`)));
          return await sendContent(storedText(text), request, reply, { key: "", size, etag: entityTag(text) });
        }
        const { title, fileId, bytes: size } = file;
        reply.type(sentType(file.mediaType));
        reply.header("content-disposition", disposition(isShown(file) ? "inline" : "attachment", title));
        return await sendContent(storage, request, reply, { key: fileKey(fileId), size, etag: `"${fileId}"` });
      },
    });
  }

  for (const method of METHODS) {
    server.route({
      method,
      url: "/documents/:documentId/thumbnail",
      onRequest,
      compress: false,
      config: oftenAsked(config),
      exposeHeadRoute: false,
      schema: { tags, params: DocumentPath, querystring: KeyQuery, hide: method === "HEAD" },
      async handler(request, reply) {
        const own = { userId: actorOf(request).userId, documentId: request.params.documentId };
        const file = await findDocumentFile(db, own);
        if (!file?.hasThumbnail) return refuseWith(reply, "not_found");
        reply.type("image/webp").header("content-disposition", 'inline; filename="thumbnail.webp"');
        const [key, etag] = [thumbnailKey(file.fileId), `"${file.fileId}-small"`];
        return await sendContent(storage, request, reply, { key, size: undefined, etag });
      },
    });
  }

  server.post(
    "/documents/:documentId/link",
    { onRequest: guard(authenticate), schema: { tags, params: DocumentPath, querystring: Nothing } },
    async (request, reply) => {
      const actor = actorOf(request);
      const { documentId } = request.params;
      if (!(await findDocument(db, { userId: actor.userId, documentId }))) return refuseWith(reply, "not_found");
      const { key, expiresAt } = links.make(actor, documentId);
      return { url: `/api/v1/documents/${documentId}/content?key=${key}`, expiresAt };
    },
  );
}
