import { buffer } from "node:stream/consumers";
import type { FastifyBaseLogger } from "fastify";
import type { Storage } from "../storage/storage.ts";
import { avatarKey } from "./avatar-place.ts";

export interface AvatarFiles {
  /** Puts the same picture under another id, and answers with it; undefined when there is no file. */
  copy(userId: string, avatarId: string): Promise<string | undefined>;
  /** Removes what no row names any more. Where that fails, it stays until somebody looks: `npm run db -- check`. */
  remove(userId: string, avatarId: string, log?: FastifyBaseLogger): Promise<void>;
}

export function avatarFilesIn(storage: Storage, newId: () => string, serverLog: FastifyBaseLogger): AvatarFiles {
  return {
    async copy(userId, avatarId) {
      const file = await storage.open(avatarKey(userId, avatarId));
      if (!file) return undefined;
      const copyId = newId();
      await storage.put(avatarKey(userId, copyId), await buffer(file.content), "image/jpeg");
      return copyId;
    },
    async remove(userId, avatarId, log = serverLog) {
      const key = avatarKey(userId, avatarId);
      await storage.remove(key).catch((error) => log.warn({ err: error, key }, "an avatar could not be removed"));
    },
  };
}
