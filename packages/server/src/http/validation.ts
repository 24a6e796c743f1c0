import type { FastifySchemaCompiler } from "fastify";
import type { TSchema } from "typebox";
import { Compile, type Validator } from "typebox/compile";
import { Settings } from "typebox/system";
import type { FieldFault } from "./problems.ts";

// TypeBox stops at the eighth by itself, and a caller is told of each. Bounded, for an answer is made of them.
export const MOST_FAULTS = 1_000;
/** Their paths may be as deep as the sender likes. */
const MOST_UNKEEPABLE = 100;
Settings.Set({ maxErrors: MOST_FAULTS });

/** A value that does not fit: what becomes a 422 with one entry for each fault. */
export class Misfit extends Error {
  readonly faults: readonly FieldFault[];

  constructor(faults: readonly FieldFault[]) {
    super("Some values do not fit");
    this.faults = faults;
  }
}

export type FaultsIn = (value: unknown) => FieldFault[];

/** Compiled with the first value that comes: most of what a server could be asked it is not asked for hours. */
function compiling(schema: TSchema): () => Validator {
  let validator: Validator | undefined;
  return () => {
    validator ??= Compile(schema);
    return validator;
  };
}

/** A check for one schema, compiled once. Its faults come in the order of their paths, one for each path. */
export function checkFor(schema: TSchema): FaultsIn {
  const validator = compiling(schema);
  return (value) => (validator().Check(value) ? [] : faultsOf(validator(), schema, value));
}

/** Fastify's validator: bodies are taken as they are, queries and paths are text and turned into what they stand for. */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const validator = compiling(schema);
  return (raw: unknown) => {
    const value = httpPart === "body" ? raw : fromTexts(schema, raw);
    if (!validator().Check(value)) return { error: new Misfit(faultsOf(validator(), schema, value)) };
    // A body was looked through where it was read.
    const unkeepable = httpPart === "body" ? [] : unkeepableTexts(value);
    return unkeepable.length > 0 ? { error: new Misfit(unkeepable) } : { value };
  };
};

/** What the texts of a query or a path stand for: `10` the number and `true` the yes, and nothing else for either. */
function fromTexts(schema: TSchema, texts: unknown): unknown {
  if (typeof texts !== "object" || texts === null || !("properties" in schema)) return texts;
  const properties = schema.properties as Readonly<Record<string, TSchema | undefined>>;
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      const wanted = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return [name, wanted && "type" in wanted ? fromText(wanted.type, text) : text];
    }),
  );
}

function fromText(type: unknown, text: unknown): unknown {
  if (typeof text !== "string") return text;
  if (type === "boolean") return text === "true" ? true : text === "false" ? false : text;
  return type === "integer" && /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

interface Noted {
  readonly message: string;
  /** How deep in the schema its words are; without words of the schema's own, deeper than any. */
  readonly depth: number;
  /** That the value is of another kind than was meant, as one of several kinds may say of it. */
  readonly isOfKind: boolean;
}

const KINDS: ReadonlySet<string> = new Set(["type", "const", "enum", "anyOf"]);

function faultsOf(validator: Validator, schema: TSchema, value: unknown): FieldFault[] {
  const faults = new Map<string, Noted>();
  const note = (path: string, message: string, depth = Number.POSITIVE_INFINITY, isOfKind = false) => {
    const noted = faults.get(path);
    // What says all that a place may have is better than what one of its kinds says.
    if (noted ? depth < noted.depth : faults.size < MOST_FAULTS) faults.set(path, { message, depth, isOfKind });
  };
  for (const error of validator.Errors(value)) {
    const path = error.instancePath.slice(1).replaceAll("/", ".");
    const under = (name: string) => (path === "" ? name : `${path}.${name}`);
    if (error.keyword === "required") {
      for (const name of error.params.requiredProperties) note(under(name), "is missing");
    } else if (error.keyword === "additionalProperties") {
      for (const name of error.params.additionalProperties) note(under(name), "is not known here");
    } else if (error.keyword === "boolean") {
      // The same unknown field once more: `additionalProperties` names it.
    } else {
      const words = describe(schema, error.schemaPath);
      const depth = words === undefined ? undefined : error.schemaPath.split("/").length;
      note(path, words ?? error.message, depth, KINDS.has(error.keyword));
    }
  }
  return [...faults]
    .filter(([path, { isOfKind }]) => !isOfKind || !hasDeeper(faults, path))
    .map(([path, { message }]) => ({ path, message }))
    .sort((a, b) => a.path.localeCompare(b.path, "en"));
}

/** Whether a fault lies within the value at this path: then the value is of the right kind, whatever other kinds say of it. */
function hasDeeper(faults: ReadonlyMap<string, unknown>, path: string): boolean {
  const within = path === "" ? "" : `${path}.`;
  return [...faults.keys()].some((other) => other !== path && other.startsWith(within));
}

/** What the schema says in words of the place that did not fit, if it does. */
function describe(schema: TSchema, schemaPath: string): string | undefined {
  let place: unknown = schema;
  for (const step of schemaPath.split("/").slice(1)) {
    if (typeof place !== "object" || place === null) return undefined;
    place = (place as Record<string, unknown>)[step];
  }
  if (typeof place !== "object" || place === null || !("description" in place)) return undefined;
  return `must be ${String(place.description)}`;
}

/**
 * The dotted paths of the texts that no database keeps as they are: with U+0000, or with half of a surrogate pair. Stops
 * at so many: a small request must not be answered with megabytes of its faults.
 */
export function unkeepableTexts(value: unknown, path = "", faults: FieldFault[] = []): FieldFault[] {
  if (faults.length >= MOST_UNKEEPABLE) return faults;
  if (typeof value === "string") {
    if (value.includes("\u0000") || !value.isWellFormed()) {
      faults.push({ path, message: "must be text without U+0000 and without broken surrogate pairs" });
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      if (faults.length >= MOST_UNKEEPABLE) break;
      unkeepableTexts(inner, path === "" ? name : `${path}.${name}`, faults);
    }
  }
  return faults;
}
