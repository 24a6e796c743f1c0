import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { actorOf, guard } from "../session/authentication.ts";
import { summaryFor } from "./answers.ts";
import type { BoardDeps } from "./board-deps.ts";
import { BoardPath } from "./board-routes.ts";
import { putStar, takeStar } from "./star-store.ts";

const tags = ["boards"];

/** Somebody's own mark on a board: no part of it, so no event says it and nobody else is told. */
export function starRoutes(server: Server, deps: BoardDeps): void {
  const { db, sources, readBoard } = deps;
  const onRequest = guard(deps.authenticate);
  const preHandler = deps.onceOnly;
  const schema = { tags, params: BoardPath };

  server.put("/boards/:boardId/star", { onRequest, preHandler, schema }, async (request, reply) => {
    const star = { boardId: request.params.boardId, userId: actorOf(request).userId };
    const board = await readBoard(star.boardId, star.userId, summaryFor(star.userId));
    if (!board) return refuseWith(reply, "not_found");
    await putStar(db, star, sources.now());
    return { ...board, isStarred: true };
  });

  server.delete("/boards/:boardId/star", { onRequest, preHandler, schema }, async (request, reply) => {
    const star = { boardId: request.params.boardId, userId: actorOf(request).userId };
    const isMember = await readBoard(star.boardId, star.userId, () => true);
    if (!isMember) return refuseWith(reply, "not_found");
    await takeStar(db, star);
    return reply.code(204).send();
  });
}
