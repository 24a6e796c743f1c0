import { lazyPart } from "../ui/lazy-part.tsx";

// What a card that is open has beside its own script.

export const AttachmentMenu = lazyPart(async () => (await import("./AttachmentMenu.tsx")).AttachmentMenu);
export const AttachPicker = lazyPart(async () => (await import("./AttachPicker.tsx")).AttachPicker);
export const PictureViewer = lazyPart(async () => (await import("./PictureViewer.tsx")).PictureViewer);
/** For pictures of documents, too. */
export const PictureStage = lazyPart(async () => (await import("./PictureStage.tsx")).PictureStage);

/** Fetches them once the card stands: they open at once then, and offline too. */
export function preloadParts(): void {
  for (const part of [AttachmentMenu, AttachPicker, PictureViewer]) part.preload();
}
