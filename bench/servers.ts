import { type Child, startChild } from "./child.ts";
import type { ServerJobs } from "./floor/server.ts";
import type { GeneratorJobs } from "./load/generator.ts";

/** What a measured server runs with: no limit on requests, and cheap passwords because none of it is about passwords. */
export function settings(dataDir: string): Record<string, string> {
  return {
    DATA_DIR: dataDir,
    PORT: "0",
    HOST: "127.0.0.1",
    BCRYPT_ROUNDS: "4",
    RATE_LIMIT: "off",
    LOG_LEVEL: "error",
  };
}

export interface BenchServer {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startBenchServer(
  dataDir: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<BenchServer> {
  const child = await startChild<ServerJobs>("floor/server.ts", { ...settings(dataDir), ...environment });
  return { url: await child.ask("url", undefined), stop: () => child.stop() };
}

export function startGenerator(): Promise<Child<GeneratorJobs>> {
  return startChild<GeneratorJobs>("load/generator.ts");
}
