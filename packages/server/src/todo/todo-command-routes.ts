import type { TodoCommand, TodoCommandType } from "@syncboard/model";
import { TodoCommandSchema, todoCommandSchemas } from "@syncboard/model/schemas";
import type { FastifyRouteSchemaDef } from "fastify/types/schema.js";
import { type TSchema, Type } from "typebox";
import { NOT_A_CURSOR, PageQuery } from "../http/pages.ts";
import { type FieldFault, refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { checkFor, type FaultsIn, Misfit, MOST_FAULTS, validatorCompiler } from "../http/validation.ts";
import { actorOf, guard } from "../session/authentication.ts";
import { placeAtHand, todoNews } from "./todo-changes.ts";
import type { TodoDeps } from "./todo-routes.ts";

const tags = ["todos"];
const MOST_COMMANDS = 100;
/** Devices read what they keep in few steps. */
const MOST_CHANGES = 1_000;
const GREATEST_SEQ = 2_147_483_647;

const CommandsBody = Type.Object(
  { commands: Type.Array(TodoCommandSchema, { minItems: 1, maxItems: MOST_COMMANDS }) },
  { additionalProperties: false },
);
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

const checks = new Map<unknown, FaultsIn>(
  Object.entries(todoCommandSchemas).map(([type, schema]) => [type, checkFor(schema)]),
);
const TYPES = Object.keys(todoCommandSchemas) as TodoCommandType[];

const envelopeFaults = checkFor(
  Type.Object(
    {
      commands: Type.Array(Type.Unknown(), { minItems: 1, maxItems: MOST_COMMANDS, description: "1 to 100 commands" }),
    },
    { additionalProperties: false },
  ),
);

/** Checks each command by the schema of its own type. */
function commandFaults(body: unknown): FieldFault[] {
  const faults = envelopeFaults(body);
  if (faults.length > 0) return faults;
  const { commands } = body as { commands: unknown[] };
  for (const [index, command] of commands.entries()) {
    if (faults.length >= MOST_FAULTS) break;
    const type = typeof command === "object" && command !== null && "type" in command ? command.type : undefined;
    const check = checks.get(type);
    const own = check ? check(command) : [{ path: "type", message: `must be one of ${TYPES.join(", ")}` }];
    for (const { path, message } of own) {
      faults.push({ path: ["commands", index, path].filter((step) => step !== "").join("."), message });
    }
  }
  return faults.slice(0, MOST_FAULTS);
}

/** The road of live clients: many commands at once, and what has changed since. */
export function todoCommandRoutes(server: Server, deps: TodoDeps): void {
  const { lanes, sources, runTodos } = deps;
  const onRequest = guard(deps.authenticate);

  server.post(
    "/todos/commands",
    {
      onRequest,
      preHandler: deps.onceOnly,
      schema: { tags, body: CommandsBody },
      validatorCompiler: (part: FastifyRouteSchemaDef<TSchema>) => {
        if (part.httpPart !== "body") return validatorCompiler(part);
        return (body: unknown) => {
          const faults = commandFaults(body);
          return faults.length > 0 ? { error: new Misfit(faults) } : { value: body };
        };
      },
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
