import type { Comment } from "@syncboard/model";
import { useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useDesk } from "../board/board-desk.ts";

/** So long it is marked, and kept in view while what stands above it is still coming. */
const MARKED_MS = 3_000;
const HANDS = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

/** The comment that the address names: loaded however long ago it was written, brought into view, and marked for a moment. */
export function useSoughtComment(
  cardId: string,
  comments: readonly Comment[] | undefined,
  hasEarlier: boolean,
): string | undefined {
  const { live } = useDesk();
  const { comment: soughtId } = useSearch({ strict: false });
  const [marked, setMarked] = useState<string>();
  const isHere = comments?.some(({ id }) => id === soughtId) ?? false;

  useEffect(() => {
    if (soughtId === undefined || isHere || !comments || !hasEarlier) return;
    // Without an answer it is shown by hand, as all earlier ones.
    live.loadEarlierComments(cardId).catch(() => {});
  }, [live, cardId, soughtId, comments, isHere, hasEarlier]);

  useEffect(() => {
    if (soughtId === undefined || !isHere) return;
    setMarked(soughtId);
    const row = document.querySelector<HTMLElement>(`[data-comment="${soughtId}"]`);
    row?.focus({ preventScroll: true });
    const watcher = new ResizeObserver(() => row?.scrollIntoView({ block: "center" }));
    for (const section of row?.closest("section")?.parentElement?.children ?? []) watcher.observe(section);
    const rest = () => watcher.disconnect();
    for (const hand of HANDS) addEventListener(hand, rest, { once: true, passive: true });
    const timer = setTimeout(() => {
      rest();
      setMarked(undefined);
    }, MARKED_MS);
    return () => {
      rest();
      clearTimeout(timer);
      for (const hand of HANDS) removeEventListener(hand, rest);
    };
  }, [soughtId, isHere]);

  return marked;
}
