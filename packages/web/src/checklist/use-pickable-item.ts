import { type Item, liveItem } from "@syncboard/model";
import { useEffect, useEffectEvent } from "react";
import { useBoard, useCan } from "../board/board-desk.ts";
import type { CardPickerProps } from "../ui/Picker.tsx";

export interface ItemPickerProps extends CardPickerProps {
  readonly itemId: string;
}

/** The item that a picker is about. When it is deleted, or becomes mine to look at only, the picker closes. */
export function usePickableItem({ cardId, itemId, onClose }: ItemPickerProps): Item | undefined {
  const canEdit = useCan("item.edit");
  const card = useBoard(({ view }) => view.liveCard(cardId));
  const item = card && canEdit ? liveItem(card, itemId)?.item : undefined;
  const isGone = item === undefined;
  const leave = useEffectEvent(onClose);
  useEffect(() => {
    if (isGone) leave();
  }, [isGone]);
  return item;
}
