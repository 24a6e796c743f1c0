import { CalendarTime, Id } from "@syncboard/model/schemas";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import { isUniqueViolation } from "../database/faults.ts";
import { answerTagged, entityTag } from "../http/entity-tag.ts";
import { commandIds, keyedId } from "../http/idempotency.ts";
import { DEFAULT_LIMIT, NOT_A_CURSOR, PageQuery, pageOf, placeOf } from "../http/pages.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { checkFor } from "../http/validation.ts";
import { passOf } from "../session/actor.ts";
import { actorOf, guard } from "../session/authentication.ts";
import { canSeeBoard, gatherBoard, letGoOfBoard } from "./gathered-boards.ts";
import { type Changing, editSubject, inSubject, readSubject } from "./own-subject.ts";
import type { SubjectDeps } from "./subject-deps.ts";
import { NewSubjectBody, SubjectBoardPath, SubjectPatch, SubjectPath } from "./subject-fields.ts";
import {
  addSubject,
  changeSubject,
  listSubjects,
  type NewSubject,
  type Place,
  setSubjectDeleted,
} from "./subject-store.ts";
import { findSave, type OnceSaved, rememberSave } from "./text-saves.ts";
import { renumberTodosUnder } from "./todos-under.ts";

const tags = ["subjects"];
const SubjectsQuery = Type.Object(
  { ...PageQuery, archived: Type.Optional(Type.Boolean({ description: "true or false" })) },
  { additionalProperties: false },
);
const isFaultyPlace = checkFor(Type.Object({ updatedAt: CalendarTime, id: Id }, { additionalProperties: false }));

/** The notebooks of one user, whom the token names: nobody else's are ever looked at. */
export function subjectRoutes(server: Server, { db, sources, authenticate, onceOnly, tell }: SubjectDeps): void {
  const onRequest = guard(authenticate);
  const preHandler = onceOnly;

  async function change(
    request: FastifyRequest,
    reply: FastifyReply,
    changing: Pick<Changing, "own" | "isDone" | "work">,
  ) {
    const { own } = changing;
    const changed = await inSubject(db, { ...changing, ifMatch: request.headers["if-match"], now: sources.now() });
    if (typeof changed === "string") return refuseWith(reply, changed);
    tell(own.userId, "subjects");
    return reply.header("etag", entityTag(changed)).send(changed);
  }

  server.get("/subjects", { onRequest, schema: { tags, querystring: SubjectsQuery } }, async (request, reply) => {
    const { limit = DEFAULT_LIMIT, cursor, archived: isArchived = false } = request.query;
    const after = cursor === undefined ? undefined : placeOf<Place>(cursor, isFaultyPlace);
    if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
    const subjects = await listSubjects(db, actorOf(request).userId, { isArchived, after, limit: limit + 1 });
    return pageOf(subjects, limit, ({ updatedAt, id }) => ({ updatedAt, id }));
  });

  server.post(
    "/subjects",
    { onRequest, preHandler, schema: { tags, body: NewSubjectBody } },
    async (request, reply) => {
      const { id = commandIds(request, sources.newId)(), name, color = null } = request.body;
      const description = request.body.description ?? "";
      const subject: NewSubject = { id, userId: actorOf(request).userId, name, description, color };
      const own = { userId: subject.userId, subjectId: id };
      try {
        await addSubject(db, subject, sources.now());
        tell(subject.userId, "subjects");
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
        // Sent again, because the answer was lost.
        const there = await readSubject(db, own);
        const isSame = there?.name === name && there.description === description && there.color === color;
        if (!isSame) return refuseWith(reply, "id_taken", [{ path: "id", message: "is in use" }]);
      }
      const made = await readSubject(db, own);
      if (!made) return refuseWith(reply, "not_found");
      return reply.code(201).header("location", `/api/v1/subjects/${id}`).header("etag", entityTag(made)).send(made);
    },
  );

  server.get("/subjects/:subjectId", { onRequest, schema: { tags, params: SubjectPath } }, async (request, reply) => {
    const own = { userId: actorOf(request).userId, subjectId: request.params.subjectId };
    const subject = await readSubject(db, own);
    return subject ? answerTagged(request, reply, subject) : refuseWith(reply, "not_found");
  });

  server.patch(
    "/subjects/:subjectId",
    { onRequest, preHandler, schema: { tags, params: SubjectPath, body: SubjectPatch } },
    async (request, reply) => {
      const actor = actorOf(request);
      const own = { userId: actor.userId, subjectId: request.params.subjectId };
      const { saveId = keyedId(request), description: sent, ...fields } = request.body;
      const description = sent === null ? "" : sent;
      const save: OnceSaved = {
        ...{ userId: own.userId, thingId: own.subjectId, passId: passOf(actor) },
        saveId: description === undefined ? undefined : saveId,
      };
      return await change(request, reply, {
        own,
        isDone: async (trx) => (await findSave(trx, save)) !== undefined,
        async work(trx, at) {
          await editSubject(trx, own, { ...fields, ...(description !== undefined && { description }) }, at);
          await rememberSave(trx, save, { keptVersion: null, now: at });
          return undefined;
        },
      });
    },
  );

  server.delete(
    "/subjects/:subjectId",
    { onRequest, preHandler, schema: { tags, params: SubjectPath } },
    async (request, reply) => {
      const own = { userId: actorOf(request).userId, subjectId: request.params.subjectId };
      const ifMatch = request.headers["if-match"];
      let isDeleted = false;
      let hasTodos = false;
      const outcome = await inSubject(db, {
        ...{ own, ifMatch, now: sources.now() },
        async work(trx, at) {
          isDeleted = await setSubjectDeleted(trx, own, at);
          hasTodos = await renumberTodosUnder(trx, own, at);
          return undefined;
        },
      });
      if (!isDeleted) return refuseWith(reply, typeof outcome === "string" ? outcome : "not_found");
      tell(own.userId, "subjects");
      if (hasTodos) tell(own.userId, "todos");
      return reply.code(204).send();
    },
  );

  server.post(
    "/subjects/:subjectId/restore",
    { onRequest, preHandler, schema: { tags, params: SubjectPath } },
    async (request, reply) => {
      const own = { userId: actorOf(request).userId, subjectId: request.params.subjectId };
      const restored = await db.transaction().execute(async (trx) => {
        const isRestored = await setSubjectDeleted(trx, own, null);
        const hasTodos = isRestored && (await renumberTodosUnder(trx, own, sources.now()));
        return { isRestored, hasTodos, subject: await readSubject(trx, own) };
      });
      if (!restored.subject) return refuseWith(reply, "not_found");
      if (restored.isRestored) tell(own.userId, "subjects");
      if (restored.hasTodos) tell(own.userId, "todos");
      return reply.header("etag", entityTag(restored.subject)).send(restored.subject);
    },
  );

  server.put(
    "/subjects/:subjectId/boards/:boardId",
    { onRequest, preHandler, schema: { tags, params: SubjectBoardPath } },
    async (request, reply) => {
      const { subjectId, boardId } = request.params;
      const own = { userId: actorOf(request).userId, subjectId };
      return await change(request, reply, {
        own,
        async work(trx, at) {
          if (!(await canSeeBoard(trx, own.userId, boardId))) return "not_found";
          const gathered = await gatherBoard(trx, { subjectId, boardId }, at);
          if (gathered === "full") return "subject_full";
          if (gathered === "gathered") await changeSubject(trx, own, { updatedAt: at });
          return undefined;
        },
      });
    },
  );

  server.delete(
    "/subjects/:subjectId/boards/:boardId",
    { onRequest, preHandler, schema: { tags, params: SubjectBoardPath } },
    async (request, reply) => {
      const { subjectId, boardId } = request.params;
      const own = { userId: actorOf(request).userId, subjectId };
      const outcome = await inSubject(db, {
        ...{ own, ifMatch: request.headers["if-match"], now: sources.now() },
        async work(trx, at) {
          // Also of a board that they see no more; of one that was never theirs there is nothing to say.
          if (!(await letGoOfBoard(trx, subjectId, boardId))) {
            return (await canSeeBoard(trx, own.userId, boardId)) ? undefined : "not_found";
          }
          await changeSubject(trx, own, { updatedAt: at });
          return undefined;
        },
      });
      if (typeof outcome === "string") return refuseWith(reply, outcome);
      tell(own.userId, "subjects");
      return reply.code(204).send();
    },
  );
}
