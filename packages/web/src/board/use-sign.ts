import type { LiveBoardState } from "@syncboard/client";
import { useSyncExternalStore } from "react";
import { useBoard } from "./board-desk.ts";

export type Sign = "refused" | "outdated" | "offline" | "saving" | "connecting" | "saved";

function signOf({ refused, line, waiting }: LiveBoardState, isOnline: boolean): Sign {
  if (refused.length > 0) return "refused";
  if (line === "outdated") return line;
  // A socket may take half a minute to notice what the browser knows at once.
  if (line === "offline" || !isOnline) return "offline";
  if (waiting > 0) return "saving";
  return line === "online" ? "saved" : "connecting";
}

function watchNetwork(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

/** How things stand between this board and the server. */
export function useSign(): Sign {
  const isOnline = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  return useBoard((state) => signOf(state, isOnline));
}
