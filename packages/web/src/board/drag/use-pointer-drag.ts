import { useEffect } from "react";
import { mayDo } from "../actions/send.ts";
import type { BoardDesk } from "../board-desk.ts";
import { type Grip, Held } from "./held.ts";
import { swallowClick } from "./swallow-click.ts";

// One drag for mouse, pen and finger. The browser's own drag and drop does not start from touch everywhere, cannot be
// styled, and hides the pointer's place from a list that scrolls; with pointer events all three hands do the same.

const MOUSE_SLOP = 5;
const TOUCH_SLOP = 9;
const LONG_PRESS_MS = 280;

function gripAt(desk: BoardDesk, target: EventTarget | null): Grip | undefined {
  if (!(target instanceof Element) || target.closest("button:not([data-column-head]), input, textarea, select")) return;
  const card = target.closest<HTMLElement>("[data-card]");
  const cardId = card?.dataset.card;
  if (card && cardId) return mayDo(desk, "card.move") ? { kind: "card", id: cardId, element: card } : undefined;
  const columnId = target.closest<HTMLElement>("[data-column-grip]")?.dataset.columnGrip;
  const panel = columnId && desk.dom.columns.get(columnId)?.panel;
  return panel && mayDo(desk, "column.move") ? { kind: "column", id: columnId, element: panel } : undefined;
}

function press(desk: BoardDesk, down: PointerEvent, grip: Grip): void {
  const isTouch = down.pointerType === "touch";
  const { clientX: startX, clientY: startY, pointerId } = down;
  const listening = new AbortController();
  const { signal } = listening;
  let held: Held | undefined;
  const timer = isTouch ? setTimeout(lift, LONG_PRESS_MS) : undefined;

  function lift(): Held {
    // What was touched is rendered anew when it is carried into another column: its events would end with it.
    desk.dom.scroller?.setPointerCapture(pointerId);
    held = new Held(desk, grip, startX, startY);
    if (isTouch) navigator.vibrate?.(8);
    return held;
  }

  function stop() {
    clearTimeout(timer);
    listening.abort();
  }

  function onMove(event: PointerEvent) {
    if (event.pointerId !== pointerId) return;
    if (held) return held.moveTo(event.clientX, event.clientY);
    const far = Math.hypot(event.clientX - startX, event.clientY - startY);
    // A finger that moves before the long press is over wants to scroll.
    if (isTouch && far > TOUCH_SLOP) stop();
    if (!isTouch && far > MOUSE_SLOP) lift().moveTo(event.clientX, event.clientY);
  }

  function onUp(event: PointerEvent) {
    if (event.pointerId !== pointerId) return;
    stop();
    if (!held) return;
    swallowClick();
    held.moveTo(event.clientX, event.clientY);
    held.drop();
  }

  function onGiveUp() {
    stop();
    held?.giveUp();
  }

  // Touches go on being sent to what was touched, even out of the page, and must be taken there from the browser.
  down.target?.addEventListener("touchmove", (event) => held && event.cancelable && event.preventDefault(), {
    signal,
    passive: false,
  });
  addEventListener("pointermove", onMove, { signal });
  addEventListener("pointerup", onUp, { signal });
  addEventListener("pointercancel", onGiveUp, { signal });
  addEventListener("blur", onGiveUp, { signal });
  addEventListener("contextmenu", (event) => isTouch && event.preventDefault(), { signal });
  addEventListener(
    "keydown",
    (event) => {
      if (!held || event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      swallowClick();
      onGiveUp();
    },
    { signal, capture: true },
  );
}

export function usePointerDrag(desk: BoardDesk): void {
  useEffect(() => {
    const { scroller } = desk.dom;
    if (!scroller) return;

    function onPointerDown(event: PointerEvent) {
      if (event.button !== 0 || !event.isPrimary || desk.ui.get().carry) return;
      const grip = gripAt(desk, event.target);
      if (grip) press(desk, event, grip);
    }

    // Must be there before the finger goes down, else the browser scrolls without asking.
    function onTouchMove(event: TouchEvent) {
      if (desk.ui.get().carry?.by === "pointer" && event.cancelable) event.preventDefault();
    }

    const noDrag = (event: Event) => event.preventDefault();
    scroller.addEventListener("pointerdown", onPointerDown);
    scroller.addEventListener("touchmove", onTouchMove, { passive: false });
    scroller.addEventListener("dragstart", noDrag);
    return () => {
      scroller.removeEventListener("pointerdown", onPointerDown);
      scroller.removeEventListener("touchmove", onTouchMove);
      scroller.removeEventListener("dragstart", noDrag);
    };
  }, [desk]);
}
