import { join } from "node:path";
import type { Config } from "../config.ts";
import { folderStorage } from "./folder-storage.ts";
import { s3Storage } from "./s3-storage.ts";
import type { Storage } from "./storage.ts";

/** Where the settings say that files are. */
export function storageOf({ s3, dataDir }: Pick<Config, "s3" | "dataDir">): Storage {
  return s3 ? s3Storage(s3) : folderStorage(join(dataDir, "files"));
}
