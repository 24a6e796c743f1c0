import { type Static, Type } from "typebox";
import { Id } from "../ids.ts";
import { CardIds, isRefusal, liveCards, putChanged } from "../many-cards.ts";
import { applied, type BodyOf, type Verb } from "../verb.ts";
import type { CardsRestore } from "./cards-restore.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("cards.archive"), cardIds: CardIds },
  { additionalProperties: false },
);
export type CardsArchive = Static<typeof command>;

export const event = Type.Object({ type: Type.Literal("cards.archived"), cardIds: Type.Array(Id) });
export type CardsArchived = Static<typeof event>;

/** Takes many cards off the board for good, with all that is on them. */
export const verb: Verb<CardsArchive, CardsArchived, BodyOf<CardsRestore>> = {
  decide(board, { cardIds }) {
    const cards = liveCards(board, cardIds);
    if (isRefusal(cards)) return cards;
    return applied({ type: "cards.archived", cardIds: cards.map(({ id }) => id) });
  },
  apply(board, { cardIds, at }) {
    putChanged(board, cardIds, (card) => ({ ...card, archivedAt: at, updatedAt: at }));
  },
  invert(board, { cardIds, at }) {
    const canReturn = cardIds.filter((cardId) => {
      const card = board.cards.get(cardId);
      // A board that was loaded since does not hold what is archived: then the server decides.
      return !card || (card.archivedAt === at && board.liveColumn(card.columnId));
    });
    return canReturn.length > 0 ? { type: "cards.restore", cardIds: canReturn } : undefined;
  },
  reads: ({ cardIds }) => ({ cards: cardIds }),
};
