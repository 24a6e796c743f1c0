import { createReadStream } from "node:fs";
import type { AttachedFile } from "@syncboard/model";
import type { FastifyBaseLogger } from "fastify";
import type { Db } from "../database/connect.ts";
import type { Sources } from "../http/sources.ts";
import type { Upload } from "../http/upload.ts";
import type { DrawPicture } from "../picture/draw-picture.ts";
import type { Storage } from "../storage/storage.ts";
import { fileKey, thumbnailKey } from "./file-place.ts";
import { announceFile, type FileOwner, findTwin, removeFileRow } from "./file-store.ts";
import { mediaTypeOf } from "./media-type.ts";

const THUMBNAIL = { mostWidth: 600, mostHeight: 1_200, format: "webp" } as const;
/** Those that are drawn once more, and shown. */
const PICTURES = new Set(["image/png", "image/jpeg", "image/webp", "image/gif"]);

interface AttachmentFilesDeps {
  readonly db: Db;
  readonly sources: Sources;
  readonly storage: Storage;
  readonly drawPicture: DrawPicture;
}

export interface Stored {
  readonly file: AttachedFile;
  /** Whether its bytes were there already. */
  readonly isShared: boolean;
}

export interface AttachmentFiles {
  /** Puts what was uploaded into the storage; undefined when pictures come faster than they can be drawn. */
  store(owner: FileOwner, upload: Upload): Promise<Stored | undefined>;
  /** Takes back what nothing was attached with. Where that fails, the sweep does it. */
  discard(stored: Stored, log: FastifyBaseLogger): Promise<void>;
}

/** Bytes into the storage and out of it again: the row first, so that what is there can always be found. */
export function attachmentFilesIn({ db, sources, storage, drawPicture }: AttachmentFilesDeps): AttachmentFiles {
  return {
    async store(owner, upload) {
      const { path, bytes, sha256 } = upload;
      const twin = await findTwin(db, { owner, sha256, bytes });
      if (twin) return { file: twin, isShared: true };
      const mediaType = await mediaTypeOf(upload);
      const drawn = PICTURES.has(mediaType) ? await drawPicture(path, THUMBNAIL) : undefined;
      if (drawn?.outcome === "busy") return undefined;
      const small = drawn?.outcome === "drawn" ? drawn : undefined;
      const { width = null, height = null } = small ?? {};
      const file = { fileId: sources.newId(), mediaType, bytes, width, height, hasThumbnail: small !== undefined };
      await announceFile(db, { ...file, owner, sha256 }, sources.now());
      try {
        await storage.put(fileKey(file.fileId), createReadStream(path), mediaType);
        if (small) await storage.put(thumbnailKey(file.fileId), small.picture, "image/webp");
      } catch (error) {
        // What cannot be reached now is removed by the sweep.
        await removeFile(db, storage, file.fileId).catch(() => {});
        throw error;
      }
      return { file, isShared: false };
    },

    async discard({ file: { fileId }, isShared }, log) {
      if (isShared) return;
      try {
        await removeFile(db, storage, fileId);
      } catch (error) {
        log.warn({ err: error, fileId }, "a file that came to nothing could not be removed");
      }
    },
  };
}

/** The bytes first: as long as there is a row, somebody goes on with it. */
export async function removeFile(db: Db, storage: Storage, fileId: string): Promise<void> {
  await storage.remove(thumbnailKey(fileId));
  await storage.remove(fileKey(fileId));
  await removeFileRow(db, fileId);
}
