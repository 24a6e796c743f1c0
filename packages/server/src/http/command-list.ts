import type { FastifySchemaCompiler } from "fastify";
import type { FastifyRouteSchemaDef } from "fastify/types/schema.js";
import { type TSchema, Type } from "typebox";
import type { FieldFault } from "./problems.ts";
import { checkFor, type FaultsIn, Misfit, MOST_FAULTS, validatorCompiler } from "./validation.ts";

/** The body of a route that takes commands, 1 to `most` of them, and how it is checked. `any`: of one command of whatever type. */
export function commandList<Command extends TSchema>(
  any: Command,
  schemas: Readonly<Record<string, TSchema>>,
  most: number,
) {
  const only = { additionalProperties: false };
  const faultsIn = faultsOf(schemas, most);
  const compiler: FastifySchemaCompiler<TSchema> = (part: FastifyRouteSchemaDef<TSchema>) => {
    if (part.httpPart !== "body") return validatorCompiler(part);
    return (body: unknown) => {
      const faults = faultsIn(body);
      return faults.length > 0 ? { error: new Misfit(faults) } : { value: body };
    };
  };
  return { body: Type.Object({ commands: Type.Array(any, { minItems: 1, maxItems: most }) }, only), compiler };
}

/** Checks each command by the schema of its own type: a union would only say that none of fifteen fits. */
function faultsOf(schemas: Readonly<Record<string, TSchema>>, most: number): (body: unknown) => FieldFault[] {
  const description = `1 to ${most} commands`;
  const envelopeFaults = checkFor(
    Type.Object(
      { commands: Type.Array(Type.Unknown(), { minItems: 1, maxItems: most, description }) },
      { additionalProperties: false },
    ),
  );
  const checks = new Map<unknown, FaultsIn>(Object.entries(schemas).map(([type, schema]) => [type, checkFor(schema)]));
  const unknownType = [{ path: "type", message: `must be one of ${Object.keys(schemas).join(", ")}` }];
  return (body) => {
    const faults = envelopeFaults(body);
    if (faults.length > 0) return faults;
    const { commands } = body as { commands: unknown[] };
    for (const [index, command] of commands.entries()) {
      if (faults.length >= MOST_FAULTS) break;
      const type = typeof command === "object" && command !== null && "type" in command ? command.type : undefined;
      for (const { path, message } of checks.get(type)?.(command) ?? unknownType) {
        faults.push({ path: ["commands", index, path].filter((step) => step !== "").join("."), message });
      }
    }
    return faults.slice(0, MOST_FAULTS);
  };
}
