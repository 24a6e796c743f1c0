import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Measurement } from "../measurement.ts";
import { alone } from "../row.ts";
import { settings } from "../servers.ts";

const MAIN = fileURLToPath(import.meta.resolve("@syncboard/server").replace("index.ts", "main.ts"));
const MOST_START_SECONDS = 1;
const MOST_IDLE_MB = 130;
const IDLE_MS = 3_000;
const BETWEEN_ASKING_MS = 2;

/** A port that nobody has, for a moment at least. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function untilHealthy(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/health`).catch(() => undefined);
    if (answer?.status === 200) return;
    await pause(BETWEEN_ASKING_MS);
  }
}

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

/** `npm start` without the build: a new data folder, the program itself, the first good answer. */
async function startOnce(folder: string, idleMs: number): Promise<Started> {
  const port = await freePort();
  const before = performance.now();
  const environment = { ...process.env, ...settings(folder), PORT: String(port) };
  const server = spawn(process.execPath, [MAIN], { env: environment, stdio: ["ignore", "ignore", "inherit"] });
  const exited = once(server, "exit");
  await Promise.race([
    untilHealthy(`http://127.0.0.1:${port}`),
    exited.then(() => Promise.reject(new Error("The server ended while it was to start"))),
  ]);
  const seconds = (performance.now() - before) / 1_000;
  await pause(idleMs);
  const megabytes = await residentMegabytes(server.pid ?? 0);
  server.kill("SIGTERM");
  await exited;
  return { seconds, megabytes };
}

export const measureStart: Measurement = async ({ isQuick, newFolder }) => {
  const started: Started[] = [];
  const empty: number[] = [];
  for (let round = 0; round < (isQuick ? 3 : 7); round++) {
    started.push(await startOnce(await newFolder(), round === 0 ? IDLE_MS : 0));
    empty.push(await emptyNode());
  }
  const seconds = started.map((each) => each.seconds);
  const floor = { is: "an empty Node", values: empty };
  const rows = [alone("from the start to the first answer", "s", seconds, MOST_START_SECONDS, floor)];
  const idle = started[0]?.megabytes;
  if (idle !== undefined) rows.push(alone("idle memory after a start", "MB", [idle], MOST_IDLE_MB));
  return rows;
};
