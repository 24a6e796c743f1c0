import { useState } from "react";

/**
 * For what opens over a screen: who gets the focus back as it closes. `main`, where whoever came from another screen begins,
 * is no control: a dialog would give the focus to the first one in there.
 */
export function useFocusBack(): () => boolean {
  const [from] = useState(() => document.activeElement);
  return () => {
    if (!(from instanceof HTMLElement) || !from.matches("main") || !from.isConnected) return true;
    queueMicrotask(() => {
      // Unless what was chosen has it by now.
      if (document.activeElement === document.body) from.focus({ preventScroll: true });
    });
    return false;
  };
}
