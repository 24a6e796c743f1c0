import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** Nobody writes one file for so long. */
const FORGOTTEN_MS = 86_400_000;

/** Removes what processes that died were writing in a folder for files on their way. Others may be writing there now. */
export async function removeForgotten(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    // Gone meanwhile: somebody else is at it, too.
    const about = await stat(file).catch(() => undefined);
    if (about && about.mtimeMs < Date.now() - FORGOTTEN_MS) await rm(file, { force: true });
  }
}
