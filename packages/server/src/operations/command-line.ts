import type { Config } from "../config.ts";
import { isFromDatabase, isOutage } from "../database/faults.ts";
import { OperatorError } from "../operator-error.ts";
import { leave, processConfig } from "../process-config.ts";

export interface Given {
  readonly config: Config;
  /** As many as `takes` names. */
  readonly words: readonly string[];
  /** Whether the option was given. */
  readonly isOn: (option: string) => boolean;
}

export interface Operation {
  readonly takes?: readonly string[];
  readonly options?: readonly string[];
  readonly about: string;
  /** Answers false when it found something wrong, which it has said. */
  readonly run: (given: Given) => Promise<boolean | undefined>;
}

export type Operations = Readonly<Record<string, Operation>>;

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Does what this process's arguments ask for, and ends it with 1 when that cannot be done or something is wrong. */
export async function runOperation(name: string, operations: Operations): Promise<void> {
  const [verb = "", ...rest] = process.argv.slice(2);
  const operation = Object.hasOwn(operations, verb) ? operations[verb] : undefined;
  const options = rest.filter((word) => word.startsWith("--"));
  const words = rest.filter((word) => !word.startsWith("--"));
  const { takes = [], options: known = [] } = operation ?? {};
  const isFit = words.length === takes.length && options.every((option) => known.includes(option));
  if (!operation || !isFit) leave(usageOf(name, operations));
  const config = processConfig();
  try {
    const isWell = await operation.run({ config, words, isOn: (option) => options.includes(option) });
    if (isWell === false) process.exitCode = 1;
  } catch (error) {
    leave([lineFor(error)]);
  }
}

function usageOf(name: string, operations: Operations): string[] {
  const calls = Object.entries(operations).map(([verb, { takes = [], options = [], about }]) => ({
    call: [verb, ...takes, ...options.map((option) => `[${option}]`)].join(" "),
    about,
  }));
  const width = Math.max(...calls.map(({ call }) => call.length));
  return [`npm run ${name} -- …`, ...calls.map(({ call, about }) => `  ${call.padEnd(width)}  ${about}`)];
}

/** What went wrong, for the person at the keyboard. Throws again what nobody but a programmer can see to. */
function lineFor(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  if (isOutage(error)) return `The database does not answer: ${String(error)}`;
  if (!(error instanceof Error)) throw error;
  // Of the file system: they name the file and what it is about.
  if ("syscall" in error) return error.message;
  if (isFromDatabase(error)) return `The database refused: ${error.message}`;
  throw error;
}
