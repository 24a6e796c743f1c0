import type { LiveBoardState } from "@syncboard/client";
import { useBoard } from "./board-desk.ts";

export type Sign = "refused" | "outdated" | "offline" | "saving" | "connecting" | "saved";

function signOf({ refused, line, waiting }: LiveBoardState): Sign {
  if (refused.length > 0) return "refused";
  if (line === "outdated" || line === "offline") return line;
  if (waiting > 0) return "saving";
  return line === "online" ? "saved" : "connecting";
}

/** How things stand between this board and the server: what the line says, for a server may be at hand where no network is. */
export function useSign(): Sign {
  return useBoard(signOf);
}
