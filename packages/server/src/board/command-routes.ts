import type { Command, CommandType } from "@syncboard/model";
import { CommandSchema, commandSchemas } from "@syncboard/model/schemas";
import type { FastifyRouteSchemaDef } from "fastify/types/schema.js";
import { type TSchema, Type } from "typebox";
import { type FieldFault, refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { checkFor, type FaultsIn, Misfit, MOST_FAULTS, validatorCompiler } from "../http/validation.ts";
import { actorOf, guard } from "../session/authentication.ts";
import type { BoardDeps } from "./board-deps.ts";
import { BoardPath } from "./board-routes.ts";

const tags = ["boards"];
const MOST_COMMANDS = 200;

const CommandsBody = Type.Object(
  { commands: Type.Array(CommandSchema, { minItems: 1, maxItems: MOST_COMMANDS }) },
  { additionalProperties: false },
);

const checks = new Map<unknown, FaultsIn>(
  Object.entries(commandSchemas).map(([type, schema]) => [type, checkFor(schema)]),
);
const TYPES = Object.keys(commandSchemas) as CommandType[];

const envelopeFaults = checkFor(
  Type.Object(
    {
      commands: Type.Array(Type.Unknown(), { minItems: 1, maxItems: MOST_COMMANDS, description: "1 to 200 commands" }),
    },
    { additionalProperties: false },
  ),
);

/** Checks each command by the schema of its own type: a union would only say that none of fifteen fits. */
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

export function commandRoutes(server: Server, deps: BoardDeps): void {
  const { execute } = deps;
  const onRequest = guard(deps.authenticate);

  server.post(
    "/boards/:boardId/commands",
    {
      onRequest,
      preHandler: deps.onceOnly,
      schema: { tags, params: BoardPath, body: CommandsBody },
      validatorCompiler: (part: FastifyRouteSchemaDef<TSchema>) => {
        if (part.httpPart !== "body") return validatorCompiler(part);
        return (body: unknown) => {
          const faults = commandFaults(body);
          return faults.length > 0 ? { error: new Misfit(faults) } : { value: body };
        };
      },
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
