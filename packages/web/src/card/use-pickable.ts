import type { Card } from "@syncboard/model";
import { useEffect, useEffectEvent } from "react";
import { patchUi, useBoard, useCan, useDesk } from "../board/board-desk.ts";
import { nearestSpot } from "../board/walk.ts";

/** The card that a picker is about. When it is deleted, or becomes mine to look at only, the picker closes. */
export function usePickable(cardId: string, onClose: () => void): Card | undefined {
  const desk = useDesk();
  const canEdit = useCan("card.edit");
  const card = useBoard((state) => (canEdit ? state.view.liveCard(cardId) : undefined));
  const isGone = card === undefined;

  const leave = useEffectEvent(() => {
    const { active, opened } = desk.ui.get();
    onClose();
    // Over an open card the focus is the dialog's.
    const spot = opened && active && nearestSpot(desk.shown, active);
    if (!spot) return;
    patchUi(desk, { active: spot });
    desk.dom.focus(spot);
  });

  useEffect(() => {
    if (isGone) leave();
  }, [isGone]);
  return card;
}
