import multipart from "@fastify/multipart";
import { attach, can } from "@syncboard/model";
import { AttachmentName, Id, Url } from "@syncboard/model/schemas";
import type { FastifyReply, FastifyRequest, FastifySchemaCompiler } from "fastify";
import { type Static, type TSchema, Type } from "typebox";
import type { BoardDeps } from "../board/board-deps.ts";
import { boardOfCard } from "../board/board-store.ts";
import { refusedReply } from "../board/refusals.ts";
import type { Config } from "../config.ts";
import { commandIds } from "../http/idempotency.ts";
import { refuseWith } from "../http/problems.ts";
import { passOverRest } from "../http/rest-of-body.ts";
import type { Server } from "../http/server-type.ts";
import { FileBody, looksAtNothing, MOST_AROUND_BYTES, receiveFile, uploadFolder, uploadOf } from "../http/upload.ts";
import { validatorCompiler } from "../http/validation.ts";
import { actorOf, guard } from "../session/authentication.ts";
import type { Attached, Attaching } from "./attach-file.ts";
import { attachedName } from "./attached-name.ts";
import type { AttachmentFiles } from "./attachment-files.ts";
import { readableAttachment } from "./attachment-routes.ts";
import { findAttachments } from "./attachment-store.ts";
import { FileGone, hasBytes, usedBytes } from "./file-store.ts";

const tags = ["attachments"];
const CardPath = Type.Object({ cardId: Id });
const IdQuery = Type.Object(
  { id: Type.Optional({ ...Id, description: "the attachment's id, where it comes with a file" }) },
  { additionalProperties: false },
);
const LinkBody = Type.Object(
  { id: Type.Optional(Id), url: Url, name: Type.Optional(AttachmentName) },
  { additionalProperties: false },
);

export interface UploadDeps extends BoardDeps {
  readonly config: Pick<Config, "dataDir" | "maxUploadBytes" | "boardQuotaBytes">;
  readonly files: AttachmentFiles;
  readonly attachFile: (attaching: Attaching) => Promise<Attached>;
}

/** `receiveFile` has looked at a file by then. */
const compiler: FastifySchemaCompiler<TSchema> = (route) =>
  route.schema === FileBody ? looksAtNothing(route) : validatorCompiler(route);

/** Something is attached to a card: a file, as multipart/form-data, or a link, as JSON. */
export async function uploadRoutes(api: Server, deps: UploadDeps): Promise<void> {
  const { db, config, sources, files, readBoard, attachFile } = deps;
  const onRequest = guard(deps.authenticate);
  const { maxUploadBytes: maxBytes, boardQuotaBytes: quota } = config;
  const receive = receiveFile({ folder: uploadFolder(config), maxBytes });

  /** Before a byte is taken: who may not, and what has no room anyhow. All of it is looked at once more when it is there. */
  async function admit(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const { cardId } = request.params as Static<typeof CardPath>;
    const boardId = await boardOfCard(db, cardId);
    const bytes = Number(request.headers["content-length"] ?? 0) - MOST_AROUND_BYTES;
    const admitted =
      boardId &&
      (await readBoard(boardId, actorOf(request).userId, async (board, role, trx) => {
        if (!can(role, "attachment.add")) return "forbidden";
        const wanted = { attachmentId: "", cardId, name: "", url: null, file: null };
        const decision = attach(board, wanted);
        if (decision.outcome === "refused") return decision.code;
        return quota > 0 && bytes > 0 && (await usedBytes(trx, boardId)) + bytes > quota
          ? "quota_exceeded"
          : "admitted";
      }));
    if (admitted === "admitted") return undefined;
    passOverRest(request, reply, maxBytes);
    return refuseWith(reply, admitted || "not_found");
  }

  async function attachUploaded(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { cardId } = request.params as Static<typeof CardPath>;
    const actorId = actorOf(request).userId;
    const upload = uploadOf(request);
    const { id: said } = request.query as Static<typeof IdQuery>;
    const attachmentId = said ?? commandIds(request, sources.newId)();
    const boardId = await boardOfCard(db, cardId);
    if (!boardId) return refuseWith(reply, "not_found");
    const stored = await files.store({ boardId }, upload);
    if (!stored) return refuseWith(reply, "unavailable");
    const name = attachedName(upload.name);
    const wanted = { boardId, cardId, actorId, attachmentId, name, file: stored.file };
    const attached = await attachFile(wanted).catch((error: unknown) => {
      // The bytes of an earlier upload, which were to be shared, go at this very moment: the next time they are put anew.
      if (error instanceof FileGone) return "gone" as const;
      // It may be attached, and only the answer lost: the bytes stay, and the sweep knows by then.
      throw error;
    });
    if (attached === "attached") return await answer(request, reply, boardId, attachmentId);
    if (attached === "gone") return refuseWith(reply, "unavailable");
    await files.discard(stored, request.log);
    if (attached === "quota_exceeded") return refuseWith(reply, attached);
    const isDone = attached.code === "id_taken" && (await isAttached(wanted, upload.sha256));
    if (isDone) return await answer(request, reply, boardId, attachmentId);
    return refuseWith(reply, attached.code, attached.code === "id_taken" ? [{ path: "id", message: "is in use" }] : []);
  }

  /** Whether this very upload was done before: its answer was lost, and it is sent again. */
  async function isAttached({ boardId, cardId, actorId, attachmentId }: Attaching, sha256: string): Promise<boolean> {
    const [found] = await findAttachments(db, [attachmentId]);
    if (!found || found.boardId !== boardId) return false;
    const { authorId, file, deletedAt, ...there } = found.attachment;
    if (there.cardId !== cardId || authorId !== actorId || deletedAt !== null || !file) return false;
    return await hasBytes(db, file.fileId, sha256);
  }

  async function attachLink(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { cardId } = request.params as Static<typeof CardPath>;
    const boardId = await boardOfCard(db, cardId);
    if (!boardId) return refuseWith(reply, "not_found");
    // The schema has looked at it.
    const { id, ...link } = request.body as Static<typeof LinkBody>;
    const nextId = commandIds(request, sources.newId);
    const [commandId, attachmentId] = [nextId(), id ?? nextId()];
    const actorId = actorOf(request).userId;
    const command = { id: commandId, type: "attachment.add", cardId, attachmentId, ...link } as const;
    const executed = await deps.execute({ actorId, boardId, commands: [command], isAtomic: true });
    return refusedReply(reply, executed) ?? (await answer(request, reply, boardId, attachmentId));
  }

  async function answer(request: FastifyRequest, reply: FastifyReply, boardId: string, attachmentId: string) {
    const attachment = await readBoard(boardId, actorOf(request).userId, (board, _role, trx) =>
      readableAttachment(trx, board, attachmentId),
    );
    if (!attachment) return refuseWith(reply, "not_found");
    return reply.code(201).header("location", `/api/v1/attachments/${attachmentId}`).send(attachment);
  }

  // In a place of its own: other routes take no multipart bodies.
  await api.register(async (uploads: Server) => {
    await uploads.register(multipart);
    uploads.decorateRequest("upload", undefined);
    uploads.post(
      "/cards/:cardId/attachments",
      {
        onRequest,
        async preValidation(request, reply) {
          if (!request.isMultipart()) return;
          return (await admit(request, reply)) ?? (await receive.call(uploads, request, reply));
        },
        preHandler: deps.onceOnly,
        validatorCompiler: compiler,
        schema: {
          tags,
          params: CardPath,
          querystring: IdQuery,
          body: {
            content: { "application/json": { schema: LinkBody }, "multipart/form-data": { schema: FileBody } },
          },
        },
      },
      async (request, reply) => {
        if (request.upload) return await attachUploaded(request, reply);
        if (request.body === undefined) return refuseWith(reply, "invalid", [{ path: "url", message: "is missing" }]);
        return await attachLink(request, reply);
      },
    );
  });
}
