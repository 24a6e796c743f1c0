import { type Card, type Checklist, checklistsOf } from "@syncboard/model";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useBoard, useDesk } from "../board/board-desk.ts";

interface CardChecklists {
  /** Undefined until they are at hand: a board is sent without what its cards have inside. */
  readonly checklists: readonly Checklist[] | undefined;
  readonly failed: boolean;
  readonly retry: () => void;
}

export function useChecklists(card: Card): CardChecklists {
  const { live } = useDesk();
  const [failed, setFailed] = useState(false);
  const line = useBoard((state) => state.line);
  const { checklists } = card;
  const isMissing = checklists === undefined;

  const retry = useCallback(() => {
    setFailed(false);
    live.loadText(card.id).catch(() => setFailed(true));
  }, [live, card.id]);

  useEffect(() => {
    // Also when the line has come back.
    if (isMissing && line) retry();
  }, [isMissing, line, retry]);

  const shown = useMemo(() => (checklists ? checklistsOf({ checklists }) : undefined), [checklists]);
  return { checklists: shown, failed, retry };
}
