import { useEffect } from "react";
import { useClient } from "../app/client-context.ts";
import { useDesk } from "../board/board-desk.ts";

/** Files from the desktop are let go of over a card: what that needs is loaded when the first ones come near. */
export function useFileDrop(): void {
  const desk = useDesk();
  const client = useClient();
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const begin = async () => (await import("./file-drop.ts")).listenForFiles(desk, client, signal);
    document.addEventListener("dragenter", () => void begin().catch(() => {}), { once: true, signal });
    return () => listening.abort();
  }, [desk, client]);
}
