import { useEffect } from "react";
import { type BoardDesk, patchUi } from "../board/board-desk.ts";
import { NONE_SELECTED } from "./none-selected.ts";

/** A card that goes away leaves the selection; who may only look on has none. */
export function useSelectionEnds(desk: BoardDesk): void {
  useEffect(
    () =>
      desk.live.subscribe(() => {
        const { selected } = desk.ui.get();
        if (selected.size === 0) return;
        const { view } = desk.live.getState();
        const left = [...selected].filter((cardId) => view.liveCard(cardId));
        if (left.length < selected.size) patchUi(desk, { selected: left.length > 0 ? new Set(left) : NONE_SELECTED });
      }),
    [desk],
  );
}
