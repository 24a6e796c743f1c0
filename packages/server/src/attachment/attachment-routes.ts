import type { AttachmentRow, Board } from "@syncboard/model";
import { AttachmentName, Id } from "@syncboard/model/schemas";
import { Type } from "typebox";
import type { BoardDeps } from "../board/board-deps.ts";
import { boardOfCard } from "../board/board-store.ts";
import { placeOnBoard } from "../board/card-inside.ts";
import { readableCard } from "../board/card-routes.ts";
import { formerAuthors } from "../board/former-authors.ts";
import { giveOneOn } from "../board/give-one.ts";
import type { Trx } from "../database/lane.ts";
import { entityTag, names } from "../http/entity-tag.ts";
import { DEFAULT_LIMIT, NOT_A_CURSOR, PageQuery, pageOf, placeOf } from "../http/pages.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { checkFor } from "../http/validation.ts";
import { actorOf, guard } from "../session/authentication.ts";
import { AttachmentPlace, findAttachments, listAttachments } from "./attachment-store.ts";

const tags = ["attachments"];
const CardPath = Type.Object({ cardId: Id });
export const AttachmentPath = Type.Object({ attachmentId: Id });
const AttachmentsQuery = Type.Object(PageQuery, { additionalProperties: false });
const AttachmentPatch = Type.Object({ name: AttachmentName }, { additionalProperties: false });
const isFaultyPlace = checkFor(AttachmentPlace);

const attachmentPlace = ({ createdAt, id }: AttachmentRow): AttachmentPlace => ({ createdAt, id });

/** An attachment that can be seen: it is not deleted, and its card is on the board or in its archive. */
export async function readableAttachment(
  trx: Trx,
  board: Board,
  attachmentId: string,
): Promise<AttachmentRow | undefined> {
  const [found] = await findAttachments(trx, [attachmentId]);
  if (!found || found.boardId !== board.info.id) return undefined;
  const { deletedAt, ...row } = found.attachment;
  return deletedAt === null && (await readableCard(trx, board, row.cardId)) ? row : undefined;
}

/** What is attached to cards, but for how it comes and goes: the bytes have routes of their own. */
export function attachmentRoutes(server: Server, deps: BoardDeps): void {
  const { db, readBoard } = deps;
  const onRequest = guard(deps.authenticate);
  const preHandler = deps.onceOnly;
  const give = giveOneOn(deps);

  const readAttachment = (boardId: string, userId: string, attachmentId: string) =>
    readBoard(boardId, userId, (board, _role, trx) => readableAttachment(trx, board, attachmentId));

  server.get(
    "/cards/:cardId/attachments",
    { onRequest, schema: { tags, params: CardPath, querystring: AttachmentsQuery } },
    async (request, reply) => {
      const { cardId } = request.params;
      const { limit = DEFAULT_LIMIT, cursor } = request.query;
      const after = cursor === undefined ? undefined : placeOf<AttachmentPlace>(cursor, isFaultyPlace);
      if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
      const boardId = await boardOfCard(db, cardId);
      const page =
        boardId &&
        (await readBoard(boardId, actorOf(request).userId, async (board, _role, trx) => {
          if (!(await readableCard(trx, board, cardId))) return undefined;
          const found = pageOf(await listAttachments(trx, cardId, after, limit + 1), limit, attachmentPlace);
          return { ...found, people: await formerAuthors(trx, board, found.items) };
        }));
      return page || refuseWith(reply, "not_found");
    },
  );

  server.get(
    "/attachments/:attachmentId",
    { onRequest, schema: { tags, params: AttachmentPath } },
    async (request, reply) => {
      const { attachmentId } = request.params;
      const place = await placeOnBoard(db, "attachment", attachmentId);
      const attachment = place && (await readAttachment(place.boardId, actorOf(request).userId, attachmentId));
      if (!attachment) return refuseWith(reply, "not_found");
      const etag = entityTag(attachment);
      reply.header("etag", etag).header("cache-control", "private, no-cache");
      if (names(request.headers["if-none-match"], etag)) return reply.code(304).send();
      return attachment;
    },
  );

  server.patch(
    "/attachments/:attachmentId",
    { onRequest, preHandler, schema: { tags, params: AttachmentPath, body: AttachmentPatch } },
    async (request, reply) => {
      const { attachmentId } = request.params;
      const place = await placeOnBoard(db, "attachment", attachmentId);
      if (!place) return refuseWith(reply, "not_found");
      const { boardId, cardId } = place;
      const command = { type: "attachment.edit", cardId, attachmentId, ...request.body } as const;
      const refused = await give(request, reply, boardId, command);
      if (refused) return refused;
      const attachment = await readAttachment(boardId, actorOf(request).userId, attachmentId);
      return attachment ? reply.header("etag", entityTag(attachment)).send(attachment) : refuseWith(reply, "not_found");
    },
  );

  server.delete(
    "/attachments/:attachmentId",
    { onRequest, preHandler, schema: { tags, params: AttachmentPath } },
    async (request, reply) => {
      const { attachmentId } = request.params;
      const place = await placeOnBoard(db, "attachment", attachmentId);
      if (!place) return refuseWith(reply, "not_found");
      const { boardId, cardId } = place;
      const refused = await give(request, reply, boardId, { type: "attachment.delete", cardId, attachmentId });
      return refused ?? reply.code(204).send();
    },
  );

  server.post(
    "/attachments/:attachmentId/restore",
    { onRequest, preHandler, schema: { tags, params: AttachmentPath } },
    async (request, reply) => {
      const { attachmentId } = request.params;
      const place = await placeOnBoard(db, "attachment", attachmentId);
      if (!place) return refuseWith(reply, "not_found");
      const { boardId, cardId } = place;
      const refused = await give(request, reply, boardId, { type: "attachment.restore", cardId, attachmentId });
      if (refused) return refused;
      const attachment = await readAttachment(boardId, actorOf(request).userId, attachmentId);
      return attachment ?? refuseWith(reply, "not_found");
    },
  );
}
