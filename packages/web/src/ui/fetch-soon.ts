import type { LazyPart } from "./lazy-part.tsx";

const QUIET_AFTER_MS = 1_000;

interface Fetchable {
  readonly preload: LazyPart<never>["preload"];
}

/** Fetches parts of a screen that were not loaded with it, once it stands: they open at once then, and offline too. */
export function fetchSoon(parts: readonly Fetchable[], more: () => void = () => {}): () => void {
  const timer = setTimeout(() => {
    for (const part of parts) part.preload();
    more();
  }, QUIET_AFTER_MS);
  return () => clearTimeout(timer);
}
