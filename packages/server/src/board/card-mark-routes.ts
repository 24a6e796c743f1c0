import type { CommandBody } from "@syncboard/model";
import { Id } from "@syncboard/model/schemas";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import { commandIds } from "../http/idempotency.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { actorOf, guard } from "../session/authentication.ts";
import { taggedCard } from "./answers.ts";
import type { BoardDeps } from "./board-deps.ts";
import { boardOfCard } from "./board-store.ts";
import { refusedReply } from "./refusals.ts";

const tags = ["cards"];
const CardLabelPath = Type.Object({ cardId: Id, labelId: Id });
const CardAssigneePath = Type.Object({ cardId: Id, userId: Id });

/** What is put on a card and taken off again: labels and people. */
export function cardMarkRoutes(server: Server, deps: BoardDeps): void {
  const { db, sources, execute, readBoard } = deps;
  const onRequest = guard(deps.authenticate);
  const preHandler = deps.onceOnly;

  /** Gives the command to the card's board, and answers the card as it is then, or nothing. */
  async function mark(request: FastifyRequest, reply: FastifyReply, body: CommandBody & { cardId: string }) {
    const boardId = await boardOfCard(db, body.cardId);
    if (!boardId) return refuseWith(reply, "not_found");
    const actorId = actorOf(request).userId;
    const command = { id: commandIds(request, sources.newId)(), ...body };
    const refused = refusedReply(reply, await execute({ actorId, boardId, commands: [command], isAtomic: true }));
    if (refused) return refused;
    if (request.method === "DELETE") return reply.code(204).send();
    const card = await readBoard(boardId, actorId, async (board, _role, trx) => {
      const found = board.liveCard(body.cardId);
      return found && (await taggedCard(trx, board, found));
    });
    return card ? reply.header("etag", card.etag).send(card.answer) : refuseWith(reply, "not_found");
  }

  server.put(
    "/cards/:cardId/labels/:labelId",
    { onRequest, preHandler, schema: { tags, params: CardLabelPath } },
    (request, reply) => mark(request, reply, { type: "card.label", ...request.params }),
  );
  server.delete(
    "/cards/:cardId/labels/:labelId",
    { onRequest, preHandler, schema: { tags, params: CardLabelPath } },
    (request, reply) => mark(request, reply, { type: "card.unlabel", ...request.params }),
  );
  server.put(
    "/cards/:cardId/assignees/:userId",
    { onRequest, preHandler, schema: { tags, params: CardAssigneePath } },
    (request, reply) => mark(request, reply, { type: "card.assign", ...request.params }),
  );
  server.delete(
    "/cards/:cardId/assignees/:userId",
    { onRequest, preHandler, schema: { tags, params: CardAssigneePath } },
    (request, reply) => mark(request, reply, { type: "card.unassign", ...request.params }),
  );
}
