import type { BoardDesk } from "../../board/board-desk.ts";
import { swallowClick } from "../../board/drag/swallow-click.ts";
import { select } from "../selection.ts";
import { DrawnBox } from "./drawn-box.ts";

/** So far, in pixels, a mouse goes in a click that is not quite still. */
const SLOP = 5;

/** From a mouse button that went down on the board's ground until it comes up. */
export function draw(desk: BoardDesk, scroller: HTMLElement, down: PointerEvent): void {
  const { clientX: startX, clientY: startY, pointerId } = down;
  const adds = down.shiftKey || down.ctrlKey || down.metaKey;
  const hadOpened = desk.ui.get().opened !== null;
  const listening = new AbortController();
  const { signal } = listening;
  let box: DrawnBox | undefined;

  function stop() {
    listening.abort();
  }

  function onMove(event: PointerEvent) {
    if (event.pointerId !== pointerId) return;
    if ((event.buttons & 1) === 0) return giveUp();
    if (!box && Math.hypot(event.clientX - startX, event.clientY - startY) > SLOP) {
      scroller.setPointerCapture(pointerId);
      box = new DrawnBox(desk, scroller, startX, startY, adds);
    }
    box?.moveTo(event.clientX, event.clientY);
  }

  function onUp(event: PointerEvent) {
    if (event.pointerId !== pointerId) return;
    stop();
    if (box) {
      swallowClick();
      box.moveTo(event.clientX, event.clientY);
      box.done();
      // A click beside what is open closes that, and nothing else.
    } else if (!adds && !hadOpened && desk.ui.get().selected.size > 0) select(desk, []);
  }

  function giveUp() {
    stop();
    box?.giveUp();
  }

  function onKey(event: KeyboardEvent) {
    if (!box) return;
    // What is half selected is no subject for other keys.
    event.stopPropagation();
    if (event.key !== "Escape") return;
    event.preventDefault();
    swallowClick();
    giveUp();
  }

  addEventListener("pointermove", onMove, { signal });
  addEventListener("pointerup", onUp, { signal });
  addEventListener("pointercancel", giveUp, { signal });
  addEventListener("blur", giveUp, { signal });
  addEventListener("keydown", onKey, { signal, capture: true });
  addEventListener("selectstart", (event) => event.preventDefault(), { signal });
}
