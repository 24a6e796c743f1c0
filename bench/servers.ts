import { type Child, startChild } from "./child.ts";
import type { ServerJobs } from "./floor/server.ts";
import type { GeneratorJobs } from "./load/generator.ts";

/** Where a server's data is, as environment variables: a data folder of its own, or a database too. */
export type Home = Readonly<Record<string, string>>;

/** What a measured server runs with: no limit on requests, and cheap passwords because none of it is about passwords. */
export function settings(home: Home): Record<string, string> {
  return {
    PORT: "0",
    HOST: "127.0.0.1",
    BCRYPT_ROUNDS: "4",
    RATE_LIMIT: "off",
    LOG_LEVEL: "error",
    ...home,
  };
}

export interface BenchServer {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startBenchServer(home: Home): Promise<BenchServer> {
  const child = await startChild<ServerJobs>("floor/server.ts", settings(home));
  return { url: await child.ask("url", undefined), stop: () => child.stop() };
}

export function startGenerator(): Promise<Child<GeneratorJobs>> {
  return startChild<GeneratorJobs>("load/generator.ts");
}
