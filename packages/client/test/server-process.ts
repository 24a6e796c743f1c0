import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestDatabase } from "../../../services/test-databases.ts";

const SERVE = fileURLToPath(new URL("./serve.ts", import.meta.url));

/** A real server in a process of its own, on a database of its own, so that it can die like one. */
export interface ServerProcess {
  readonly url: string;
  /** SIGTERM, and again on the same database and port. */
  restart(): Promise<void>;
  /** SIGKILL in the middle of whatever it does, and again on the same database and port. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

export async function startServerProcess(
  database: TestDatabase,
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const created = await database.create();
  const folder = mkdtempSync(join(tmpdir(), "syncboard-client-"));
  let { child, url } = await launch("0");

  async function launch(port: string): Promise<{ child: ChildProcess; url: string }> {
    const launched = fork(SERVE, {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        PORT: port,
        HOST: "127.0.0.1",
        DATA_DIR: join(folder, "data"),
        BCRYPT_ROUNDS: "4",
        RATE_LIMIT: "off",
        LOG_LEVEL: "error",
        ...created.environment,
        ...environment,
      },
    });
    const answers: ({ url: string } | number | null)[] = await Promise.race([
      once(launched, "message"),
      once(launched, "exit"),
    ]);
    const said = answers[0];
    if (typeof said !== "object" || !said) throw new Error(`The server ended with ${said} instead of starting`);
    return { child: launched, url: said.url.replace("localhost", "127.0.0.1") };
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  /** Whoever stops the server while it comes back would leave it behind. */
  let comingBack: Promise<void> = Promise.resolve();
  function again(signal: NodeJS.Signals): Promise<void> {
    comingBack = endAndLaunch(signal);
    return comingBack;
  }

  async function endAndLaunch(signal: NodeJS.Signals): Promise<void> {
    await end(signal);
    const { port } = new URL(url);
    for (let attempt = 1; ; attempt++) {
      try {
        ({ child } = await launch(port));
        return;
      } catch (error) {
        // For a moment somebody else's outgoing connection may have the port.
        if (attempt === 5) throw error;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  }

  return {
    url,
    restart: () => again("SIGTERM"),
    crash: () => again("SIGKILL"),
    async stop() {
      await comingBack.catch(() => {});
      await end("SIGTERM");
      await created.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
