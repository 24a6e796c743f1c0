import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { measureBigBoard } from "./measure/big-board.ts";
import { measureBoardRead } from "./measure/board-read.ts";
import { measureFanOut } from "./measure/fan-out.ts";
import { measureInstances } from "./measure/instances.ts";
import { measureMoves } from "./measure/moves.ts";
import { measurePage } from "./measure/page.ts";
import { measurePostgresMoves } from "./measure/postgres-moves.ts";
import { measureSearch } from "./measure/search.ts";
import { measureStart } from "./measure/start.ts";
import { measureTodos } from "./measure/todos.ts";
import type { Measurement } from "./measurement.ts";
import { NO_POSTGRES, startDurablePostgres } from "./postgres.ts";
import { type Row, unbound } from "./row.ts";
import type { Home } from "./servers.ts";
import { tableOf } from "./table.ts";

const MEASUREMENTS: Readonly<Record<string, Measurement>> = {
  moves: measureMoves,
  "postgres-moves": measurePostgresMoves,
  instances: measureInstances,
  "big-board": measureBigBoard,
  "board-read": measureBoardRead,
  "fan-out": measureFanOut,
  todos: measureTodos,
  search: measureSearch,
  start: measureStart,
  page: measurePage,
};
/** What the database has a part in. */
const ON_POSTGRES = ["moves", "big-board", "board-read", "fan-out", "todos", "search"];
/** What is promised of both databases. */
const PROMISED_OF_BOTH = ["search"];
/** Beside this file and not in the system's folder for temporary files, which may be memory: there a commit costs nothing. */
const DATA = join(import.meta.dirname, "data");
const MOST_MS = 300_000;

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    quick: { type: "boolean", default: false },
    postgres: { type: "boolean", default: false },
  },
});
const everything = values.postgres ? ON_POSTGRES : Object.keys(MEASUREMENTS);
const names = values.only === undefined ? everything : [values.only];
await mkdir(DATA, { recursive: true });
const folder = await mkdtemp(join(DATA, "run-"));
// PostgreSQL may run as a user of its own, and has a folder of its own in here.
await chmod(folder, 0o711);
const postgres = values.postgres ? await startDurablePostgres(folder) : undefined;
if (values.postgres && !postgres) {
  process.stderr.write(`${NO_POSTGRES.skipped}\n`);
  process.exit(1);
}
const run = { isQuick: values.quick, folder, newHome };
const rows: Row[] = [];

async function newHome(): Promise<Home> {
  const database = await postgres?.newDatabase();
  return {
    DATA_DIR: await mkdtemp(join(folder, "server-")),
    ...(database && { DATABASE_URL: database.url }),
  };
}

/** One that hangs must not hold up the others. */
async function tooLong(): Promise<never> {
  await pause(MOST_MS, undefined, { ref: false });
  throw new Error(`It took longer than ${MOST_MS / 1_000} s`);
}

for (const name of names) {
  const measure = MEASUREMENTS[name];
  if (!measure) {
    process.stderr.write(`There is no measurement "${name}". There are: ${Object.keys(MEASUREMENTS).join(", ")}.\n`);
    process.exitCode = 1;
    continue;
  }
  process.stdout.write(`${name} … `);
  const before = performance.now();
  try {
    const outcome = await Promise.race([measure(run), tooLong()]);
    if ("skipped" in outcome) {
      process.stdout.write(`skipped. ${outcome.skipped}\n`);
      continue;
    }
    // What is promised is mostly promised of SQLite, or beside pgbench.
    rows.push(...(postgres && !PROMISED_OF_BOTH.includes(name) ? outcome.map(unbound) : outcome));
    process.stdout.write(`${((performance.now() - before) / 1_000).toFixed(0)} s\n`);
  } catch (error) {
    process.stdout.write("failed\n");
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  }
}

await postgres?.stop();
await rm(folder, { recursive: true, force: true });
if (rows.length > 0) {
  process.stdout.write(
    `\nNode ${process.versions.node}, ${availableParallelism()} cores, ${postgres ? "PostgreSQL, " : ""}medians of turns\n\n`,
  );
  process.stdout.write(`${tableOf(rows)}\n`);
}
// A child of a measurement that failed would keep this process waiting.
process.exit();
