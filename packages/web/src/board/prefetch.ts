import { CoverPicker } from "../attachment/lazy-cover.ts";
import { CopyDialog, MoveDialog } from "../card/lazy-move.ts";
import * as pickers from "../card/lazy-pickers.ts";
import * as filter from "../filter/lazy-filter.ts";
import { Prose } from "../prose/lazy-prose.tsx";
import { preloadDraw } from "../selection/box/lazy-draw.ts";
import { AccountPopup, SignOutDialog } from "../session/lazy-account.ts";
import { fetchSoon } from "../ui/fetch-soon.ts";
import * as dialogs from "./lazy-dialogs.ts";

const PARTS = [
  AccountPopup,
  SignOutDialog,
  Prose,
  MoveDialog,
  CopyDialog,
  CoverPicker,
  ...[pickers, filter, dialogs].flatMap(Object.values),
];

/** Fetches the parts of a board that were not loaded with it, once it stands: they open at once then, and offline too. */
export function prefetchParts(): () => void {
  return fetchSoon(PARTS, () => {
    import("../card/CardDialog.tsx").catch(() => {});
    import("../attachment/file-drop.ts").catch(() => {});
    preloadDraw();
  });
}
