import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { copySqlite } from "./sqlite.ts";

const KEPT = 5;
const NAME = /^\d{4}-.+\.db$/;

/**
 * Puts a verified copy of a SQLite file into `backups/` of its folder, and keeps the last five. Answers where it is.
 * `why` becomes part of the name: `before-0003-labels`.
 */
export async function keepCopy(dataDir: string, file: string, why: string, now = new Date()): Promise<string> {
  const folder = join(dataDir, "backups");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const copy = join(folder, `${now.toISOString().replaceAll(":", "-")}-${why}.db`);
  copySqlite(file, copy);
  const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
  for (const name of names.slice(0, -KEPT)) await rm(join(folder, name));
  return copy;
}
