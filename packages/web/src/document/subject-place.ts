import { ApiError, type Client } from "@syncboard/client";
import type { UploadPlace } from "../attachment/uploads.ts";
import { whenSubjectsChange } from "../subject/heard.ts";
import { createStore } from "../ui/store.ts";

/** As long as a server may take with what it has got. */
const CALLED_OFF_MS = 120_000;

/** The documents that are on the screen. */
export const shownDocuments = createStore<ReadonlySet<string>>(new Set());

/** A subject, to which files go. `onSent`: told when the server has one more of them. */
export function subjectPlace(
  client: Client,
  { subjectId, mostBytes, onSent }: { subjectId: string; mostBytes: number | undefined; onSent: (id: string) => void },
): UploadPlace {
  let isUp = true;
  return {
    placeId: subjectId,
    mostBytes,
    async send(file, options) {
      try {
        await client.documents.upload(subjectId, file, options);
        isUp = true;
        onSent(options.id);
      } catch (error) {
        isUp = error instanceof ApiError;
        throw error;
      }
    },
    isShown: (id) => shownDocuments.get().has(id),
    isOnline: () => isUp,
    isDown: () => !navigator.onLine,
    subscribe(listener) {
      const back = () => {
        isUp = true;
        listener();
      };
      const stops = [shownDocuments.subscribe(listener), whenSubjectsChange(client, back)];
      addEventListener("online", back);
      return () => {
        for (const stop of stops) stop();
        removeEventListener("online", back);
      };
    },
    takeBack: (id) => removeWhenItComes(client, id),
    made: () => undefined,
  };
}

function removeWhenItComes(client: Client, documentId: string): void {
  const attempt = () => client.documents.delete(documentId).then(end, () => {});
  const end = () => {
    stop();
    clearTimeout(timer);
  };
  const stop = whenSubjectsChange(client, () => void attempt());
  const timer = setTimeout(end, CALLED_OFF_MS);
  void attempt();
}
