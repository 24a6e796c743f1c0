import type { Command } from "@syncboard/model";
import { Id, RoleName } from "@syncboard/model/schemas";
import { Type } from "typebox";
import type { BoardDeps } from "../board/board-deps.ts";
import { BoardPath } from "../board/board-routes.ts";
import { refusedReply } from "../board/refusals.ts";
import { commandIds } from "../http/idempotency.ts";
import { DEFAULT_LIMIT, NOT_A_CURSOR, PageQuery, pageOf, placeOf } from "../http/pages.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { checkFor } from "../http/validation.ts";
import { actorOf, guard } from "../session/authentication.ts";
import { listMembers, MemberPlace, pageOfMembers } from "./member-store.ts";

const tags = ["members"];
const MemberPath = Type.Object({ boardId: Id, userId: Id });
const MembersQuery = Type.Object(PageQuery, { additionalProperties: false });
const MemberBody = Type.Object({ role: RoleName }, { additionalProperties: false });

const isFaultyPlace = checkFor(MemberPlace);

export function memberRoutes(server: Server, deps: BoardDeps): void {
  const { sources, execute, readBoard } = deps;
  const onRequest = guard(deps.authenticate);
  const preHandler = deps.onceOnly;

  server.get(
    "/boards/:boardId/users",
    { onRequest, schema: { tags, params: BoardPath, querystring: MembersQuery } },
    async (request, reply) => {
      const { boardId } = request.params;
      const { limit = DEFAULT_LIMIT, cursor } = request.query;
      const after = cursor === undefined ? undefined : placeOf<MemberPlace>(cursor, isFaultyPlace);
      if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
      const rows = await readBoard(boardId, actorOf(request).userId, (_board, _role, trx) =>
        pageOfMembers(trx, boardId, after, limit + 1),
      );
      if (!rows) return refuseWith(reply, "not_found");
      const { items, nextCursor } = pageOf(rows, limit, ({ place }) => place);
      return { items: items.map(({ member }) => member), nextCursor };
    },
  );

  server.put(
    "/boards/:boardId/users/:userId",
    { onRequest, preHandler, schema: { tags, params: MemberPath, body: MemberBody } },
    async (request, reply) => {
      const { boardId, userId } = request.params;
      const { role } = request.body;
      const actorId = actorOf(request).userId;
      const nextId = commandIds(request, sources.newId);
      const give = (command: Command) => execute({ actorId, boardId, commands: [command], isAtomic: true });
      const added = await give({ id: nextId(), type: "member.add", userId, role });
      const isMember = added?.results.some(({ code }) => code === "already_member") ?? false;
      const executed = isMember ? await give({ id: nextId(), type: "member.change", userId, role }) : added;
      const refused = refusedReply(reply, executed);
      if (refused) return refused;
      const members = await readBoard(boardId, actorId, (_board, _role, trx) => listMembers(trx, boardId));
      const member = members?.find((each) => each.userId === userId);
      return member ? reply.code(isMember ? 200 : 201).send(member) : refuseWith(reply, "not_found");
    },
  );

  server.delete(
    "/boards/:boardId/users/:userId",
    { onRequest, preHandler, schema: { tags, params: MemberPath } },
    async (request, reply) => {
      const { boardId, userId } = request.params;
      const actorId = actorOf(request).userId;
      const command = { id: commandIds(request, sources.newId)(), type: "member.remove", userId } as const;
      const executed = await execute({ actorId, boardId, commands: [command], isAtomic: true });
      return refusedReply(reply, executed) ?? reply.code(204).send();
    },
  );
}
