import { useEffect } from "react";
import { type BoardDesk, patchUi } from "./board-desk.ts";
import type { Spot } from "./board-ui.ts";
import { isSameSpot, nearestSpot } from "./walk.ts";

/**
 * Focus never jumps because somebody else edits: when the card that has it is rendered elsewhere, the focus goes along;
 * when it is deleted or the filter hides it, to the card that takes its place.
 */
export function useSteadyFocus(desk: BoardDesk): void {
  useEffect(() => {
    let held: { spot: Spot; place: number } | null = null;

    function onFocusIn() {
      const { active } = desk.ui.get();
      const isOnSpot = active !== null && desk.dom.at(active) === document.activeElement;
      held = isOnSpot ? { spot: active, place: placeIn(active) } : null;
    }

    function placeIn({ columnId, cardId }: Spot): number {
      const cards = desk.shown.cardsIn(columnId);
      return Math.max(
        0,
        cards.findIndex(({ id }) => id === cardId),
      );
    }

    function letGo() {
      held = null;
    }

    const stop = desk.shown.subscribe(() => {
      if (!held) return;
      const { spot, place } = held;
      requestAnimationFrame(() => {
        const { active, opened } = desk.ui.get();
        if (document.activeElement !== document.body || opened || !held) return;
        // The hands have gone on by themselves, and the focus is on its way to them.
        if (active !== null && !isSameSpot(active, spot)) return;
        letGo();
        const next = nearestSpot(desk.shown, spot, { place });
        if (!next) return;
        patchUi(desk, { active: next });
        desk.dom.focus(next);
      });
    });
    document.addEventListener("focusin", onFocusIn);
    document.addEventListener("pointerdown", letGo);
    return () => {
      stop();
      document.removeEventListener("focusin", onFocusIn);
      document.removeEventListener("pointerdown", letGo);
    };
  }, [desk]);
}
