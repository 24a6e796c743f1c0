import { existsSync } from "node:fs";
import { type Config, readConfig } from "./config.ts";

/** Ends the process with these lines. */
export function leave(lines: readonly string[]): never {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(1);
}

/** The settings that this process was given, in its environment or in `.env`; ends it when they do not fit. */
export function processConfig(): Config {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const read = readConfig(process.env);
  if ("config" in read) return read.config;
  leave(["SyncBoard cannot start with these settings:", ...read.faults.map((line) => `  ${line}`)]);
}
