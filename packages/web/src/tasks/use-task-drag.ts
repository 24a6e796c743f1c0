import { type RefObject, useEffect } from "react";
import { swallowClick } from "../board/drag/swallow-click.ts";
import { ghostOf, glideTo } from "../board/glide.ts";
import { carryTo, findTask, liftTask, putBack, putDown } from "./carrying.ts";
import { canHold, type TaskCarry } from "./place-task.ts";
import { scrollBy } from "./scroll-page.ts";
import { rowOf } from "./task-focus.ts";
import { GROUPS, type Group } from "./task-groups.ts";
import type { TasksDesk } from "./tasks-desk.ts";

// One drag for mouse, pen and finger, as on a board: a finger presses long, for a short one scrolls.

const MOUSE_SLOP = 5;
const TOUCH_SLOP = 9;
const LONG_PRESS_MS = 280;

function groupAt(list: HTMLElement, desk: TasksDesk, id: string, y: number): [Group, HTMLElement] | undefined {
  const task = findTask(desk, id);
  let nearest: [Group, HTMLElement] | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const section of list.querySelectorAll<HTMLElement>("[data-group]")) {
    const group = GROUPS.find((each) => each === section.dataset.group);
    if (!task || !group || !canHold(group, task, Date.now())) continue;
    const { top, bottom } = section.getBoundingClientRect();
    const distance = Math.max(top - y, y - bottom, 0);
    if (distance >= least) continue;
    least = distance;
    nearest = [group, section];
  }
  return nearest;
}

/** Where a task would be that is held at this height. */
function targetAt(list: HTMLElement, desk: TasksDesk, carry: TaskCarry, y: number): TaskCarry {
  const [group, section] = groupAt(list, desk, carry.id, y) ?? [];
  if (!group || !section) return carry;
  const rows = [...section.querySelectorAll<HTMLElement>("[data-task]")].filter(
    ({ dataset }) => dataset.task !== carry.id,
  );
  const before = rows.findLast((row) => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2 < y;
  });
  return { ...carry, group, afterId: before?.dataset.task ?? null };
}

function hold(desk: TasksDesk, list: HTMLElement, row: HTMLElement, id: string, startX: number, startY: number) {
  const ghost = ghostOf(row);
  ghost.classList.add("held");
  let [x, y] = [startX, startY];
  let frame = 0;
  liftTask(desk, id, "pointer");
  document.documentElement.classList.add("is-holding");

  function follow() {
    ghost.style.translate = `${x - startX}px ${y - startY}px`;
    const { carry } = desk.ui.get();
    if (carry) carryTo(desk, targetAt(list, desk, carry, y));
  }
  function tick() {
    scrollBy(y);
    follow();
    frame = requestAnimationFrame(tick);
  }
  frame = requestAnimationFrame(tick);

  function end(settle: (desk: TasksDesk) => void) {
    cancelAnimationFrame(frame);
    settle(desk);
    document.documentElement.classList.remove("is-holding");
    requestAnimationFrame(() => glideTo(ghost, rowOf(id)));
  }
  return {
    moveTo(toX: number, toY: number) {
      [x, y] = [toX, toY];
    },
    drop() {
      follow();
      end(putDown);
    },
    giveUp: () => end(putBack),
  };
}

function press(desk: TasksDesk, list: HTMLElement, down: PointerEvent, row: HTMLElement, id: string): void {
  const isTouch = down.pointerType === "touch";
  const { clientX: startX, clientY: startY, pointerId } = down;
  const listening = new AbortController();
  const { signal } = listening;
  let held: ReturnType<typeof hold> | undefined;
  const timer = isTouch ? setTimeout(lift, LONG_PRESS_MS) : undefined;

  function lift() {
    // The row is rendered anew in another group: the list hears of the pointer wherever it is carried.
    list.setPointerCapture(pointerId);
    held = hold(desk, list, row, id, startX, startY);
    if (isTouch) navigator.vibrate?.(8);
    return held;
  }
  function stop() {
    clearTimeout(timer);
    listening.abort();
  }
  function giveUp() {
    stop();
    held?.giveUp();
  }

  addEventListener(
    "pointermove",
    (event) => {
      if (event.pointerId !== pointerId) return;
      if (held) return held.moveTo(event.clientX, event.clientY);
      const far = Math.hypot(event.clientX - startX, event.clientY - startY);
      // A finger that moves before the long press is over wants to scroll.
      if (isTouch && far > TOUCH_SLOP) stop();
      if (!isTouch && far > MOUSE_SLOP) lift().moveTo(event.clientX, event.clientY);
    },
    { signal },
  );
  addEventListener(
    "pointerup",
    (event) => {
      if (event.pointerId !== pointerId) return;
      stop();
      if (!held) return;
      swallowClick();
      held.moveTo(event.clientX, event.clientY);
      held.drop();
    },
    { signal },
  );
  addEventListener("pointercancel", giveUp, { signal });
  addEventListener("blur", giveUp, { signal });
  addEventListener("contextmenu", (event) => isTouch && event.preventDefault(), { signal });
  // Touches go on being sent to what was touched, and must be taken there from the browser.
  down.target?.addEventListener("touchmove", (event) => held && event.cancelable && event.preventDefault(), {
    signal,
    passive: false,
  });
  addEventListener(
    "keydown",
    (event) => {
      if (!held || event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      swallowClick();
      giveUp();
    },
    { signal, capture: true },
  );
}

export function useTaskDrag(desk: TasksDesk, list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = list.current;
    if (!element) return;

    function onPointerDown(event: PointerEvent) {
      const { target } = event;
      if (event.button !== 0 || !event.isPrimary || event.shiftKey || desk.ui.get().carry || !element) return;
      if (!(target instanceof Element) || target.closest("button, input, textarea, select")) return;
      const row = target.closest<HTMLElement>("[data-task]");
      const task = findTask(desk, row?.dataset.task ?? null);
      const place = task && canHold("none", task, Date.now());
      if (row?.dataset.movable !== undefined && place) press(desk, element, event, row, row.dataset.task ?? "");
    }
    // Must be there before the finger goes down, else the browser scrolls without asking.
    function onTouchMove(event: TouchEvent) {
      if (desk.ui.get().carry?.by === "pointer" && event.cancelable) event.preventDefault();
    }
    const noDrag = (event: Event) => event.preventDefault();
    element.addEventListener("pointerdown", onPointerDown);
    element.addEventListener("touchmove", onTouchMove, { passive: false });
    element.addEventListener("dragstart", noDrag);
    return () => {
      element.removeEventListener("pointerdown", onPointerDown);
      element.removeEventListener("touchmove", onTouchMove);
      element.removeEventListener("dragstart", noDrag);
    };
  }, [desk, list]);
}
