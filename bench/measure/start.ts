import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { Measurement } from "../measurement.ts";
import { startProgram } from "../program.ts";
import { alone } from "../row.ts";
import type { Home } from "../servers.ts";

const MOST_START_SECONDS = 1;
const MOST_IDLE_MB = 130;
const IDLE_MS = 3_000;

async function emptyNode(): Promise<number> {
  const before = performance.now();
  await once(spawn(process.execPath, ["-e", "0"]), "exit");
  return (performance.now() - before) / 1_000;
}

/** Resident memory in MB (10^6 bytes), where the system tells it. */
async function residentMegabytes(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const kibibytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
  return kibibytes === undefined ? undefined : (Number(kibibytes) * 1_024) / 1e6;
}

interface Started {
  readonly seconds: number;
  readonly megabytes: number | undefined;
}

/** A new home, the program itself, the first good answer. */
async function startOnce(home: Home, idleMs: number): Promise<Started> {
  const before = performance.now();
  const program = await startProgram(home);
  const { status } = await fetch(`${program.url}/health`);
  const seconds = (performance.now() - before) / 1_000;
  if (status !== 200) throw new Error(`/health answered ${status}`);
  await pause(idleMs);
  const megabytes = await residentMegabytes(program.pid);
  await program.stop();
  return { seconds, megabytes };
}

export const measureStart: Measurement = async ({ isQuick, newHome }) => {
  const started: Started[] = [];
  const empty: number[] = [];
  const rounds = isQuick ? 3 : 7;
  for (let round = 1; round <= rounds; round++) {
    // By the last it was started before: what Node makes of the program is kept from then on.
    started.push(await startOnce(await newHome(), round === rounds ? IDLE_MS : 0));
    empty.push(await emptyNode());
  }
  const seconds = started.map((each) => each.seconds);
  const floor = { is: "an empty Node", values: empty };
  const rows = [alone("from the start to the first answer", "s", seconds, MOST_START_SECONDS, floor)];
  const idle = started.at(-1)?.megabytes;
  if (idle !== undefined) rows.push(alone("idle memory after a start", "MB", [idle], MOST_IDLE_MB));
  return rows;
};
