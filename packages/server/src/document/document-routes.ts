import { CalendarTime, Id } from "@syncboard/model/schemas";
import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import { answerTagged, entityTag } from "../http/entity-tag.ts";
import { keyedId } from "../http/idempotency.ts";
import { DEFAULT_LIMIT, NOT_A_CURSOR, PageQuery, pageOf, placeOf } from "../http/pages.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { checkFor } from "../http/validation.ts";
import { passOf } from "../session/actor.ts";
import { actorOf, guard } from "../session/authentication.ts";
import type { SubjectDeps } from "../subject/subject-deps.ts";
import { SubjectPath } from "../subject/subject-fields.ts";
import { findSubject } from "../subject/subject-store.ts";
import { DocumentPatch, DocumentPath } from "./document-fields.ts";
import { findDocument, listDocuments, type Place } from "./document-store.ts";
import { deleteDocument, editDocument, type NotChanged, restoreDocument } from "./own-document.ts";

const tags = ["documents"];
const DocumentsQuery = Type.Object(
  { ...PageQuery, kind: Type.Optional(Type.Enum(["note", "file"], { description: "note or file" })) },
  { additionalProperties: false },
);
const isFaultyPlace = checkFor(Type.Object({ updatedAt: CalendarTime, id: Id }, { additionalProperties: false }));

export function refuseChange(reply: FastifyReply, code: NotChanged): FastifyReply {
  if (code !== "not_a_note") return refuseWith(reply, code);
  return refuseWith(reply, "invalid", [{ path: "text", message: "is of notes: this is a file" }]);
}

/** What is in one's subjects, but for how it comes there: new ones, and the bytes of files, have routes of their own. */
export function documentRoutes(server: Server, { db, sources, authenticate, onceOnly, tell }: SubjectDeps): void {
  const onRequest = guard(authenticate);
  const preHandler = onceOnly;

  server.get(
    "/subjects/:subjectId/documents",
    { onRequest, schema: { tags, params: SubjectPath, querystring: DocumentsQuery } },
    async (request, reply) => {
      const { limit = DEFAULT_LIMIT, cursor, kind } = request.query;
      const after = cursor === undefined ? undefined : placeOf<Place>(cursor, isFaultyPlace);
      if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
      const own = { userId: actorOf(request).userId, subjectId: request.params.subjectId };
      if (!(await findSubject(db, own))) return refuseWith(reply, "not_found");
      const documents = await listDocuments(db, own, { kind, after, limit: limit + 1 });
      return pageOf(documents, limit, ({ updatedAt, id }): Place => ({ updatedAt, id }));
    },
  );

  server.get(
    "/documents/:documentId",
    { onRequest, schema: { tags, params: DocumentPath } },
    async (request, reply) => {
      const own = { userId: actorOf(request).userId, documentId: request.params.documentId };
      const document = await findDocument(db, own);
      return document ? answerTagged(request, reply, document) : refuseWith(reply, "not_found");
    },
  );

  server.patch(
    "/documents/:documentId",
    { onRequest, preHandler, schema: { tags, params: DocumentPath, body: DocumentPatch } },
    async (request, reply) => {
      const { body: patch, params, headers } = request;
      const actor = actorOf(request);
      const own = { userId: actor.userId, documentId: params.documentId };
      const wanted = {
        own,
        patch: { saveId: keyedId(request), ...patch },
        passId: passOf(actor),
        ifMatch: headers["if-match"],
        now: sources.now(),
      };
      const changed = await editDocument(db, wanted);
      if (typeof changed === "string") return refuseChange(reply, changed);
      tell(own.userId, "subjects");
      const { keptVersion: _, ...document } = changed;
      return reply.header("etag", entityTag(document)).send(changed);
    },
  );

  server.delete(
    "/documents/:documentId",
    { onRequest, preHandler, schema: { tags, params: DocumentPath } },
    async (request, reply) => {
      const own = { userId: actorOf(request).userId, documentId: request.params.documentId };
      const deleted = await deleteDocument(db, { own, ifMatch: request.headers["if-match"], now: sources.now() });
      if (deleted !== "deleted") return refuseChange(reply, deleted);
      tell(own.userId, "subjects");
      return reply.code(204).send();
    },
  );

  server.post(
    "/documents/:documentId/restore",
    { onRequest, preHandler, schema: { tags, params: DocumentPath } },
    async (request, reply) => {
      const own = { userId: actorOf(request).userId, documentId: request.params.documentId };
      const restored = await restoreDocument(db, own, sources.now());
      if (!restored) return refuseWith(reply, "not_found");
      if (restored.isRestored) tell(own.userId, "subjects");
      return reply.header("etag", entityTag(restored.document)).send(restored.document);
    },
  );
}
