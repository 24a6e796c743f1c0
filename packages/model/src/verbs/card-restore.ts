import { type Static, Type } from "typebox";
import { type Board, type Card, isThere } from "../board.ts";
import { isSameCover } from "../cover.ts";
import { isSameSet } from "../id-set.ts";
import { Id } from "../ids.ts";
import { MAX_CARDS } from "../limits.ts";
import { placeAgain } from "../place.ts";
import { Respaced, respaceCards } from "../respace.ts";
import { assigneesOf, CardFront, frontOf, labelsOf } from "../snapshot.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";
import type { CardArchive } from "./card-archive.ts";
import type { CardDelete } from "./card-delete.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("card.restore"), cardId: Id },
  { additionalProperties: false },
);
export type CardRestore = Static<typeof command>;

/**
 * Carries the card's front: who opened the board while it was away has never seen it. `from`: it was archived; without it,
 * it was deleted.
 */
export const event = Type.Object({
  type: Type.Literal("card.restored"),
  cardId: Id,
  card: CardFront,
  from: Type.Optional(Type.Literal("archived")),
  respaced: Type.Optional(Respaced),
});
export type CardRestored = Static<typeof event>;

export const verb: Verb<CardRestore, CardRestored, BodyOf<CardArchive | CardDelete>> = {
  decide(board, { cardId }) {
    const card = board.cards.get(cardId);
    if (!card) return refuse("not_found", "cardId");
    if (!board.liveColumn(card.columnId)) return refuse("not_found", "columnId");
    if (isThere(card)) return UNCHANGED;
    if (board.cardCount >= MAX_CARDS) return refuse("board_full");
    const { rank, respaced } = placeAgain(board.cardsIn(card.columnId), card);
    return applied({
      type: "card.restored",
      cardId,
      card: { ...frontOf(board, card), rank },
      ...(card.archivedAt !== null && { from: "archived" }),
      ...(respaced && { respaced }),
    });
  },
  apply(board, event) {
    respaceCards(board, event.respaced);
    board.putCard(restored(board, event.card, event.at));
  },
  invert(board, { cardId, from, card }) {
    // Others have worked on it since: taking the card away would take that too.
    if (!isAsItCame(board, card)) return undefined;
    return from === "archived" ? { type: "card.archive", cardId } : { type: "card.delete", cardId };
  },
  reads: ({ cardId }) => ({ cards: [cardId] }),
};

/** The card that comes back. What is known of it holds also what the front does not show: labels and people who may come back. */
export function restored(board: Board, front: CardFront, at: string): Card {
  const known = board.cards.get(front.id);
  const sets = known && { labelIds: known.labelIds, assigneeIds: known.assigneeIds };
  return { ...known, ...front, ...sets, updatedAt: at, archivedAt: null, deletedAt: null };
}

/** Whether nobody has worked on a card since it came back. */
export function isAsItCame(board: Board, front: CardFront): boolean {
  const { id, columnId, title, hasDescription, startAt, dueAt, doneAt, labelIds, assigneeIds } = front;
  const card = board.liveCard(id);
  if (card?.columnId !== columnId || card.title !== title || card.hasDescription !== hasDescription) return false;
  if (card.startAt !== startAt || card.dueAt !== dueAt || card.doneAt !== doneAt) return false;
  if (card.itemCount !== front.itemCount || card.doneCount !== front.doneCount) return false;
  if (card.commentCount !== front.commentCount || card.attachmentCount !== front.attachmentCount) return false;
  if (!isSameCover(card.cover, front.cover)) return false;
  return isSameSet(labelsOf(board, card), labelIds) && isSameSet(assigneesOf(board, card), assigneeIds);
}
