import { type CommentRow, commentRowOf } from "@syncboard/model";
import { CommentText, Id } from "@syncboard/model/schemas";
import { Type } from "typebox";
import { commandIds } from "../http/idempotency.ts";
import { cursorOf, DEFAULT_LIMIT, NOT_A_CURSOR, PageQuery, placeOf } from "../http/pages.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { checkFor } from "../http/validation.ts";
import { actorOf, guard } from "../session/authentication.ts";
import type { BoardDeps } from "./board-deps.ts";
import { boardOfCard } from "./board-store.ts";
import { findComments, placeOnBoard } from "./card-inside.ts";
import { readableCard } from "./card-routes.ts";
import { CommentPlace, listComments } from "./comment-list.ts";
import { formerAuthors } from "./former-authors.ts";
import { giveOneOn } from "./give-one.ts";
import { refusedReply } from "./refusals.ts";

const tags = ["comments"];
const CardPath = Type.Object({ cardId: Id });
const CommentPath = Type.Object({ commentId: Id });
const CommentsQuery = Type.Object(PageQuery, { additionalProperties: false });
const NewCommentBody = Type.Object({ id: Type.Optional(Id), text: CommentText }, { additionalProperties: false });
const CommentPatch = Type.Object({ text: CommentText }, { additionalProperties: false });
const isFaultyPlace = checkFor(CommentPlace);

/** A page ends sooner than its limit where its texts are long. */
const MOST_CHARACTERS = 131_072;

/** What is said about cards. */
export function commentRoutes(server: Server, deps: BoardDeps): void {
  const { db, sources, execute, readBoard } = deps;
  const onRequest = guard(deps.authenticate);
  const preHandler = deps.onceOnly;

  async function readComment(boardId: string, userId: string, commentId: string) {
    return await readBoard(boardId, userId, async (board, _role, trx) => {
      const [found] = await findComments(trx, [commentId]);
      return found?.comment.deletedAt === null && board.liveCard(found.comment.cardId)
        ? commentRowOf(found.comment)
        : undefined;
    });
  }

  const give = giveOneOn(deps);

  server.get(
    "/cards/:cardId/comments",
    { onRequest, schema: { tags, params: CardPath, querystring: CommentsQuery } },
    async (request, reply) => {
      const { cardId } = request.params;
      const { limit = DEFAULT_LIMIT, cursor } = request.query;
      const after = cursor === undefined ? undefined : placeOf<CommentPlace>(cursor, isFaultyPlace);
      if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
      const boardId = await boardOfCard(db, cardId);
      const page =
        boardId &&
        (await readBoard(boardId, actorOf(request).userId, async (board, _role, trx) => {
          if (!(await readableCard(trx, board, cardId))) return undefined;
          const found = await listComments(trx, cardId, after, limit + 1);
          const items = within(found.slice(0, limit));
          const last = items.at(-1);
          const isMore = found.length > items.length;
          return {
            items,
            nextCursor: isMore && last ? cursorOf({ createdAt: last.createdAt, id: last.id }) : null,
            people: await formerAuthors(trx, board, items),
          };
        }));
      return page || refuseWith(reply, "not_found");
    },
  );

  server.post(
    "/cards/:cardId/comments",
    { onRequest, preHandler, schema: { tags, params: CardPath, body: NewCommentBody } },
    async (request, reply) => {
      const { cardId } = request.params;
      const boardId = await boardOfCard(db, cardId);
      if (!boardId) return refuseWith(reply, "not_found");
      const { id, text } = request.body;
      const actorId = actorOf(request).userId;
      const nextId = commandIds(request, sources.newId);
      const command = { id: nextId(), type: "comment.add", cardId, commentId: id ?? nextId(), text } as const;
      const refused = refusedReply(reply, await execute({ actorId, boardId, commands: [command], isAtomic: true }));
      if (refused) return refused;
      const comment = await readComment(boardId, actorId, command.commentId);
      return comment ? reply.code(201).send(comment) : refuseWith(reply, "not_found");
    },
  );

  server.patch(
    "/comments/:commentId",
    { onRequest, preHandler, schema: { tags, params: CommentPath, body: CommentPatch } },
    async (request, reply) => {
      const { commentId } = request.params;
      const place = await placeOnBoard(db, "comment", commentId);
      if (!place) return refuseWith(reply, "not_found");
      const { boardId, cardId } = place;
      const refused = await give(request, reply, boardId, { type: "comment.edit", cardId, commentId, ...request.body });
      if (refused) return refused;
      const comment = await readComment(boardId, actorOf(request).userId, commentId);
      return comment ?? refuseWith(reply, "not_found");
    },
  );

  server.delete(
    "/comments/:commentId",
    { onRequest, preHandler, schema: { tags, params: CommentPath } },
    async (request, reply) => {
      const { commentId } = request.params;
      const place = await placeOnBoard(db, "comment", commentId);
      if (!place) return refuseWith(reply, "not_found");
      const { boardId, cardId } = place;
      const refused = await give(request, reply, boardId, { type: "comment.delete", cardId, commentId });
      return refused ?? reply.code(204).send();
    },
  );

  server.post(
    "/comments/:commentId/restore",
    { onRequest, preHandler, schema: { tags, params: CommentPath } },
    async (request, reply) => {
      const { commentId } = request.params;
      const place = await placeOnBoard(db, "comment", commentId);
      if (!place) return refuseWith(reply, "not_found");
      const { boardId, cardId } = place;
      const refused = await give(request, reply, boardId, { type: "comment.restore", cardId, commentId });
      if (refused) return refused;
      const comment = await readComment(boardId, actorOf(request).userId, commentId);
      return comment ?? refuseWith(reply, "not_found");
    },
  );
}

/** The first of them that are together not too long, and at least one. */
function within(comments: readonly CommentRow[]): readonly CommentRow[] {
  let size = 0;
  const end = comments.findIndex(({ text }, index) => {
    size += text.length;
    return size > MOST_CHARACTERS && index > 0;
  });
  return end < 0 ? comments : comments.slice(0, end);
}
