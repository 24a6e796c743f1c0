import { newId } from "@syncboard/client";
import type { Card, Color, Label } from "@syncboard/model";
import { send, sendTogether, sendWithUndo } from "../board/actions/send.ts";
import type { BoardDesk } from "../board/board-desk.ts";
import { announce } from "../ui/Announcer.tsx";
import { labelsShown } from "./use-labels.ts";

/** Whether the card shows the label, now and not when the screen was drawn: fingers are quicker than screens. */
function isOn(desk: BoardDesk, cardId: string, labelId: string): boolean {
  const { view } = desk.live.getState();
  const card = view.liveCard(cardId);
  return card !== undefined && labelsShown(view, card).some(({ id }) => id === labelId);
}

export function toggleLabel(desk: BoardDesk, cardId: string, { id: labelId, name }: Label): void {
  if (isOn(desk, cardId, labelId)) {
    send(desk, { type: "card.unlabel", cardId, labelId });
    announce(desk.t("label.tookOff", { name }));
  } else {
    send(desk, { type: "card.label", cardId, labelId });
    announce(desk.t("label.putOn", { name }));
  }
}

export function takeOffLabel(desk: BoardDesk, card: Card, { id: labelId, name }: Label): void {
  sendWithUndo(desk, { type: "card.unlabel", cardId: card.id, labelId }, desk.t("label.tookOff", { name }));
}

export interface LabelFields {
  readonly name: string;
  readonly color: Color;
}

/** Makes a label, and puts it on a card where one is given. */
export function createLabel(desk: BoardDesk, { name, color }: LabelFields, cardId?: string): void {
  const labelId = newId();
  const add = { type: "label.add", labelId, name, color } as const;
  if (cardId === undefined) {
    send(desk, add);
    return;
  }
  sendTogether(desk, [add, { type: "card.label", cardId, labelId }]);
  announce(desk.t("label.putOn", { name }));
}

export function editLabel(desk: BoardDesk, labelId: string, { name, color }: LabelFields): void {
  send(desk, { type: "label.edit", labelId, name, color });
}

export function deleteLabel(desk: BoardDesk, { id: labelId, name }: Label): void {
  sendWithUndo(desk, { type: "label.delete", labelId }, desk.t("label.deleted", { name }));
}
