import { useEffect } from "react";

/**
 * Puts whoever comes from another screen at the beginning of what this one is about: the link that led here is gone, and
 * the focus with it. A page that was opened at this very address, or a field that takes the focus, is left alone.
 */
export function useArrival(): void {
  useEffect(() => {
    if (!navigator.userActivation?.hasBeenActive || document.activeElement !== document.body) return;
    focusMain();
  }, []);
}

/** The beginning of what the screen is about. */
export function focusMain(): void {
  const main = document.querySelector("main");
  if (!main) return;
  main.tabIndex = -1;
  main.focus({ preventScroll: true });
}
