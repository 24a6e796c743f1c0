import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { access, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { removeForgotten } from "./forgotten.ts";
import { checkKey, type Listed, type Storage } from "./storage.ts";

/** No key begins with a dot, so nothing in here is ever taken for a file. */
const INCOMING = ".incoming";

/** Files in a folder of this machine, or of one that several share. */
export function folderStorage(folder: string): Storage {
  const incoming = join(folder, INCOMING);
  let isSwept = false;

  function placeOf(key: string): string {
    checkKey(key);
    return join(folder, key);
  }

  async function makeReady(): Promise<void> {
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    if (isSwept) return;
    isSwept = true;
    await removeForgotten(incoming);
  }

  return {
    async put(key, content) {
      const place = placeOf(key);
      await makeReady();
      const temporary = join(incoming, randomUUID());
      try {
        const file = await open(temporary, "wx", 0o600);
        try {
          await file.writeFile(content);
          await file.sync();
        } finally {
          await file.close();
        }
        await mkdir(dirname(place), { recursive: true, mode: 0o700 });
        await rename(temporary, place);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      // A name is in its folder's own data, and that folder may be new itself.
      for (let each = dirname(place); each.length >= folder.length; each = dirname(each)) await syncFolder(each);
    },

    async open(key, range) {
      const place = placeOf(key);
      const file = await ifThere(open(place, "r"));
      if (!file) return undefined;
      try {
        const { size } = await file.stat();
        const bounds = range && { start: range.first, end: range.last };
        return { size, content: file.createReadStream(bounds) };
      } catch (error) {
        await file.close();
        throw error;
      }
    },

    async remove(key) {
      await rm(placeOf(key), { force: true });
    },

    list: (prefix) => listed(folder, "", prefix),

    async reach() {
      await mkdir(incoming, { recursive: true, mode: 0o700 });
      await access(incoming, constants.R_OK | constants.W_OK | constants.X_OK);
    },
  };
}

async function* listed(folder: string, under: string, prefix: string): AsyncGenerator<Listed> {
  for (const entry of (await ifThere(readdir(join(folder, under), { withFileTypes: true }))) ?? []) {
    const key = under + entry.name;
    if (entry.name.startsWith(".")) continue;
    if (entry.isDirectory()) {
      const inner = `${key}/`;
      if (inner.startsWith(prefix) || prefix.startsWith(inner)) yield* listed(folder, inner, prefix);
    } else if (key.startsWith(prefix)) {
      const about = await ifThere(stat(join(folder, key)));
      if (about) yield { key, writtenAt: about.mtimeMs };
    }
  }
}

async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, "r");
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

async function ifThere<Found>(looking: Promise<Found>): Promise<Found | undefined> {
  try {
    return await looking;
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return;
    throw error;
  }
}
