import { mkdir, readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { copySqlite } from "./sqlite.ts";

const KEPT = 5;
/** Names that `keepCopy` gives; whatever else somebody puts into the folder is theirs. */
const NAME = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-before-.+\.db$/;

/**
 * Puts a verified copy of a SQLite file into `backups/` of its folder, and keeps the last five. Answers where it is.
 * `what` becomes part of the name: before what it was made. The file `spared` is not removed, however old.
 */
export async function keepCopy(
  dataDir: string,
  file: string,
  what: string,
  { now = new Date(), spared = "" }: { readonly now?: Date; readonly spared?: string } = {},
): Promise<string> {
  const copy = await placeForCopy(dataDir, what, now);
  copySqlite(file, copy);
  const folder = backupsFolder(dataDir);
  const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
  const old = names.slice(0, -KEPT).map((name) => join(folder, name));
  for (const each of old) if (resolve(each) !== resolve(spared)) await rm(each);
  return copy;
}

/** Where a copy that is made now goes. */
export async function placeForCopy(dataDir: string, what: string, now = new Date()): Promise<string> {
  const folder = backupsFolder(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return join(folder, `${now.toISOString().replaceAll(":", "-")}-before-${what}.db`);
}

function backupsFolder(dataDir: string): string {
  return join(dataDir, "backups");
}
