import { type Static, Type } from "typebox";
import type { Board, Card } from "../board.ts";
import { Id } from "../ids.ts";
import type { Envelope } from "../verb.ts";

const Ids = Type.Array(Id);

/**
 * What was deleted is gone for good: it cannot be had back. Names rows, because a board in memory does not hold what is in its
 * trash. `isDue`: nobody asked for it, its time was over; the actor is the board's creator then.
 */
export const event = Type.Object({
  type: Type.Literal("trash.emptied"),
  isDue: Type.Boolean(),
  cardIds: Ids,
  columnIds: Ids,
  labelIds: Ids,
  checklistIds: Ids,
  itemIds: Ids,
  commentIds: Ids,
  attachmentIds: Type.Optional(Ids),
});
export type TrashEmptied = Static<typeof event>;

export function apply(board: Board, event: TrashEmptied & Envelope): void {
  for (const cardId of event.cardIds) {
    for (const { id } of board.comments.ofCard(cardId)) board.comments.remove(id);
    for (const { id } of board.attachments.ofCard(cardId)) board.attachments.remove(id);
  }
  board.removeCards(event.cardIds);
  for (const columnId of event.columnIds) board.removeColumn(columnId);
  for (const labelId of event.labelIds) board.removeLabel(labelId);
  for (const commentId of event.commentIds) board.comments.remove(commentId);
  for (const attachmentId of event.attachmentIds ?? []) board.attachments.remove(attachmentId);
  const gone = new Set([...event.labelIds, ...event.checklistIds, ...event.itemIds]);
  if (gone.size === 0) return;
  const changed = [...board.cards.values()].flatMap((card) => without(card, gone) ?? []);
  if (changed.length > 0) board.putCards(changed);
}

/** The card without what is gone; undefined when it has none of it. */
function without(card: Card, gone: ReadonlySet<string>): Card | undefined {
  const labelIds = card.labelIds.filter((id) => !gone.has(id));
  const checklists = card.checklists
    ?.filter(({ id }) => !gone.has(id))
    .map((list) => ({ ...list, items: list.items.filter(({ id }) => !gone.has(id)) }));
  const isSame =
    labelIds.length === card.labelIds.length &&
    checklists?.length === card.checklists?.length &&
    !checklists?.some((list, at) => list.items.length !== card.checklists?.[at]?.items.length);
  return isSame ? undefined : { ...card, labelIds, ...(checklists && { checklists }) };
}
