import type { Board } from "@syncboard/model";
import { Base, CalendarTime, ColorName, Description, Id, Title } from "@syncboard/model/schemas";
import { Type } from "typebox";
import { isUniqueViolation } from "../database/faults.ts";
import { names } from "../http/entity-tag.ts";
import { commandIds } from "../http/idempotency.ts";
import { DEFAULT_LIMIT, NOT_A_CURSOR, PageQuery, pageOf, placeOf } from "../http/pages.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { checkFor } from "../http/validation.ts";
import { actorOf, guard } from "../session/authentication.ts";
import { newSummary, summaryFor } from "./answers.ts";
import type { BoardDeps } from "./board-deps.ts";
import { type After, type BoardSummary, listBoards } from "./board-list.ts";
import { eventsOfCommands } from "./board-store.ts";
import { refusedReply } from "./refusals.ts";

const tags = ["boards"];
export const BoardPath = Type.Object({ boardId: Id });

const FIRST_COLUMNS = ["To do", "In progress", "Done"];

const NewBoardBody = Type.Object(
  {
    id: Type.Optional(Id),
    title: Title,
    description: Type.Optional(Type.Union([Description, Type.Null()])),
    columns: Type.Optional(Type.Array(Title, { maxItems: 50 })),
  },
  { additionalProperties: false },
);

const BoardPatch = Type.Object(
  {
    title: Type.Optional(Title),
    description: Type.Optional(Type.Union([Description, Type.Null()])),
    background: Type.Optional(Type.Union([ColorName, Type.Null()])),
    base: Type.Optional(Base),
  },
  { additionalProperties: false },
);

const ListQuery = Type.Object(
  {
    ...PageQuery,
    archived: Type.Optional(Type.Boolean({ description: "true or false" })),
    deleted: Type.Optional(Type.Boolean({ description: "true: those that I made and deleted, and may have back" })),
  },
  { additionalProperties: false },
);

/** Whether `If-Match` names the board as it is. A board's tag begins with its number: the rest says who reads it. */
function isAt({ seq }: Board, ifMatch: string | undefined): boolean {
  if (ifMatch === undefined) return true;
  const tags = ifMatch.split(",").map((each) => each.trim().replace(/^W\//, ""));
  return tags.some((tag) => tag === "*" || tag.startsWith(`"${seq}-`));
}

/** A board that this very request made, whose answer was lost with the server. */
export async function madeBy(
  { readBoard }: Pick<BoardDeps, "readBoard">,
  { boardId, actorId, commandId }: { readonly boardId: string; readonly actorId: string; readonly commandId: string },
): Promise<BoardSummary | undefined> {
  return await readBoard(boardId, actorId, async (board, role, trx) =>
    (await eventsOfCommands(trx, boardId, actorId, [commandId])).length > 0
      ? summaryFor(actorId)(board, role, trx)
      : undefined,
  );
}

const isFaultyPlace = checkFor(
  Type.Object({ isStarred: Type.Boolean(), updatedAt: CalendarTime, id: Id }, { additionalProperties: false }),
);

export function boardRoutes(server: Server, deps: BoardDeps): void {
  const { db, sources, createBoard, execute, readBoard, snapshots } = deps;
  const onRequest = guard(deps.authenticate);
  const preHandler = deps.onceOnly;

  server.get("/boards", { onRequest, schema: { tags, querystring: ListQuery } }, async (request, reply) => {
    const { limit = DEFAULT_LIMIT, cursor, archived = false, deleted = false } = request.query;
    const which = deleted ? "deleted" : archived ? "archived" : "active";
    const after = cursor === undefined ? undefined : placeOf<After>(cursor, isFaultyPlace);
    if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
    const boards = await listBoards(db, actorOf(request).userId, { which, after, limit: limit + 1 });
    return pageOf(boards, limit, ({ isStarred, updatedAt, id }) => ({ isStarred, updatedAt, id }));
  });

  server.post("/boards", { onRequest, preHandler, schema: { tags, body: NewBoardBody } }, async (request, reply) => {
    const { id, title, description, columns = FIRST_COLUMNS } = request.body;
    const actorId = actorOf(request).userId;
    const nextId = commandIds(request, sources.newId);
    const commandId = nextId();
    const wanted = {
      boardId: id ?? nextId(),
      title,
      description: description || null,
      columns: columns.map((each) => ({ columnId: nextId(), title: each })),
    };
    try {
      const board = await createBoard({ actorId, commandId, now: sources.now(), wanted });
      return reply.code(201).header("location", `/api/v1/boards/${board.info.id}`).send(newSummary(board));
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      const made = await madeBy(deps, { boardId: wanted.boardId, actorId, commandId });
      if (made) return reply.code(201).header("location", `/api/v1/boards/${made.id}`).send(made);
      return refuseWith(reply, "id_taken", [{ path: "id", message: "is in use" }]);
    }
  });

  server.get("/boards/:boardId", { onRequest, schema: { tags, params: BoardPath } }, async (request, reply) => {
    const snapshot = await snapshots.for(request.params.boardId, actorOf(request).userId);
    if (!snapshot) return refuseWith(reply, "not_found");
    reply.header("etag", snapshot.etag).header("cache-control", "private, no-cache");
    if (names(request.headers["if-none-match"], snapshot.etag)) return reply.code(304).send();
    return reply.type("application/json; charset=utf-8").send(snapshot.json);
  });

  server.patch(
    "/boards/:boardId",
    { onRequest, preHandler, schema: { tags, params: BoardPath, body: BoardPatch } },
    async (request, reply) => {
      const { boardId } = request.params;
      const actorId = actorOf(request).userId;
      const ifMatch = request.headers["if-match"];
      const executed = await execute({
        actorId,
        boardId,
        commands: [{ id: commandIds(request, sources.newId)(), type: "board.edit", ...request.body }],
        isAtomic: true,
        precondition: (board) => isAt(board, ifMatch),
      });
      const refused = refusedReply(reply, executed);
      if (refused) return refused;
      return (await readBoard(boardId, actorId, summaryFor(actorId))) ?? refuseWith(reply, "not_found");
    },
  );

  for (const [path, type] of [
    ["archive", "board.archive"],
    ["restore", "board.restore"],
  ] as const) {
    server.post(
      `/boards/:boardId/${path}`,
      { onRequest, preHandler, schema: { tags, params: BoardPath } },
      async (request, reply) => {
        const { boardId } = request.params;
        const actorId = actorOf(request).userId;
        const command = { id: commandIds(request, sources.newId)(), type };
        const executed = await execute({ actorId, boardId, commands: [command], isAtomic: true });
        const refused = refusedReply(reply, executed);
        if (refused) return refused;
        return (await readBoard(boardId, actorId, summaryFor(actorId))) ?? refuseWith(reply, "not_found");
      },
    );
  }

  server.delete(
    "/boards/:boardId",
    { onRequest, preHandler, schema: { tags, params: BoardPath } },
    async (request, reply) => {
      const { boardId } = request.params;
      const actorId = actorOf(request).userId;
      const command = { id: commandIds(request, sources.newId)(), type: "board.delete" } as const;
      const ifMatch = request.headers["if-match"];
      const precondition = (board: Board) => isAt(board, ifMatch);
      const executed = await execute({ actorId, boardId, commands: [command], isAtomic: true, precondition });
      return refusedReply(reply, executed) ?? reply.code(204).send();
    },
  );
}
