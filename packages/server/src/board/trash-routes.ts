import { Type } from "typebox";
import { DEFAULT_LIMIT, NOT_A_CURSOR, PageQuery, pageOf, placeOf } from "../http/pages.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { checkFor } from "../http/validation.ts";
import { actorOf, guard } from "../session/authentication.ts";
import { AwayPlace } from "./away.ts";
import type { BoardDeps } from "./board-deps.ts";
import { BoardPath } from "./board-routes.ts";
import { listTrash, placeOfTrashed } from "./trash-list.ts";

const tags = ["boards"];
const TrashQuery = Type.Object(
  {
    ...PageQuery,
    what: Type.Optional(
      Type.Enum(["archived", "deleted"], { description: "archived (kept for good) or deleted; without it, both" }),
    ),
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: "part of the title, in any case" })),
  },
  { additionalProperties: false },
);
const DAY_SECONDS = 86_400;
const isFaultyPlace = checkFor(AwayPlace);

/** What was archived on a board or deleted from it. It is had back by the routes of what it is. */
export function trashRoutes(
  server: Server,
  { readBoard, authenticate, onceOnly, emptyTrash, trashTtl }: BoardDeps,
): void {
  server.get(
    "/boards/:boardId/trash",
    { onRequest: guard(authenticate), schema: { tags, params: BoardPath, querystring: TrashQuery } },
    async (request, reply) => {
      const { boardId } = request.params;
      const { limit = DEFAULT_LIMIT, cursor, what, q } = request.query;
      const after = cursor === undefined ? undefined : placeOf<AwayPlace>(cursor, isFaultyPlace);
      if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
      const { userId } = actorOf(request);
      const items = await readBoard(boardId, userId, (board, _role, trx) =>
        listTrash(trx, board, userId, { what, text: q, after, limit: limit + 1 }),
      );
      if (!items) return refuseWith(reply, "not_found");
      return { ...pageOf(items, limit, placeOfTrashed), keptDays: Math.floor(trashTtl / DAY_SECONDS) };
    },
  );

  server.delete(
    "/boards/:boardId/trash",
    { onRequest: guard(authenticate), preHandler: onceOnly, schema: { tags, params: BoardPath } },
    async (request, reply) => {
      const outcome = await emptyTrash.byOwner(request.params.boardId, actorOf(request).userId);
      return outcome === "done" ? reply.code(204).send() : refuseWith(reply, outcome);
    },
  );
}
