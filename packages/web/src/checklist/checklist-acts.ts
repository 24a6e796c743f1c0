import { newId } from "@syncboard/client";
import { type Checklist, checklistsOf, findItem, type Item, itemsOf } from "@syncboard/model";
import { flushSync } from "react-dom";
import { send, sendTogetherWithUndo, sendWithUndo } from "../board/actions/send.ts";
import type { BoardDesk } from "../board/board-desk.ts";
import { announce } from "../ui/Announcer.tsx";
import { focusChecklist, focusItem } from "./checklist-focus.ts";

// What hands do to the checklists of a card that is open.

function listsOf({ live }: BoardDesk, cardId: string): readonly Checklist[] {
  return checklistsOf(live.getState().view.liveCard(cardId) ?? {});
}

export function addItems(
  desk: BoardDesk,
  { cardId, checklistId }: { readonly cardId: string; readonly checklistId: string },
  texts: readonly string[],
): void {
  for (const text of texts) send(desk, { type: "item.add", itemId: newId(), cardId, checklistId, text });
  announce(desk.t("checklist.added", { count: texts.length, text: texts[0] ?? "" }));
}

export function deleteChecklist(desk: BoardDesk, cardId: string, { id: checklistId, title }: Checklist): void {
  sendWithUndo(desk, { type: "checklist.delete", cardId, checklistId }, desk.t("checklist.deleted", { title }));
}

/** One place up or down, as the lists stand now. */
export function moveChecklist(
  desk: BoardDesk,
  cardId: string,
  { id: checklistId, title }: Checklist,
  by: -1 | 1,
): void {
  const lists = listsOf(desk, cardId);
  const others = lists.filter(({ id }) => id !== checklistId);
  const place = lists.findIndex(({ id }) => id === checklistId) + by;
  if (place < 0 || place > others.length) return;
  flushSync(() =>
    send(desk, { type: "checklist.move", cardId, checklistId, afterChecklistId: others[place - 1]?.id ?? null }),
  );
  announce(desk.t("checklist.moved", { title, place: place + 1, count: lists.length }));
  focusChecklist(checklistId);
}

export function tick(desk: BoardDesk, cardId: string, itemId: string, isDone: boolean): void {
  send(desk, { type: "item.edit", cardId, itemId, isDone });
}

export function deleteItem(desk: BoardDesk, cardId: string, { id: itemId, text }: Item): void {
  sendWithUndo(desk, { type: "item.delete", cardId, itemId }, desk.t("checklist.item.deleted", { text }));
}

/** The item goes, and a card comes behind its own: one act. */
export function turnIntoCard(desk: BoardDesk, cardId: string, { id: itemId, text, assigneeId, dueAt }: Item): void {
  const { view } = desk.live.getState();
  const card = view.liveCard(cardId);
  if (!card) return;
  const isAssigned = assigneeId !== null && view.activeMember(assigneeId) !== undefined;
  const madeId = newId();
  // Before it is there, so that no filter hides it.
  desk.shown.keep(madeId);
  sendTogetherWithUndo(
    desk,
    [
      {
        ...{ type: "card.add", cardId: madeId, columnId: card.columnId, title: text, afterCardId: cardId },
        ...(isAssigned && { assigneeIds: [assigneeId] }),
        ...(dueAt !== null && { dueAt }),
      },
      { type: "item.delete", cardId, itemId },
    ],
    desk.t("checklist.item.turned", { text }),
  );
}

/** To a place in a list, behind another item (null: first). The focus goes along. */
export function placeItem(
  desk: BoardDesk,
  cardId: string,
  itemId: string,
  to: { readonly checklistId: string; readonly afterItemId: string | null },
): void {
  flushSync(() => send(desk, { type: "item.move", cardId, itemId, ...to }));
  const found = findItem({ checklists: listsOf(desk, cardId) }, itemId);
  if (!found) return;
  const items = itemsOf(found.checklist);
  const place = items.findIndex(({ id }) => id === itemId) + 1;
  const words = { text: found.item.text, list: found.checklist.title, place, count: items.length };
  announce(desk.t("checklist.item.moved", words));
}

/** One step among the items that are seen; past an end, into the next list. Whether there was anywhere to go. */
export function stepItem(desk: BoardDesk, cardId: string, itemId: string, by: -1 | 1, isSeen: (item: Item) => boolean) {
  const lists = listsOf(desk, cardId);
  const at = lists.findIndex(({ items }) => items.some(({ id }) => id === itemId));
  const list = lists[at];
  if (!list) return;
  const seen = itemsOf(list).filter((item) => item.id === itemId || isSeen(item));
  const place = seen.findIndex(({ id }) => id === itemId);
  const other = seen[place + by];
  const part = partWithFocus();
  if (other) {
    const afterItemId = by === 1 ? other.id : (seen[place - 2]?.id ?? null);
    placeItem(desk, cardId, itemId, { checklistId: list.id, afterItemId });
  } else {
    const next = lists[at + by];
    if (!next) return;
    const afterItemId = by === 1 ? null : (itemsOf(next).at(-1)?.id ?? null);
    placeItem(desk, cardId, itemId, { checklistId: next.id, afterItemId });
  }
  focusItem(itemId, part);
}

function partWithFocus(): string | undefined {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement ? activeElement.dataset.part : undefined;
}
