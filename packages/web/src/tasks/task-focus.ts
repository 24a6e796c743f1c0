import { focusMain } from "../app/use-arrival.ts";

/** How many frames to wait for a row that is about to be there. */
const TRIES = 20;

let wanted: string | undefined;

export function rowOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-task="${id}"]`);
}

export function mainOf(id: string): HTMLElement | null {
  return rowOf(id)?.querySelector<HTMLElement>("[data-task-main]") ?? null;
}

/** From a field to the list: to where the hands were there, or to its beginning. Keys go on from there. */
export function focusList(): void {
  const entry = document.querySelector<HTMLElement>("[data-task-main][tabindex='0']");
  if (!entry) focusMain();
  entry?.focus({ preventScroll: true });
  entry?.closest("[data-task]")?.scrollIntoView({ block: "nearest" });
}

/** Gives a row the focus, as soon as it is where it is going to be. */
export function focusTask(id: string): void {
  wanted = id;
  soon(id, TRIES, document.activeElement);
}

function soon(id: string, tries: number, from: Element | null): void {
  requestAnimationFrame(() => {
    // A newer wish has come, or a text field was opened meanwhile: a quick hand is typing into it.
    if (wanted !== id) return;
    const now = document.activeElement;
    if (now !== from && now?.matches("input, textarea")) return;
    const element = mainOf(id);
    if (element) {
      element.focus({ preventScroll: true });
      rowOf(id)?.scrollIntoView({ block: "nearest" });
    } else if (tries > 0) soon(id, tries - 1, from);
  });
}
