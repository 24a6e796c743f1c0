import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../../services/free-port.ts";

// The server as it runs in production: processes of their own, which a test stops, kills and starts again.

const MAIN = new URL("../src/main.js", import.meta.url).pathname;
/** Generous: a machine with two cores may be starting three of them, and a database. */
const START_MS = 30_000;
const LOOK_MS = 20;
/** Characters: enough for everything that a test has it say at `trace`. */
const MOST_SAID = 5_000_000;
const SECRET = "of tests, which nobody has to guess";

export interface InstanceOptions {
  /** Any free one by default. */
  readonly port?: number;
  /** The server's settings. It gets nothing of this process's environment but the PATH, and reads no `.env`. */
  readonly environment: Readonly<Record<string, string>> & { readonly DATA_DIR: string };
}

export interface Instance {
  readonly url: string;
  readonly port: number;
  /** Of the process that runs, or ran last. */
  readonly pid: number;
  readonly isRunning: boolean;
  /** What the process that runs, or ran last, wrote lately. */
  said(): string;
  /** SIGTERM. Resolves when the process has ended in order; throws with what it said when its exit code is not 0. */
  stop(): Promise<void>;
  /** SIGKILL. Resolves when the process has ended. */
  kill(): Promise<void>;
  /** Stops it if it runs, and starts another on the same port with the same settings. */
  restart(): Promise<void>;
}

/** Resolves when it answers `/health`; throws with what the server said when it does not start. */
export async function startInstance({ port: wanted, environment }: InstanceOptions): Promise<Instance> {
  const port = wanted ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const start = () => startProcess(url, { HOST: "127.0.0.1", PORT: String(port), ...environment });
  let running = await start();
  const stop = async () => {
    running.child.kill("SIGTERM");
    const code = await running.ended;
    if (code !== 0) throw new Error(`the server ended with ${code ?? "a signal"}; it said:\n${running.said()}`);
  };
  return {
    url,
    port,
    get pid() {
      return running.child.pid ?? 0;
    },
    get isRunning() {
      return isAlive(running.child);
    },
    said: () => running.said(),
    stop,
    async kill() {
      running.child.kill("SIGKILL");
      await running.ended;
    },
    async restart() {
      if (isAlive(running.child)) await stop();
      running = await start();
    },
  };
}

export interface InstancesOptions {
  readonly databaseUrl: string;
  /** Where Redis is for each of the instances. */
  readonly redisUrls: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Instances {
  readonly all: readonly Instance[];
  /** Ends those that run. */
  stop(): Promise<void>;
}

/** Several on one PostgreSQL and one Redis. */
export async function startInstances({ databaseUrl, redisUrls, environment }: InstancesOptions): Promise<Instances> {
  const folder = await mkdtemp(join(tmpdir(), "syncboard-instances-"));
  const all: Instance[] = [];
  const stop = async () => {
    await Promise.all(all.filter(({ isRunning }) => isRunning).map((instance) => instance.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    for (const redisUrl of redisUrls) {
      const own = { DATA_DIR: folder, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, JWT_SECRET: SECRET };
      all.push(await startInstance({ environment: { ...own, ...environment } }));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { all, stop };
}

interface Process {
  readonly child: ChildProcess;
  /** The exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  said(): string;
}

async function startProcess(url: string, environment: Readonly<Record<string, string>>): Promise<Process> {
  const child = spawn(process.execPath, [MAIN], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, LOG_LEVEL: "fatal", RATE_LIMIT: "off", BCRYPT_ROUNDS: "4", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // No server outlives the tests, whichever way they end.
  const killWithTests = () => child.kill("SIGKILL");
  process.once("exit", killWithTests);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-MOST_SAID);
    });
  }
  const ended = new Promise<number | null>((resolve) => {
    // Not "exit": by "close" everything that it said has been read.
    child.once("close", (code) => {
      process.removeListener("exit", killWithTests);
      resolve(code);
    });
  });
  const until = Date.now() + START_MS;
  while (!(await isHealthy(url)) || !isAlive(child)) {
    if (!isAlive(child) || Date.now() > until) {
      child.kill("SIGKILL");
      await ended;
      throw new Error(`the server did not start; it said:\n${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return { child, ended, said: () => said };
}

function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`, { signal: AbortSignal.timeout(1_000) })).ok;
  } catch {
    return false;
  }
}
