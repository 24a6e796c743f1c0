import { Type } from "typebox";
import { DEFAULT_LIMIT, NOT_A_CURSOR, PageQuery, pageOf, placeOf } from "../http/pages.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { checkFor } from "../http/validation.ts";
import { actorOf, guard } from "../session/authentication.ts";
import type { BoardDeps } from "./board-deps.ts";
import { BoardPath } from "./board-routes.ts";
import { listTrash, TrashPlace } from "./trash-list.ts";

const tags = ["boards"];
const TrashQuery = Type.Object(PageQuery, { additionalProperties: false });
const isFaultyPlace = checkFor(TrashPlace);

/** What was deleted from a board. It is had back by the routes of what it is. */
export function trashRoutes(server: Server, { readBoard, authenticate }: BoardDeps): void {
  server.get(
    "/boards/:boardId/trash",
    { onRequest: guard(authenticate), schema: { tags, params: BoardPath, querystring: TrashQuery } },
    async (request, reply) => {
      const { boardId } = request.params;
      const { limit = DEFAULT_LIMIT, cursor } = request.query;
      const after = cursor === undefined ? undefined : placeOf<TrashPlace>(cursor, isFaultyPlace);
      if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
      const items = await readBoard(boardId, actorOf(request).userId, (_board, _role, trx) =>
        listTrash(trx, boardId, { after, limit: limit + 1 }),
      );
      if (!items) return refuseWith(reply, "not_found");
      return pageOf(items, limit, ({ deletedAt, id }) => ({ deletedAt, id }));
    },
  );
}
