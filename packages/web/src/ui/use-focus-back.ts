import { useState } from "react";

/**
 * For what opens over a screen, where the focus is at the beginning of it: `main` gets it back. That is no control, so a
 * dialog would give the focus to the first one in there. Undefined: it goes back by itself.
 */
export function useFocusBack(): (() => boolean) | undefined {
  const [from] = useState(() => document.activeElement);
  if (!(from instanceof HTMLElement) || !from.matches("main")) return undefined;
  return () => {
    queueMicrotask(() => {
      // Unless what was chosen has it by now.
      if (document.activeElement === document.body) from.focus({ preventScroll: true });
    });
    return false;
  };
}
