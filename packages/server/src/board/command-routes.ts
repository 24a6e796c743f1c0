import type { Command } from "@syncboard/model";
import { CommandSchema, commandSchemas } from "@syncboard/model/schemas";
import { commandList } from "../http/command-list.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { actorOf, guard } from "../session/authentication.ts";
import type { BoardDeps } from "./board-deps.ts";
import { BoardPath } from "./board-routes.ts";

const tags = ["boards"];
const Commands = commandList(CommandSchema, commandSchemas, 200);

export function commandRoutes(server: Server, deps: BoardDeps): void {
  const { execute } = deps;
  const onRequest = guard(deps.authenticate);

  server.post(
    "/boards/:boardId/commands",
    {
      onRequest,
      preHandler: deps.onceOnly,
      schema: { tags, params: BoardPath, body: Commands.body },
      validatorCompiler: Commands.compiler,
    },
    async (request, reply) => {
      // Checked above, each by the schema that its type is made from.
      const commands = request.body.commands as Command[];
      const executed = await execute({
        actorId: actorOf(request).userId,
        boardId: request.params.boardId,
        commands,
      });
      if (!executed) return refuseWith(reply, "not_found");
      return { seq: executed.seq, results: executed.results };
    },
  );
}
