import { useSyncExternalStore } from "react";
import { useDesk } from "../board/board-desk.ts";
import type { ShownCards } from "./shown-cards.ts";

/** What a component shows of the cards that the filter leaves: rendered again only when that is another value. */
export function useShown<Part>(select: (shown: ShownCards) => Part): Part {
  const { shown } = useDesk();
  return useSyncExternalStore(shown.subscribe, () => select(shown));
}
