import { usePicture } from "./use-picture.ts";

/** On a card's front, where it says nothing: its name is no part of what the card is about. */
export function CoverPicture({ attachmentId }: { readonly attachmentId: string }) {
  const { state } = usePicture(attachmentId, "thumbnail");
  return state.status === "ready" && <img src={state.url} alt="" draggable={false} />;
}
