import multipart from "@fastify/multipart";
import { Id } from "@syncboard/model/schemas";
import type { FastifyReply, FastifyRequest, FastifySchemaCompiler } from "fastify";
import { type Static, type TSchema, Type } from "typebox";
import { attachedName } from "../attachment/attached-name.ts";
import type { AttachmentFiles } from "../attachment/attachment-files.ts";
import { FileGone } from "../attachment/file-store.ts";
import type { Config } from "../config.ts";
import { entityTag } from "../http/entity-tag.ts";
import { commandIds } from "../http/idempotency.ts";
import { refuseWith } from "../http/problems.ts";
import { passOverRest } from "../http/rest-of-body.ts";
import type { Server } from "../http/server-type.ts";
import { FileBody, looksAtNothing, MOST_AROUND_BYTES, receiveFile, uploadFolder, uploadOf } from "../http/upload.ts";
import { validatorCompiler } from "../http/validation.ts";
import { passOf } from "../session/actor.ts";
import { actorOf, guard } from "../session/authentication.ts";
import type { SubjectDeps } from "../subject/subject-deps.ts";
import { SubjectPath } from "../subject/subject-fields.ts";
import { findSubject } from "../subject/subject-store.ts";
import { addFile, isTooMuch, type NotAdded } from "./add-file.ts";
import { addNote } from "./add-note.ts";
import { NewNoteBody } from "./document-fields.ts";
import type { DocumentDetail } from "./document-store.ts";

const tags = ["documents"];
const IdQuery = Type.Object(
  { id: Type.Optional({ ...Id, description: "the document's id, where it comes with a file" }) },
  { additionalProperties: false },
);

export interface AddDeps extends SubjectDeps {
  readonly config: Pick<Config, "dataDir" | "maxUploadBytes" | "userQuotaBytes">;
  readonly files: AttachmentFiles;
  /** Told that there is a file whose text is to be taken. */
  readonly readSoon: () => void;
}

/** `receiveFile` has looked at a file by then. */
const compiler: FastifySchemaCompiler<TSchema> = (route) =>
  route.schema === FileBody ? looksAtNothing(route) : validatorCompiler(route);

function refuse(reply: FastifyReply, code: NotAdded): FastifyReply {
  return refuseWith(reply, code, code === "id_taken" ? [{ path: "id", message: "is in use" }] : []);
}

/** Something is put into a subject: a file, as multipart/form-data, or a note, as JSON. */
export async function addRoutes(api: Server, deps: AddDeps): Promise<void> {
  const { db, config, sources, files, tell, readSoon } = deps;
  const { maxUploadBytes: maxBytes, userQuotaBytes: quota } = config;
  const receive = receiveFile({ folder: uploadFolder(config), maxBytes });

  /** Before a byte is taken: what is not there, and what has no room anyhow. All of it is looked at once more when it is there. */
  async function admit(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const { subjectId } = request.params as Static<typeof SubjectPath>;
    const { userId } = actorOf(request);
    const bytes = Number(request.headers["content-length"] ?? 0) - MOST_AROUND_BYTES;
    const isThere = await findSubject(db, { userId, subjectId });
    if (isThere && !(await isTooMuch(db, userId, bytes, quota))) return undefined;
    passOverRest(request, reply, maxBytes);
    return refuseWith(reply, isThere ? "quota_exceeded" : "not_found");
  }

  async function addUploaded(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { subjectId } = request.params as Static<typeof SubjectPath>;
    const { userId } = actorOf(request);
    const upload = uploadOf(request);
    const { id = commandIds(request, sources.newId)() } = request.query as Static<typeof IdQuery>;
    const stored = await files.store({ userId }, upload);
    if (!stored) return refuseWith(reply, "unavailable");
    const title = attachedName(upload.name);
    const adding = { id, userId, subjectId, title, file: stored.file, sha256: upload.sha256 };
    const added = await addFile(db, adding, { quota, now: sources.now() }).catch((error: unknown) => {
      // The bytes of an earlier upload, which were to be shared, go at this very moment: the next time they are put anew.
      if (error instanceof FileGone) return "gone" as const;
      // It may be there, and only the answer lost: the bytes stay, and the sweep knows by then.
      throw error;
    });
    if (added === "gone") return refuseWith(reply, "unavailable");
    if (typeof added === "string" || !added.isNew) await files.discard(stored, request.log);
    return typeof added === "string" ? refuse(reply, added) : answer(request, reply, added.document);
  }

  async function addWritten(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    // The schema has looked at it.
    const { id = commandIds(request, sources.newId)(), title, text = "" } = request.body as Static<typeof NewNoteBody>;
    const { subjectId } = request.params as Static<typeof SubjectPath>;
    const actor = actorOf(request);
    const note = { id, userId: actor.userId, subjectId, title, text, passId: passOf(actor) };
    const added = await addNote(db, note, sources.now());
    return typeof added === "string" ? refuse(reply, added) : answer(request, reply, added);
  }

  function answer(request: FastifyRequest, reply: FastifyReply, document: DocumentDetail): FastifyReply {
    tell(actorOf(request).userId, "subjects");
    if (document.textState === "waiting") readSoon();
    reply.code(201).header("location", `/api/v1/documents/${document.id}`).header("etag", entityTag(document));
    return reply.send(document);
  }

  // In a place of its own: other routes take no multipart bodies.
  await api.register(async (uploads: Server) => {
    await uploads.register(multipart);
    uploads.decorateRequest("upload", undefined);
    uploads.post(
      "/subjects/:subjectId/documents",
      {
        onRequest: guard(deps.authenticate),
        async preValidation(request, reply) {
          if (!request.isMultipart()) return;
          return (await admit(request, reply)) ?? (await receive.call(uploads, request, reply));
        },
        preHandler: deps.onceOnly,
        validatorCompiler: compiler,
        schema: {
          tags,
          params: SubjectPath,
          querystring: IdQuery,
          body: {
            content: { "application/json": { schema: NewNoteBody }, "multipart/form-data": { schema: FileBody } },
          },
        },
      },
      async (request, reply) => {
        if (request.upload) return await addUploaded(request, reply);
        if (request.body === undefined) return refuseWith(reply, "invalid", [{ path: "title", message: "is missing" }]);
        return await addWritten(request, reply);
      },
    );
  });
}
