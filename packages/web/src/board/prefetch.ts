import { loadMove } from "../card/lazy-move.ts";
import { loadProse } from "../card/lazy-prose.ts";
import { loadDialogs } from "./lazy-dialogs.ts";

const QUIET_AFTER_MS = 1_500;

const loadCard = () => import("../card/CardDialog.tsx");

/** Fetches the parts of a board that were not loaded with it, once it stands: they open at once then, and offline too. */
export function prefetchParts(): () => void {
  const timer = setTimeout(() => {
    // Where one fails it is asked for again when it is needed.
    for (const load of [loadCard, loadProse, loadMove, ...loadDialogs]) load().catch(() => {});
  }, QUIET_AFTER_MS);
  return () => clearTimeout(timer);
}
