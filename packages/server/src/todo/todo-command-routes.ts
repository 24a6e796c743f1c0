import type { TodoCommand } from "@syncboard/model";
import { TodoCommandSchema, todoCommandSchemas } from "@syncboard/model/schemas";
import { Type } from "typebox";
import { commandList } from "../http/command-list.ts";
import { NOT_A_CURSOR, PageQuery } from "../http/pages.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { actorOf, guard } from "../session/authentication.ts";
import { placeAtHand, todoNews } from "./todo-changes.ts";
import type { TodoDeps } from "./todo-routes.ts";

const tags = ["todos"];
/** Devices read what they keep in few steps. */
const MOST_CHANGES = 1_000;
const GREATEST_SEQ = 2_147_483_647;

const ChangesQuery = Type.Object(
  {
    since: Type.Optional(Type.Integer({ minimum: 0, maximum: GREATEST_SEQ, default: 0 })),
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: MOST_CHANGES,
        default: MOST_CHANGES,
        description: "a whole number from 1 to 1000",
      }),
    ),
    cursor: PageQuery.cursor,
  },
  { additionalProperties: false },
);

const Commands = commandList(TodoCommandSchema, todoCommandSchemas, 100);

/** The road of live clients: many commands at once, and what has changed since. */
export function todoCommandRoutes(server: Server, deps: TodoDeps): void {
  const { lanes, sources, runTodos } = deps;
  const onRequest = guard(deps.authenticate);

  server.post(
    "/todos/commands",
    {
      onRequest,
      preHandler: deps.onceOnly,
      schema: { tags, body: Commands.body },
      validatorCompiler: Commands.compiler,
    },
    async (request) => {
      // Checked above, each by the schema that its type is made from.
      const commands = request.body.commands as TodoCommand[];
      const { seq, results } = await runTodos({ userId: actorOf(request).userId, commands });
      return { seq, results };
    },
  );

  server.get("/todos/changes", { onRequest, schema: { tags, querystring: ChangesQuery } }, async (request, reply) => {
    const { since = 0, limit = MOST_CHANGES, cursor } = request.query;
    const after = cursor === undefined ? undefined : placeAtHand(cursor);
    if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
    const { userId } = actorOf(request);
    const asked = { since, after, limit, now: sources.now() };
    return await lanes.run(userId, {
      isReading: true,
      run: async (trx) => ({ result: await todoNews(trx, userId, asked), isChanged: false }),
    });
  });
}
