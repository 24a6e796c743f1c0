import { selectedCards } from "../../selection/selection.ts";
import { announce } from "../../ui/Announcer.tsx";
import { type BoardDesk, patchUi } from "../board-desk.ts";
import {
  type Carry,
  cardBefore,
  type Direction,
  idBefore,
  isAsBefore,
  placeOf,
  stepCard,
  stepColumn,
} from "../carry.ts";
import { send, sendWithUndo } from "./send.ts";

// Picking up, carrying and putting down: the same for keys, mouse, pen and finger.

function titleOf(desk: BoardDesk, { kind, id }: Carry): string {
  const { view } = desk.live.getState();
  return (kind === "card" ? view.liveCard(id) : view.liveColumn(id))?.title ?? "";
}

function say(desk: BoardDesk, what: "lifted" | "over" | "dropped" | "putBack", carry: Carry): void {
  const place = placeOf(desk.shown, carry);
  if (carry.kind === "card" && carry.ids.length > 1) {
    announce(desk.t(`keys.said.cards.${what}`, { ...place, count: carry.ids.length }));
    return;
  }
  announce(desk.t(`keys.said.${carry.kind}.${what}`, { title: titleOf(desk, carry), ...place }));
}

/** With all that are selected when it is one of them. */
export function liftCard(desk: BoardDesk, cardId: string, by: Carry["by"]): void {
  const view = desk.shown;
  const card = view.liveCard(cardId);
  if (!card) return;
  const { columnId } = card;
  const height = desk.dom.card(cardId)?.offsetHeight ?? 44;
  const ids = desk.ui.get().selected.has(cardId) ? selectedCards(desk).map(({ id }) => id) : [cardId];
  const afterId = cardBefore(view.cardsIn(columnId), cardId, ids);
  const carry: Carry = { kind: "card", by, id: cardId, ids, height, columnId, afterId };
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
  if (!isWhereItWas(desk, carry)) putThere(desk, carry);
  rest(desk, carry);
}

export function putBack(desk: BoardDesk): void {
  const { carry } = desk.ui.get();
  if (!carry) return;
  say(desk, "putBack", carry);
  rest(desk, carry);
}

function putThere(desk: BoardDesk, carry: Carry): void {
  if (carry.kind === "column") {
    send(desk, { type: "column.move", columnId: carry.id, afterColumnId: carry.afterId });
    return;
  }
  const { id: cardId, ids, columnId, afterId: afterCardId } = carry;
  if (ids.length === 1) {
    send(desk, { type: "card.move", cardId, columnId, afterCardId });
    return;
  }
  const column = desk.shown.liveColumn(columnId)?.title ?? "";
  const text = desk.t("board.selection.moved", { count: ids.length, column });
  sendWithUndo(desk, { type: "cards.move", cardIds: [...ids], columnId, afterCardId }, text);
}

/** It has passed nothing that is seen; what the filter hides beside it does not count. */
function isWhereItWas({ shown }: BoardDesk, carry: Carry): boolean {
  if (carry.kind === "column") return idBefore(shown.columns, carry.id) === carry.afterId;
  return isAsBefore(shown, carry);
}

function rest(desk: BoardDesk, carry: Carry): void {
  const card = carry.kind === "card" ? desk.live.getState().view.liveCard(carry.id) : undefined;
  const active = card ? { columnId: card.columnId, cardId: card.id } : desk.ui.get().active;
  patchUi(desk, { carry: null, active });
  if (carry.by === "keys" && active) desk.dom.focus(active);
}
