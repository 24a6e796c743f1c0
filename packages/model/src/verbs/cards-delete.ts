import { type Static, Type } from "typebox";
import { Id } from "../ids.ts";
import { CardIds, isRefusal, liveCards, putChanged } from "../many-cards.ts";
import { applied, type BodyOf, type Verb } from "../verb.ts";
import type { CardsRestore } from "./cards-restore.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("cards.delete"), cardIds: CardIds },
  { additionalProperties: false },
);
export type CardsDelete = Static<typeof command>;

export const event = Type.Object({ type: Type.Literal("cards.deleted"), cardIds: Type.Array(Id) });
export type CardsDeleted = Static<typeof event>;

/** Puts many cards into the trash, with all that is on them. */
export const verb: Verb<CardsDelete, CardsDeleted, BodyOf<CardsRestore>> = {
  decide(board, { cardIds }) {
    const cards = liveCards(board, cardIds);
    if (isRefusal(cards)) return cards;
    return applied({ type: "cards.deleted", cardIds: cards.map(({ id }) => id) });
  },
  apply(board, { cardIds, at }) {
    putChanged(board, cardIds, (card) => ({ ...card, archivedAt: null, deletedAt: at, updatedAt: at }));
  },
  invert(board, { cardIds, at }) {
    const canReturn = cardIds.filter((cardId) => {
      const card = board.cards.get(cardId);
      // A board that was loaded since does not hold the trash: then the server decides.
      return !card || (card.deletedAt === at && board.liveColumn(card.columnId));
    });
    return canReturn.length > 0 ? { type: "cards.restore", cardIds: canReturn, from: "deleted" } : undefined;
  },
  reads: ({ cardIds }) => ({ cards: cardIds }),
};
