import { useEffect } from "react";
import { mayDo } from "../../board/actions/send.ts";
import type { BoardDesk } from "../../board/board-desk.ts";
import { drawWhenLoaded } from "./lazy-draw.ts";

const NO_GROUND = "a, button, input, textarea, select, label, form, [data-column-grip]";

/** Where nothing is to be pressed, and no scrollbar. */
function isGround({ target, clientX, clientY }: PointerEvent): boolean {
  if (!(target instanceof HTMLElement) || target.closest(NO_GROUND)) return false;
  const { left, top } = target.getBoundingClientRect();
  const x = clientX - left - target.clientLeft;
  const y = clientY - top - target.clientTop;
  return x >= 0 && x < target.clientWidth && y >= 0 && y < target.clientHeight;
}

/** A mouse that is pressed on the board's ground and drawn selects cards. A finger scrolls there. */
export function useDrawnBox(desk: BoardDesk): void {
  useEffect(() => {
    const { scroller } = desk.dom;
    if (!scroller) return;
    const board = scroller;
    function onPointerDown(event: PointerEvent) {
      const isMine = event.pointerType === "mouse" && event.button === 0 && !desk.ui.get().carry && isGround(event);
      if (isMine && mayDo(desk, "cards.move")) drawWhenLoaded(desk, board, event);
    }
    board.addEventListener("pointerdown", onPointerDown);
    return () => board.removeEventListener("pointerdown", onPointerDown);
  }, [desk]);
}
