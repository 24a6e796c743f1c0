import { Type } from "typebox";
import type { Db } from "../database/connect.ts";
import { DEFAULT_LIMIT, NOT_A_CURSOR, PageQuery, placeOf } from "../http/pages.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { type Authenticate, actorOf, guard } from "../session/authentication.ts";
import { listTasks, type TaskPlace, taskPlaceFaults } from "./task-list.ts";

const TasksQuery = Type.Object(
  {
    ...PageQuery,
    completed: Type.Optional(Type.Boolean({ description: "true or false" })),
    kind: Type.Optional(
      Type.Union([Type.Literal("todo"), Type.Literal("card")], { description: "todo or card; without it, both" }),
    ),
  },
  { additionalProperties: false },
);

/** What one has to do, of one's own and on boards. */
export function taskRoutes(server: Server, { db, authenticate }: { db: Db; authenticate: Authenticate }): void {
  server.get(
    "/tasks",
    { onRequest: guard(authenticate), schema: { tags: ["todos"], querystring: TasksQuery } },
    async (request, reply) => {
      const { limit = DEFAULT_LIMIT, cursor, completed = false, kind } = request.query;
      const after = cursor === undefined ? undefined : placeOf<TaskPlace>(cursor, taskPlaceFaults(completed));
      if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
      return await listTasks(db, actorOf(request).userId, completed, { after, limit, kind });
    },
  );
}
