import { mkdtempSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderWith } from "./find-program.ts";
import { type Service, startService } from "./service.ts";

const PROGRAM = "redis-server";

/** The file of the program, or undefined when this machine has none. */
export function findRedis(): string | undefined {
  const folder = folderWith([PROGRAM]);
  return folder && join(folder, PROGRAM);
}

/** Starts a Redis on 127.0.0.1 that keeps nothing when it ends. Throws when this machine has none. */
export async function startRedis(options: { readonly port?: number } = {}): Promise<Service> {
  const program = findRedis();
  if (program === undefined) throw new Error("Redis is not here. Get it with: apt-get install redis-server");
  const folder = mkdtempSync(join(tmpdir(), "syncboard-redis-"));
  return await startService({
    name: "Redis",
    folder,
    isFolderKept: false,
    program,
    argumentsFor: (port) => [
      ...["--port", String(port), "--bind", "127.0.0.1", "--dir", folder],
      ...["--save", "", "--appendonly", "no"],
    ],
    port: options.port,
    urlFor: (port) => `redis://127.0.0.1:${port}`,
    isReady: answersPing,
    stopSignal: "SIGTERM",
  });
}

async function answersPing(port: number): Promise<boolean> {
  return await new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write("PING\r\n"));
    socket.once("data", (answer) => {
      resolve(answer.toString().startsWith("+PONG"));
      socket.destroy();
    });
    socket.once("error", () => resolve(false));
    socket.once("close", () => resolve(false));
  });
}
