import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { newId } from "@syncboard/client";
import { Client } from "pg";
import { type FloorBoard, pgbenchScript, seedText, statementsIn } from "../floor/move-script.ts";
import type { Moved } from "../load/load.ts";
import type { Measurement } from "../measurement.ts";
import { NO_POSTGRES, runPgbench, startDurablePostgres } from "../postgres.ts";
import { interleaved } from "../rounds.ts";
import { beside } from "../row.ts";
import { startBenchServer, startGenerator } from "../servers.ts";

const CLIENTS = 16;
const CARDS = 1_000;
/** For the server to hear of a changed setting of PostgreSQL. */
const HEARD_MS = 500;

async function query(url: string, ...statements: readonly string[]): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const text of statements) ({ rows } = await client.query<Record<string, unknown>>(text));
    return rows;
  } finally {
    await client.end();
  }
}

/** What PostgreSQL logs while the server makes one move. */
async function logOfOneMove(url: string, logFile: string, move: () => Promise<Moved>): Promise<[string, Moved]> {
  const changed = async (statement: string) => {
    await query(url, statement, "select pg_reload_conf()");
    await pause(HEARD_MS);
  };
  await changed("alter system set log_statement = 'all'");
  const before = (await readFile(logFile, "utf8")).length;
  const moved = await move();
  const log = (await readFile(logFile, "utf8")).slice(before);
  await changed("alter system reset log_statement");
  return [log, moved];
}

/** Durable moves through the server, beside PostgreSQL alone that is given the same statements by pgbench. */
export const measurePostgresMoves: Measurement = async ({ isQuick, newHome, folder }) => {
  const postgres = await startDurablePostgres(folder);
  if (!postgres) return NO_POSTGRES;
  const { url } = await postgres.newDatabase();
  const server = await startBenchServer({ ...(await newHome()), DATABASE_URL: url });
  const generator = await startGenerator();
  const ms = isQuick ? 1_000 : 3_000;

  const { boardId } = await generator.ask("seed", { url: server.url, cards: CARDS });
  await generator.ask("move", { boardId, isFloor: false, connections: CLIENTS, ms: 500 });
  const move = () => generator.ask("moveOnce", { boardId });
  const [log, moved] = await logOfOneMove(url, join(postgres.folder, "log.txt"), move);
  const floor: FloorBoard = { id: newId(), columns: moved.columnIds.map(newId), cards: CARDS };
  const [row] = await query(url, 'select id, created_at from "user"');
  await query(url, seedText(floor, String(row?.id), "2026-01-01T00:00:00.000Z"));
  const script = join(folder, "move.sql");
  await writeFile(script, pgbenchScript(statementsIn(log), floor, moved));

  const pair = await interleaved({
    rounds: isQuick ? 3 : 7,
    ours: async () => (await generator.ask("move", { boardId, isFloor: false, connections: CLIENTS, ms })).perSecond,
    floor: () => runPgbench(url, script, CLIENTS, ms),
  });
  await generator.stop();
  await server.stop();
  await postgres.stop();
  const floorIs = "pgbench, the same statements on a board of the same size";
  return [beside(`card moves on PostgreSQL, ${CLIENTS} clients`, "/s", pair, floorIs, { atLeast: 0.4 })];
};
