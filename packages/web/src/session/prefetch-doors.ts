const QUIET_AFTER_MS = 2_000;

/** Fetches, once all is quiet, the screens that everybody comes to: the way home is open without a network, and the way out leads at once to the door. */
export function prefetchDoors(): () => void {
  const timer = setTimeout(() => {
    import("../boards/BoardsScreen.tsx").catch(() => {});
    import("./SignInScreen.tsx").catch(() => {});
  }, QUIET_AFTER_MS);
  return () => clearTimeout(timer);
}
