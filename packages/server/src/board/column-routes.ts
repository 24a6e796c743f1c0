import type { Command } from "@syncboard/model";
import { Id, Position, Title, WipLimit } from "@syncboard/model/schemas";
import { Type } from "typebox";
import { commandIds } from "../http/idempotency.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { actorOf, guard } from "../session/authentication.ts";
import { columnAnswer } from "./answers.ts";
import type { BoardDeps } from "./board-deps.ts";
import { BoardPath } from "./board-routes.ts";
import { boardOfColumn } from "./board-store.ts";
import { refusedReply } from "./refusals.ts";

const tags = ["columns"];
const ColumnPath = Type.Object({ columnId: Id });

const NewColumnBody = Type.Object(
  {
    id: Type.Optional(Id),
    title: Title,
    position: Type.Optional(Position),
    wipLimit: Type.Optional(Type.Union([WipLimit, Type.Null()])),
  },
  { additionalProperties: false },
);

const ColumnPatch = Type.Object(
  {
    title: Type.Optional(Title),
    wipLimit: Type.Optional(Type.Union([WipLimit, Type.Null()])),
    position: Type.Optional(Position),
    afterColumnId: Type.Optional(Type.Union([Id, Type.Null()])),
  },
  { additionalProperties: false },
);

export function columnRoutes(server: Server, deps: BoardDeps): void {
  const { db, sources, execute, readBoard } = deps;
  const onRequest = guard(deps.authenticate);
  const preHandler = deps.onceOnly;

  server.post(
    "/boards/:boardId/columns",
    { onRequest, preHandler, schema: { tags, params: BoardPath, body: NewColumnBody } },
    async (request, reply) => {
      const { boardId } = request.params;
      const { id, ...fields } = request.body;
      const actorId = actorOf(request).userId;
      const nextId = commandIds(request, sources.newId);
      const command = { id: nextId(), type: "column.add", columnId: id ?? nextId(), ...fields } as const;
      const executed = await execute({ actorId, boardId, commands: [command], isAtomic: true });
      const refused = refusedReply(reply, executed);
      if (refused) return refused;
      const column = await readBoard(boardId, actorId, (board) => columnAnswer(board, command.columnId));
      return column ? reply.code(201).send(column) : refuseWith(reply, "not_found");
    },
  );

  server.patch(
    "/columns/:columnId",
    { onRequest, preHandler, schema: { tags, params: ColumnPath, body: ColumnPatch } },
    async (request, reply) => {
      const { columnId } = request.params;
      const { title, wipLimit, ...where } = request.body;
      const boardId = await boardOfColumn(db, columnId);
      if (!boardId) return refuseWith(reply, "not_found");
      const actorId = actorOf(request).userId;
      const nextId = commandIds(request, sources.newId);
      const fields = { ...(title !== undefined && { title }), ...(wipLimit !== undefined && { wipLimit }) };
      // An edit that names nothing still says whether the column is there and may be changed.
      const commands: Command[] = [{ id: nextId(), type: "column.edit", columnId, ...fields }];
      if (Object.keys(where).length > 0) commands.push({ id: nextId(), type: "column.move", columnId, ...where });
      const refused = refusedReply(reply, await execute({ actorId, boardId, commands, isAtomic: true }));
      if (refused) return refused;
      const column = await readBoard(boardId, actorId, (board) => columnAnswer(board, columnId));
      return column ?? refuseWith(reply, "not_found");
    },
  );

  for (const [path, type] of [
    ["archive", "column.archive"],
    ["restore", "column.restore"],
  ] as const) {
    server.post(
      `/columns/:columnId/${path}`,
      { onRequest, preHandler, schema: { tags, params: ColumnPath } },
      async (request, reply) => {
        const { columnId } = request.params;
        const boardId = await boardOfColumn(db, columnId);
        if (!boardId) return refuseWith(reply, "not_found");
        const command = { id: commandIds(request, sources.newId)(), type, columnId };
        const actorId = actorOf(request).userId;
        const refused = refusedReply(reply, await execute({ actorId, boardId, commands: [command], isAtomic: true }));
        if (refused) return refused;
        const column = await readBoard(boardId, actorId, (board) => columnAnswer(board, columnId));
        return column ?? refuseWith(reply, "not_found");
      },
    );
  }

  server.delete(
    "/columns/:columnId",
    { onRequest, preHandler, schema: { tags, params: ColumnPath } },
    async (request, reply) => {
      const { columnId } = request.params;
      const boardId = await boardOfColumn(db, columnId);
      if (!boardId) return refuseWith(reply, "not_found");
      const command = { id: commandIds(request, sources.newId)(), type: "column.delete", columnId } as const;
      const actorId = actorOf(request).userId;
      const executed = await execute({ actorId, boardId, commands: [command], isAtomic: true });
      return refusedReply(reply, executed) ?? reply.code(204).send();
    },
  );
}
