import { useEffect, useEffectEvent } from "react";
import type { PlaceFiles } from "./place-files.ts";

/** Files that are pasted anywhere in a card that is open are attached to it. A field takes what is pasted into it itself. */
export function usePastedFiles(files: PlaceFiles | null): void {
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const { target, clipboardData } = event;
    if (!files || event.defaultPrevented || !clipboardData?.types.includes("Files")) return;
    if (target instanceof Element && target.closest("input, textarea, [contenteditable]")) return;
    event.preventDefault();
    files.attach(files.take(clipboardData));
  });
  useEffect(() => {
    const hear = (event: ClipboardEvent) => paste(event);
    document.addEventListener("paste", hear);
    return () => document.removeEventListener("paste", hear);
  }, []);
}
