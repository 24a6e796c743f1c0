import { createContext, useCallback, useMemo } from "react";
import { useClient } from "../app/client-context.ts";
import { useCan, useDesk } from "../board/board-desk.ts";
import { cardPlace } from "./card-place.ts";
import { type PlaceFiles, useTake } from "./place-files.ts";
import { tellUploads } from "./tell-uploads.ts";
import { useMostBytes } from "./use-most-bytes.ts";
import { useUploads } from "./use-uploads.ts";

/** For the texts of a card that is open: a picture that is pasted into one is attached to the card. Null: one may not, or there is no card. */
export const CardFilesContext = createContext<PlaceFiles | null>(null);

/** The ways of files to a card; null for who may not attach any. */
export function useCardFiles(cardId: string): PlaceFiles | null {
  const desk = useDesk();
  const client = useClient();
  const uploads = useUploads();
  const mostBytes = useMostBytes();
  const canAttach = useCan("attachment.add");

  const attach = useCallback<PlaceFiles["attach"]>(
    (files, onCalledOff) => {
      if (files.length === 0) return [];
      tellUploads(desk, uploads);
      const ids = uploads.add(cardPlace(client, { live: desk.live, cardId, mostBytes }), files, onCalledOff);
      return files.map((file, index) => ({ ...file, id: ids[index] ?? "" }));
    },
    [client, uploads, desk, cardId, mostBytes],
  );

  const take = useTake();

  return useMemo(() => (canAttach ? { attach, take } : null), [canAttach, attach, take]);
}
