import type { Card } from "@syncboard/model";
import { useCallback, useEffect, useState } from "react";
import { useBoard, useDesk } from "../board/board-desk.ts";

/** A card's description: `undefined` until it is at hand, because a board is sent without its cards' texts. */
export function useCardText(card: Card) {
  const { live } = useDesk();
  const [failed, setFailed] = useState(false);
  const line = useBoard((state) => state.line);
  const isMissing = card.description === undefined && card.hasDescription;

  const retry = useCallback(() => {
    setFailed(false);
    live.loadText(card.id).catch(() => setFailed(true));
  }, [live, card.id]);

  useEffect(() => {
    // Also when the line has come back.
    if (isMissing && line) retry();
  }, [isMissing, line, retry]);

  return { text: isMissing ? undefined : (card.description ?? ""), failed, retry };
}
