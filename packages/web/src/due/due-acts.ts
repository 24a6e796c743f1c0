import type { Card } from "@syncboard/model";
import { send, sendWithUndo } from "../board/actions/send.ts";
import type { BoardDesk } from "../board/board-desk.ts";
import { type Edge, momentOf, type Written, writtenOf } from "./moment.ts";

export interface WrittenDates {
  readonly start: Written;
  readonly due: Written;
}

/** What a field says now: the card's own moment where it was left as it was, which may be more exact than a field. */
function wanted(written: Written, saved: string | null, edge: Edge): string | null {
  const before = writtenOf(saved, edge);
  if (before.date === written.date && before.time === written.time) return saved;
  return written.date === "" ? null : momentOf(written, edge);
}

export function datesOf(card: Card, { start, due }: WrittenDates): Pick<Card, "startAt" | "dueAt"> {
  return { startAt: wanted(start, card.startAt, "start"), dueAt: wanted(due, card.dueAt, "due") };
}

/** Sends what is another than it was. */
export function saveDates(desk: BoardDesk, card: Card, { startAt, dueAt }: Pick<Card, "startAt" | "dueAt">): void {
  if (startAt === card.startAt && dueAt === card.dueAt) return;
  send(desk, {
    type: "card.edit",
    cardId: card.id,
    ...(startAt !== card.startAt && { startAt }),
    ...(dueAt !== card.dueAt && { dueAt }),
  });
}

export function removeDates(desk: BoardDesk, { id: cardId, title }: Card): void {
  const none = { startAt: null, dueAt: null, isDone: false };
  sendWithUndo(desk, { type: "card.edit", cardId, ...none }, desk.t("dates.removed", { title }));
}

export function setDone(desk: BoardDesk, cardId: string, isDone: boolean): void {
  send(desk, { type: "card.edit", cardId, isDone });
}
