import { useCallback, useSyncExternalStore } from "react";
import { useClient } from "../app/client-context.ts";
import { type PictureOf, type PictureSize, type PictureState, picturesOf } from "./pictures.ts";

interface ShownPicture {
  readonly state: PictureState;
  readonly again: () => void;
}

/** A picture of the board, or of a document, while it is shown. */
export function usePicture(id: string, size: PictureSize, of: PictureOf = "attachment"): ShownPicture {
  const pictures = picturesOf(useClient(), of);
  const state = useSyncExternalStore(
    useCallback((listener) => pictures.hold(id, size, listener), [pictures, id, size]),
    () => pictures.stateOf(id, size),
  );
  const again = useCallback(() => pictures.again(id, size), [pictures, id, size]);
  return { state, again };
}
