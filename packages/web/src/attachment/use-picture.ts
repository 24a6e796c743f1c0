import { useCallback, useSyncExternalStore } from "react";
import { useClient } from "../app/client-context.ts";
import { type PictureSize, type PictureState, picturesOf } from "./pictures.ts";

interface ShownPicture {
  readonly state: PictureState;
  readonly again: () => void;
}

/** A picture of the board, while it is shown. */
export function usePicture(attachmentId: string, size: PictureSize): ShownPicture {
  const pictures = picturesOf(useClient());
  const state = useSyncExternalStore(
    useCallback((listener) => pictures.hold(attachmentId, size, listener), [pictures, attachmentId, size]),
    () => pictures.stateOf(attachmentId, size),
  );
  const again = useCallback(() => pictures.again(attachmentId, size), [pictures, attachmentId, size]);
  return { state, again };
}
