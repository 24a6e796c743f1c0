import type { Stir } from "@syncboard/client";
import { useEffect } from "react";
import { personColor } from "../look/person-color.ts";
import { isMotionReduced } from "../ui/motion.ts";
import type { BoardDesk } from "./board-desk.ts";
import { ghostOf, glideTo, ring } from "./glide.ts";

/** Under this many pixels nobody sees that a card has moved. */
const SEEN = 3;

const SETTLED_AFTER_MS = 250;

/** More than this at once is not somebody moving a card but a board catching up. */
const MOST_AT_ONCE = 12;

/** Takes up where a card is now; what it answers lets the card glide from there to where it is then, in `color`. */
function followed(desk: BoardDesk, cardId: string, color: string): () => void {
  const before = desk.dom.card(cardId);
  const from = before?.getBoundingClientRect();
  const ghost = before && ghostOf(before);
  return () => {
    const after = desk.dom.card(cardId);
    const to = after?.getBoundingClientRect();
    const isMoved = from && to && Math.abs(from.left - to.left) + Math.abs(from.top - to.top) > SEEN;
    if (ghost && isMoved) glideTo(ghost, after);
    else ghost?.remove();
    if (after) ring(after, color);
  };
}

/** The cards that were touched, each once, with who touched it last. */
function touched(stirs: readonly Stir[]): ReadonlyMap<string, string> {
  return new Map(stirs.flatMap(({ cardId, actorId }) => (cardId === null ? [] : [[cardId, actorId]])));
}

/** Lets what others do be seen: a card that they move glides to its new place and is ringed in their colour. */
export function useStirs(desk: BoardDesk): void {
  useEffect(() => {
    let last = desk.live.getState().lastStirs;
    let settle: ReturnType<typeof setTimeout> | undefined;
    // Called before React renders the change, so the cards are still where they were.
    const stop = desk.live.subscribe(() => {
      const { lastStirs } = desk.live.getState();
      if (lastStirs === last) return;
      last = lastStirs;
      const cards = touched(lastStirs);
      if (cards.size === 0 || cards.size > MOST_AT_ONCE || isMotionReduced() || document.hidden) return;
      const show = [...cards].map(([cardId, actorId]) => followed(desk, cardId, personColor(actorId)));
      desk.dom.scroller?.setAttribute("data-gliding", "");
      clearTimeout(settle);
      settle = setTimeout(() => desk.dom.scroller?.removeAttribute("data-gliding"), SETTLED_AFTER_MS);
      requestAnimationFrame(() => {
        for (const each of show) each();
      });
    });
    return () => {
      stop();
      clearTimeout(settle);
    };
  }, [desk]);
}
