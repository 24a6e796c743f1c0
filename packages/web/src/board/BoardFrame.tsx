import { useMatchRoute } from "@tanstack/react-router";
import { useFileDrop } from "../attachment/use-file-drop.ts";
import { FilterBar } from "../filter/FilterBar.tsx";
import { useTellCarry } from "../presence/use-tell-carry.ts";
import { SelectionBar } from "../selection/SelectionBar.tsx";
import { useSelectionEnds } from "../selection/use-selection-ends.ts";
import { ArchivedBanner } from "./ArchivedBanner.tsx";
import { BoardCanvas } from "./BoardCanvas.tsx";
import { BoardHeader } from "./BoardHeader.tsx";
import { BoardOverlays } from "./BoardOverlays.tsx";
import { useBoard, useDesk } from "./board-desk.ts";
import { useBegunFields } from "./use-begun-fields.ts";
import { useBoardKeys } from "./use-board-keys.ts";
import { useCarryEnds } from "./use-carry-ends.ts";
import { usePalette } from "./use-palette.ts";
import { useStateWords } from "./use-state-words.ts";
import { useSteadyFocus } from "./use-steady-focus.ts";
import { useStirs } from "./use-stirs.ts";

export function BoardFrame() {
  const desk = useDesk();
  const matchRoute = useMatchRoute();
  const isCardOpen = Boolean(matchRoute({ to: "/b/$boardId/c/$cardId" }));
  const background = useBoard((state) => state.view.info.background);
  useBoardKeys(desk, !isCardOpen);
  useSteadyFocus(desk);
  useStirs(desk);
  useCarryEnds(desk);
  useTellCarry(desk);
  useStateWords(desk);
  useSelectionEnds(desk);
  useBegunFields(desk, isCardOpen);
  useFileDrop();
  usePalette(desk, isCardOpen);
  return (
    <div data-background={background ?? undefined} className="flex h-full flex-col bg-canvas">
      <BoardHeader />
      <ArchivedBanner />
      <FilterBar />
      <BoardCanvas />
      <SelectionBar />
      <BoardOverlays />
    </div>
  );
}
