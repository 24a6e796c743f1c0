import { entityTag } from "../http/entity-tag.ts";
import { commandIds } from "../http/idempotency.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { passOf } from "../session/actor.ts";
import { actorOf, guard } from "../session/authentication.ts";
import type { SubjectDeps } from "../subject/subject-deps.ts";
import { SubjectPath } from "../subject/subject-fields.ts";
import { addNote } from "./add-note.ts";
import { NewNoteBody } from "./document-fields.ts";

const tags = ["documents"];

export function addRoutes(server: Server, { db, sources, authenticate, onceOnly, tell }: SubjectDeps): void {
  server.post(
    "/subjects/:subjectId/documents",
    { onRequest: guard(authenticate), preHandler: onceOnly, schema: { tags, params: SubjectPath, body: NewNoteBody } },
    async (request, reply) => {
      const { id = commandIds(request, sources.newId)(), title, text = "" } = request.body;
      const actor = actorOf(request);
      const { subjectId } = request.params;
      const note = { id, userId: actor.userId, subjectId, title, text, passId: passOf(actor) };
      const made = await addNote(db, note, sources.now());
      if (made === "id_taken") return refuseWith(reply, made, [{ path: "id", message: "is in use" }]);
      if (made === "not_found") return refuseWith(reply, made);
      tell(actor.userId, "subjects");
      return reply.code(201).header("location", `/api/v1/documents/${id}`).header("etag", entityTag(made)).send(made);
    },
  );
}
