import type { Attachment } from "@syncboard/model";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useBoard, useDesk } from "../board/board-desk.ts";

const NONE: readonly Attachment[] = [];

/** What is attached to a card, the newest first: `undefined` until it is at hand, because a board is sent without it. */
export function useAttachments(cardId: string) {
  const { live } = useDesk();
  const [failed, setFailed] = useState(false);
  const line = useBoard((state) => state.line);
  const isAtHand = useBoard((state) => state.attachments.has(cardId));
  const rows = useBoard((state) => {
    const found = state.view.attachments.ofCard(cardId);
    return found.length === 0 ? NONE : found;
  });
  const there = useMemo(() => rows.filter(({ deletedAt }) => deletedAt === null).toReversed(), [rows]);

  const load = useCallback(() => {
    setFailed(false);
    live.loadAttachments(cardId).catch(() => setFailed(true));
  }, [live, cardId]);

  useEffect(() => {
    // Also when the line has come back, and after the board was sent anew.
    if (!isAtHand && line) load();
  }, [isAtHand, line, load]);

  return { attachments: isAtHand ? there : undefined, failed, load };
}
