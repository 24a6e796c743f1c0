import { join } from "node:path";
import type { Config } from "../config.ts";
import { folderStorage } from "./folder-storage.ts";
import type { Storage } from "./storage.ts";

/** Where the settings say that files are. */
export function storageOf({ dataDir }: Pick<Config, "dataDir">): Storage {
  return folderStorage(join(dataDir, "files"));
}
