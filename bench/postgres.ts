import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { findPostgres, type Postgres, startPostgres } from "../services/postgres.ts";

export const NO_POSTGRES = { skipped: "PostgreSQL is not here. Get it with: apt-get install postgresql" } as const;

export interface DurablePostgres extends Postgres {
  /** Where its data and its log are. */
  readonly folder: string;
}

/** A PostgreSQL whose commits are on the disk, in a folder of its own; undefined when this machine has none. */
export async function startDurablePostgres(parent: string): Promise<DurablePostgres | undefined> {
  if (findPostgres() === undefined) return undefined;
  const folder = mkdtempSync(join(parent, "postgres-"));
  return Object.assign(await startPostgres({ folder, isDurable: true, settings: { log_line_prefix: "" } }), { folder });
}

/** Transactions a second of a script with so many clients. */
export async function runPgbench(url: string, script: string, clients: number, ms: number): Promise<number> {
  const program = join(findPostgres() ?? "", "pgbench");
  const seconds = String(Math.max(1, Math.round(ms / 1_000)));
  const load = ["-n", "-M", "prepared", "-c", String(clients), "-j", "2", "-T", seconds, "-f", script, url];
  const { stdout } = await promisify(execFile)(program, load);
  const [, perSecond] = /^tps = ([\d.]+)/m.exec(stdout) ?? [];
  if (perSecond === undefined || !/failed transactions: 0 /.test(stdout)) throw new Error(`pgbench said: ${stdout}`);
  return Number(perSecond);
}
