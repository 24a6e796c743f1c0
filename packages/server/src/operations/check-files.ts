import { fileKey, thumbnailKey } from "../attachment/file-place.ts";
import { allFiles, isKept } from "../attachment/file-store.ts";
import { avatarKey } from "../avatar/avatar-place.ts";
import { allAvatars, hasAvatar } from "../avatar/avatar-store.ts";
import type { Db } from "../database/connect.ts";
import type { Storage } from "../storage/storage.ts";

/** Its row may be on its way: files come first. */
const ON_ITS_WAY_MS = 3_600_000;

/**
 * Compares the files with the rows that name them, both ways. Beside a running server too: what changed since the files
 * were listed is looked at once more. Answers how many files there are.
 */
export async function checkFiles(db: Db, storage: Storage, complain: (line: string) => void): Promise<number> {
  const unnamed = new Map<string, number>();
  for await (const { key, writtenAt } of storage.list("")) unnamed.set(key, writtenAt);
  const count = unnamed.size;
  for await (const { userId, avatarId } of allAvatars(db)) {
    const key = avatarKey(userId, avatarId);
    if (unnamed.delete(key) || (await isThere(storage, key)) || !(await hasAvatar(db, userId, avatarId))) continue;
    complain(`user ${userId}: the avatar ${key} is not there`);
  }
  for await (const { id, hasThumbnail, isKept: mustBe } of allFiles(db)) {
    // Of one that is on its way, or on its way out, some may be there.
    for (const [key, isPart] of [
      [fileKey(id), true],
      [thumbnailKey(id), hasThumbnail],
    ] as const) {
      if (!isPart || unnamed.delete(key) || !mustBe || (await isThere(storage, key)) || !(await isKept(db, id)))
        continue;
      complain(`file ${id}: ${key} is not there`);
    }
  }
  for (const [key, writtenAt] of unnamed) {
    if (writtenAt > Date.now() - ON_ITS_WAY_MS || !(await isThere(storage, key))) continue;
    complain(`the file ${key} is there, and no row names it`);
  }
  return count;
}

async function isThere(storage: Storage, key: string): Promise<boolean> {
  const file = await storage.open(key);
  file?.content.destroy();
  return file !== undefined;
}
