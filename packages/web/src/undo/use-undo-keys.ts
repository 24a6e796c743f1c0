import { useLayoutEffect } from "react";
import { isPressed } from "../ui/shortcut.ts";
import { type History, redo, undo } from "./take-back.ts";

const UNDO = ["Mod+z"];
const REDO = ["Mod+Shift+z", "Mod+y"];

/** A text has an undo of its own, and what is open over the screen is another matter. */
function isElsewhere(target: EventTarget | null): boolean {
  const elsewhere = "input, textarea, select, [role=dialog], [role=alertdialog], [role=menu]";
  return target instanceof HTMLElement && target.closest(elsewhere) !== null;
}

/** Whether it was one of the keys that take back, and did. */
export function runUndoKey(history: History, event: KeyboardEvent): boolean {
  if (UNDO.some((each) => isPressed(event, each))) undo(history);
  else if (REDO.some((each) => isPressed(event, each))) redo(history);
  else return false;
  return true;
}

/** The keys that take back what was done here, on a screen that has no other keys. */
export function useUndoKeys(history: History): void {
  // In the commit that shows the screen: a key that comes right after it is not lost.
  useLayoutEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || isElsewhere(event.target)) return;
      if (runUndoKey(history, event)) event.preventDefault();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [history]);
}
