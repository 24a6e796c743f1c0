import { copyBoard } from "@syncboard/model";
import { Id, Title } from "@syncboard/model/schemas";
import { Type } from "typebox";
import { isUniqueViolation } from "../database/faults.ts";
import { commandIds } from "../http/idempotency.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { actorOf, guard } from "../session/authentication.ts";
import { newSummary } from "./answers.ts";
import type { BoardDeps } from "./board-deps.ts";
import { BoardPath, madeBy } from "./board-routes.ts";

const tags = ["boards"];

const CopyBody = Type.Object(
  {
    id: Type.Optional(Id),
    /** That of the board, where it is not said. */
    title: Type.Optional(Title),
    withCards: Type.Optional(Type.Boolean({ default: true })),
  },
  { additionalProperties: false },
);

/** A board of one's own from one that one sees. */
export function copyRoutes(server: Server, deps: BoardDeps): void {
  const { sources, copyBoard: make, readBoard } = deps;
  const onRequest = guard(deps.authenticate);
  const preHandler = deps.onceOnly;

  server.post(
    "/boards/:boardId/copy",
    { onRequest, preHandler, schema: { tags, params: BoardPath, body: CopyBody } },
    async (request, reply) => {
      const { id, title, withCards = true } = request.body;
      const actorId = actorOf(request).userId;
      const nextId = commandIds(request, sources.newId);
      const commandId = nextId();
      const boardId = id ?? nextId();
      const copy = await readBoard(request.params.boardId, actorId, (board) =>
        copyBoard(board, { boardId, title: title ?? board.info.title, withCards }, sources.newId),
      );
      if (!copy) return refuseWith(reply, "not_found");
      const location = `/api/v1/boards/${boardId}`;
      try {
        const board = await make({ actorId, commandId, now: sources.now(), copy });
        return reply.code(201).header("location", location).send(newSummary(board));
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
        const made = await madeBy(deps, { boardId, actorId, commandId });
        if (made) return reply.code(201).header("location", location).send(made);
        return refuseWith(reply, "id_taken", [{ path: "id", message: "is in use" }]);
      }
    },
  );
}
