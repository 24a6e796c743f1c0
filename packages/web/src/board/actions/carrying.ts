import type { CommandBody } from "@syncboard/model";
import { announce } from "../../ui/Announcer.tsx";
import { type BoardDesk, patchUi } from "../board-desk.ts";
import { type Carry, type Direction, idBefore, placeOf, stepCard, stepColumn } from "../carry.ts";
import { send } from "./send.ts";

// Picking up, carrying and putting down: the same for keys, mouse, pen and finger.

function titleOf(desk: BoardDesk, { kind, id }: Carry): string {
  const { view } = desk.live.getState();
  return (kind === "card" ? view.liveCard(id) : view.liveColumn(id))?.title ?? "";
}

function say(desk: BoardDesk, what: "lifted" | "over" | "dropped" | "putBack", carry: Carry): void {
  const place = placeOf(desk.shown, carry);
  announce(desk.t(`keys.said.${carry.kind}.${what}`, { title: titleOf(desk, carry), ...place }));
}

export function liftCard(desk: BoardDesk, cardId: string, by: Carry["by"]): void {
  const view = desk.shown;
  const card = view.liveCard(cardId);
  if (!card) return;
  const { columnId } = card;
  const height = desk.dom.card(cardId)?.offsetHeight ?? 44;
  const afterId = idBefore(view.cardsIn(columnId), cardId);
  const carry: Carry = { kind: "card", by, id: cardId, height, columnId, afterId };
  patchUi(desk, { carry, active: { columnId, cardId } });
  if (by === "keys") say(desk, "lifted", carry);
}

export function liftColumn(desk: BoardDesk, columnId: string, by: Carry["by"]): void {
  const { view } = desk.live.getState();
  if (!view.liveColumn(columnId)) return;
  const carry: Carry = { kind: "column", by, id: columnId, afterId: idBefore(view.columns, columnId) };
  patchUi(desk, { carry, active: { columnId, cardId: null } });
  if (by === "keys") say(desk, "lifted", carry);
}

/** Where the pointer has carried it. */
export function carryTo(desk: BoardDesk, next: Carry): void {
  const before = desk.ui.get().carry;
  const isThere = before?.afterId === next.afterId && placeColumn(before) === placeColumn(next);
  if (!isThere) patchUi(desk, { carry: next });
}

function placeColumn(carry: Carry): string | null {
  return carry.kind === "card" ? carry.columnId : null;
}

/** One step with an arrow. */
export function carryStep(desk: BoardDesk, direction: Direction): void {
  const { carry } = desk.ui.get();
  if (!carry) return;
  const view = desk.shown;
  const next = carry.kind === "card" ? stepCard(view, carry, direction) : stepColumn(view, carry, direction);
  if (!next) return;
  const columnId = next.kind === "card" ? next.columnId : next.id;
  const active = { columnId, cardId: next.kind === "card" ? next.id : null };
  patchUi(desk, { carry: next, active });
  desk.dom.focus(active);
  say(desk, "over", next);
}

export function putDown(desk: BoardDesk): void {
  const { carry } = desk.ui.get();
  if (!carry) return;
  say(desk, "dropped", carry);
  if (!isWhereItWas(desk, carry)) send(desk, moveOf(carry));
  rest(desk, carry);
}

export function putBack(desk: BoardDesk): void {
  const { carry } = desk.ui.get();
  if (!carry) return;
  say(desk, "putBack", carry);
  rest(desk, carry);
}

function moveOf(carry: Carry): CommandBody {
  if (carry.kind === "column") return { type: "column.move", columnId: carry.id, afterColumnId: carry.afterId };
  const { id: cardId, columnId, afterId: afterCardId } = carry;
  return { type: "card.move", cardId, columnId, afterCardId };
}

/** It has passed nothing that is seen; what the filter hides beside it does not count. */
function isWhereItWas({ shown }: BoardDesk, carry: Carry): boolean {
  if (carry.kind === "column") return idBefore(shown.columns, carry.id) === carry.afterId;
  const columnId = shown.liveCard(carry.id)?.columnId;
  return columnId === carry.columnId && idBefore(shown.cardsIn(columnId), carry.id) === carry.afterId;
}

function rest(desk: BoardDesk, carry: Carry): void {
  const card = carry.kind === "card" ? desk.live.getState().view.liveCard(carry.id) : undefined;
  const active = card ? { columnId: card.columnId, cardId: card.id } : desk.ui.get().active;
  patchUi(desk, { carry: null, active });
  if (carry.by === "keys" && active) desk.dom.focus(active);
}
