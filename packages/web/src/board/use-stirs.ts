import { useEffect } from "react";
import { personColor } from "../look/person-color.ts";
import { isMotionReduced } from "../ui/motion.ts";
import type { BoardDesk } from "./board-desk.ts";
import { ghostOf, glideTo, ring } from "./glide.ts";

/** Under this many pixels nobody sees that a card has moved. */
const SEEN = 3;

const SETTLED_AFTER_MS = 250;

/** Lets what others do be seen: a card that they move glides to its new place and is ringed in their colour. */
export function useStirs(desk: BoardDesk): void {
  useEffect(() => {
    let last = desk.live.getState().lastStir;
    let settle: ReturnType<typeof setTimeout> | undefined;
    // Called before React renders the change, so the card is still where it was.
    const stop = desk.live.subscribe(() => {
      const { lastStir } = desk.live.getState();
      if (lastStir === last) return;
      last = lastStir;
      if (!lastStir?.cardId || isMotionReduced() || document.hidden) return;
      const { cardId, actorId } = lastStir;
      const before = desk.dom.card(cardId);
      const from = before?.getBoundingClientRect();
      const ghost = before && ghostOf(before);
      desk.dom.scroller?.setAttribute("data-gliding", "");
      clearTimeout(settle);
      settle = setTimeout(() => desk.dom.scroller?.removeAttribute("data-gliding"), SETTLED_AFTER_MS);
      requestAnimationFrame(() => {
        const after = desk.dom.card(cardId);
        const to = after?.getBoundingClientRect();
        const isMoved = from && to && Math.abs(from.left - to.left) + Math.abs(from.top - to.top) > SEEN;
        if (ghost && isMoved) glideTo(ghost, after);
        else ghost?.remove();
        if (after) ring(after, personColor(actorId));
      });
    });
    return () => {
      stop();
      clearTimeout(settle);
    };
  }, [desk]);
}
