import { fileURLToPath } from "node:url";
import { OperatorError } from "./operator-error.ts";
import { leave, processConfig } from "./process-config.ts";
import { releaseMemory } from "./release-memory.ts";
import { startServer } from "./start.ts";

const DRAIN_MS = 10_000;
/** By then whoever waited for the start has been answered. */
const SETTLED_MS = 1_000;

const config = processConfig();

const webFolder = fileURLToPath(new URL("../../web/dist", import.meta.url));
try {
  const running = await startServer(config, { webFolder });
  setTimeout(releaseMemory, SETTLED_MS).unref();
  // Without the password that the address of a database may carry.
  const place = config.databaseUrl === undefined ? config.dataDir : `PostgreSQL at ${new URL(config.databaseUrl).host}`;
  process.stdout.write(`\nSyncBoard is at ${running.url}\nIts data is in ${place}\n\n`);
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
  if (error instanceof OperatorError) leave([error.message]);
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    leave([`Port ${config.port} is in use. Set PORT to another one.`]);
  }
  throw error;
}
