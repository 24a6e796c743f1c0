import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { Socket } from "node:net";
import { join } from "node:path";
import { freePort } from "./free-port.ts";

const START_MS = 30_000;
const ATTEMPTS = 5;

/** A server program that we started: it ends with this process at the latest, however this process ends. */
export interface Service {
  readonly url: string;
  readonly port: number;
  /** Another one after `restart()`. */
  readonly pid: number;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
  /** SIGKILL, and gone. */
  kill(): Promise<void>;
  /** Ends it if it runs, and starts it on the same folder and port. */
  restart(): Promise<void>;
}

export interface Recipe {
  readonly name: string;
  /** Where it keeps its data and its log. */
  readonly folder: string;
  readonly isFolderKept: boolean;
  /** Fills the folder before the first start. */
  readonly prepare?: () => Promise<void>;
  readonly program: string;
  readonly argumentsFor: (port: number) => readonly string[];
  /** Whose process it is; ours by default. */
  readonly owner?: Owner | undefined;
  readonly port?: number | undefined;
  readonly urlFor: (port: number) => string;
  readonly isReady: (port: number) => Promise<boolean>;
  /** Asks it to end soon, whoever is connected. */
  readonly stopSignal: NodeJS.Signals;
}

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

export async function startService(recipe: Recipe): Promise<Service> {
  const watcher = startWatcher(recipe);
  let port = recipe.port ?? 0;
  let child: ChildProcess;
  try {
    await recipe.prepare?.();
    child = await repeatedly(async () => {
      if (recipe.port === undefined) port = await freePort();
      return await launch(recipe, port, watcher);
    });
  } catch (error) {
    await watcher.finish();
    throw error;
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    watcher.watch(undefined);
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  return {
    url: recipe.urlFor(port),
    port,
    get pid() {
      return child.pid ?? 0;
    },
    async stop() {
      await end(recipe.stopSignal);
      await watcher.finish();
    },
    kill: () => end("SIGKILL"),
    async restart() {
      await end(recipe.stopSignal);
      child = await repeatedly(() => launch(recipe, port, watcher));
    },
  };
}

/** For a moment somebody else may have the port, and the children of a program just killed its memory. */
async function repeatedly<Value>(start: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100 * attempt));
    }
  }
}

async function launch(recipe: Recipe, port: number, watcher: Watcher): Promise<ChildProcess> {
  const log = join(recipe.folder, "log.txt");
  const output = openSync(log, "w");
  const child = spawn(recipe.program, recipe.argumentsFor(port), {
    cwd: recipe.folder,
    stdio: ["ignore", output, output],
    // In a group of its own: an interrupt from the keyboard is for the tests, which may still talk with it.
    detached: true,
    ...recipe.owner,
  });
  closeSync(output);
  watcher.watch(child.pid);
  const ended = once(child, "exit").then(() => true);
  const until = Date.now() + START_MS;
  while (!(await recipe.isReady(port))) {
    const hasEnded = await Promise.race([ended, new Promise<false>((resolve) => setTimeout(resolve, 20, false))]);
    if (!hasEnded && Date.now() < until) continue;
    child.kill("SIGKILL");
    await ended;
    watcher.watch(undefined);
    throw new Error(`${recipe.name} did not start: ${readFileSync(log, "utf8").slice(-2_000)}`);
  }
  // Who forgets to stop it can end all the same; then the watcher does.
  child.unref();
  return child;
}

interface Watcher {
  watch(pid: number | undefined): void;
  finish(): Promise<void>;
}

// Reads the pid to watch, one a line, until our end of the pipe is closed, if need be by our death.
const WATCH = `
while read -r line; do pid=$line; done
if [ -n "$pid" ]; then
  kill -s "$1" "$pid"
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    kill -0 "$pid" || break
    sleep 0.1
  done
  kill -s KILL "$pid"
fi
if [ -n "$2" ]; then rm -rf "$2"; fi
`;

/** A shell that outlives us for a moment, whatever ends us, and clears away what we leave. */
function startWatcher({ folder, isFolderKept, stopSignal }: Recipe): Watcher {
  const signal = stopSignal.replace(/^SIG/, "");
  const watcher = spawn("sh", ["-c", WATCH, "watcher", signal, isFolderKept ? "" : folder], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  watcher.unref();
  // A pipe to a child is a socket, which its type does not say.
  if (watcher.stdin instanceof Socket) watcher.stdin.unref();
  return {
    watch(pid) {
      watcher.stdin.write(`${pid ?? ""}\n`);
    },
    async finish() {
      watcher.ref();
      const ended = once(watcher, "exit");
      watcher.stdin.end();
      await ended;
    },
  };
}
