import { Id } from "@syncboard/model/schemas";
import { Type } from "typebox";
import type { BoardDeps } from "../board/board-deps.ts";
import { BoardPath } from "../board/board-routes.ts";
import { boardOfCard } from "../board/board-store.ts";
import { readableCard } from "../board/card-routes.ts";
import type { Trx } from "../database/lane.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { actorOf, guard } from "../session/authentication.ts";
import { chooseCardWatch, isWatchingBoard, isWatchingCard, unwatchBoard, watchBoard } from "./watch-store.ts";

const tags = ["notifications"];
const CardPath = Type.Object({ cardId: Id });

/** What one hears of: one's own choice, which nobody else is told of. */
export function watchRoutes(server: Server, deps: BoardDeps): void {
  const { db, sources, readBoard } = deps;
  const onRequest = guard(deps.authenticate);
  const preHandler = deps.onceOnly;

  const ofCard = { tags, params: CardPath };
  const ofBoard = { tags, params: BoardPath };

  /** What `look` sees of a card that the user may read; undefined: there is none. */
  async function atCard<Seen>(cardId: string, userId: string, look: (trx: Trx, boardId: string) => Promise<Seen>) {
    const boardId = await boardOfCard(db, cardId);
    if (boardId === undefined) return undefined;
    return await readBoard(boardId, userId, async (board, _role, trx) =>
      (await readableCard(trx, board, cardId)) ? { seen: await look(trx, boardId) } : undefined,
    );
  }

  server.get("/cards/:cardId/watch", { onRequest, schema: ofCard }, async (request, reply) => {
    const own = { cardId: request.params.cardId, userId: actorOf(request).userId };
    const found = await atCard(own.cardId, own.userId, (trx, boardId) => isWatchingCard(trx, boardId, own));
    return found ? { isWatching: found.seen } : refuseWith(reply, "not_found");
  });

  server.put("/cards/:cardId/watch", { onRequest, preHandler, schema: ofCard }, async (request, reply) => {
    const own = { cardId: request.params.cardId, userId: actorOf(request).userId };
    if (!(await atCard(own.cardId, own.userId, async () => true))) return refuseWith(reply, "not_found");
    await chooseCardWatch(db, own, true, sources.now());
    return { isWatching: true };
  });

  server.delete("/cards/:cardId/watch", { onRequest, preHandler, schema: ofCard }, async (request, reply) => {
    const own = { cardId: request.params.cardId, userId: actorOf(request).userId };
    if (!(await atCard(own.cardId, own.userId, async () => true))) return refuseWith(reply, "not_found");
    await chooseCardWatch(db, own, false, sources.now());
    return reply.code(204).send();
  });

  server.get("/boards/:boardId/watch", { onRequest, schema: ofBoard }, async (request, reply) => {
    const own = { boardId: request.params.boardId, userId: actorOf(request).userId };
    const isWatching = await readBoard(own.boardId, own.userId, (_board, _role, trx) => isWatchingBoard(trx, own));
    return isWatching === undefined ? refuseWith(reply, "not_found") : { isWatching };
  });

  server.put("/boards/:boardId/watch", { onRequest, preHandler, schema: ofBoard }, async (request, reply) => {
    const own = { boardId: request.params.boardId, userId: actorOf(request).userId };
    if (!(await readBoard(own.boardId, own.userId, () => true))) return refuseWith(reply, "not_found");
    await watchBoard(db, own, sources.now());
    return { isWatching: true };
  });

  server.delete("/boards/:boardId/watch", { onRequest, preHandler, schema: ofBoard }, async (request, reply) => {
    const own = { boardId: request.params.boardId, userId: actorOf(request).userId };
    if (!(await readBoard(own.boardId, own.userId, () => true))) return refuseWith(reply, "not_found");
    await unwatchBoard(db, own);
    return reply.code(204).send();
  });
}
