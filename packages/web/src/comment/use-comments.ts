import type { Comment } from "@syncboard/model";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useBoard, useDesk } from "../board/board-desk.ts";

const NONE: readonly Comment[] = [];

/** What was said about a card, oldest first: `undefined` until it is at hand, because a board is sent without it. */
export function useComments(cardId: string) {
  const { live } = useDesk();
  const [failed, setFailed] = useState(false);
  const line = useBoard((state) => state.line);
  const atHand = useBoard((state) => state.comments.get(cardId));
  const rows = useBoard((state) => {
    const found = state.view.comments.ofCard(cardId);
    return found.length === 0 ? NONE : found;
  });
  const there = useMemo(() => rows.filter(({ deletedAt }) => deletedAt === null), [rows]);
  const isMissing = atHand === undefined;

  const load = useCallback(() => {
    setFailed(false);
    live.loadComments(cardId).catch(() => setFailed(true));
  }, [live, cardId]);

  useEffect(() => {
    // Also when the line has come back, and after the board was sent anew.
    if (isMissing && line) load();
  }, [isMissing, line, load]);

  return { comments: isMissing ? undefined : there, hasEarlier: atHand?.hasEarlier ?? false, failed, load };
}
