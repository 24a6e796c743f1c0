import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readConfig } from "./config.ts";
import { PlaceTaken } from "./database/connect.ts";
import { releaseMemory } from "./release-memory.ts";
import { startServer } from "./start.ts";

const LEAST_NODE = 24;
const DRAIN_MS = 10_000;
/** By then whoever waited for the start has been answered. */
const SETTLED_MS = 1_000;

function leave(lines: readonly string[]): never {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(1);
}

if (Number.parseInt(process.versions.node, 10) < LEAST_NODE) {
  leave([`Node ${process.versions.node} is too old. "npm start" brings its own Node ${LEAST_NODE}; run that.`]);
}
if (existsSync(".env")) process.loadEnvFile(".env");
const read = readConfig(process.env);
if ("faults" in read) leave(["SyncBoard cannot start with these settings:", ...read.faults.map((line) => `  ${line}`)]);

const webFolder = fileURLToPath(new URL("../../web/dist", import.meta.url));
try {
  const running = await startServer(read.config, { webFolder });
  setTimeout(releaseMemory, SETTLED_MS).unref();
  process.stdout.write(`\nSyncBoard is at ${running.url}\nIts data is in ${read.config.dataDir}\n\n`);
  const stop = () => {
    setTimeout(() => process.exit(1), DRAIN_MS).unref();
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => leave([String(error)]),
    );
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
} catch (error) {
  if (error instanceof PlaceTaken) leave([error.message]);
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    leave([`Port ${read.config.port} is in use. Set PORT to another one.`]);
  }
  throw error;
}
