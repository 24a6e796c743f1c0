import { useClient } from "../app/client-context.ts";
import { useStore } from "../ui/store.ts";
import { type Upload, type Uploads, uploadsOf } from "./uploads.ts";

export function useUploads(): Uploads {
  return uploadsOf(useClient());
}

/** Those that one shows. `isShown` is asked with each change. */
export function useUploadList(): readonly Upload[] {
  return useStore(useUploads().list, (list) => list);
}
