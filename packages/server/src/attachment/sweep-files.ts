import type { FastifyBaseLogger } from "fastify";
import type { Db } from "../database/connect.ts";
import { later, type Sources } from "../http/sources.ts";
import type { Storage } from "../storage/storage.ts";
import { removeFile } from "./attachment-files.ts";
import { markedFiles, markUnnamed, unmarkNamed } from "./file-store.ts";

/** No upload takes so long. */
const ON_ITS_WAY_SECONDS = 86_400;
const AT_ONCE = 100;

export interface SweepFilesDeps {
  readonly db: Db;
  readonly storage: Storage;
  readonly sources: Sources;
  readonly log: FastifyBaseLogger;
}

/**
 * Removes files that nothing names any more, and what a process that died left of an upload. Each is marked first, from where on
 * nothing can name it, and its row goes last: a process that dies in between leaves what the next sweep goes on with.
 */
export async function sweepFiles({ db, storage, sources, log }: SweepFilesDeps): Promise<void> {
  const now = sources.now();
  await markUnnamed(db, later(now, -ON_ITS_WAY_SECONDS), now);
  // Who named one at the very moment held its row, so that is to be seen by now.
  await unmarkNamed(db);
  const failed = new Set<string>();
  for (;;) {
    const found = (await markedFiles(db, AT_ONCE + failed.size)).filter((id) => !failed.has(id));
    if (found.length === 0) return;
    for (const fileId of found) {
      await removeFile(db, storage, fileId).catch((error) => {
        failed.add(fileId);
        log.warn({ err: error, fileId }, "a file could not be removed; the next sweep tries again");
      });
    }
  }
}
