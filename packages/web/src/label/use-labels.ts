import { type Board, type Card, type Label, labelsOf } from "@syncboard/model";
import { useMemo } from "react";
import { useBoard, useDesk } from "../board/board-desk.ts";

const NONE: readonly Label[] = [];

/** The labels that a card shows, in the order of the board's. */
export function labelsShown(view: Board, card: Card): readonly Label[] {
  if (card.labelIds.length === 0) return NONE;
  const ids = labelsOf(view, card);
  return view.labels.filter(({ id }) => ids.includes(id));
}

export function useLabels(card: Card): readonly Label[] {
  const { live } = useDesk();
  // Stands for the view, which stays the same object: another list whenever a label is another.
  const labels = useBoard((state) => state.view.labels);
  return useMemo(() => (labels ? labelsShown(live.getState().view, card) : NONE), [live, labels, card]);
}
