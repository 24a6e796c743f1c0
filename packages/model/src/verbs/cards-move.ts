import { type Static, Type } from "typebox";
import { Id } from "../ids.ts";
import { CardIds, isRefusal, liveCards } from "../many-cards.ts";
import { type BodyOf, refuse, type Verb } from "../verb.ts";
import { applyMoved, type CardsMoved, type CardsPlace, invertMoved, moveMany } from "./cards-place.ts";

export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("cards.move"),
    cardIds: CardIds,
    columnId: Id,
    afterCardId: Type.Optional(Type.Union([Id, Type.Null()])),
  },
  { additionalProperties: false },
);
export type CardsMove = Static<typeof command>;

/** Puts cards into a column one behind the other, in the order that they are named. */
export const verb: Verb<CardsMove, CardsMoved, BodyOf<CardsPlace>> = {
  decide(board, { cardIds, columnId, afterCardId }) {
    const cards = liveCards(board, cardIds);
    if (isRefusal(cards)) return cards;
    if (!board.liveColumn(columnId)) return refuse("not_found", "columnId");
    if (afterCardId && !board.cards.has(afterCardId)) return refuse("not_found", "afterCardId");
    const places = cards.map(({ id: cardId }, at) => ({
      cardId,
      columnId,
      afterCardId: at === 0 ? afterCardId : cards[at - 1]?.id,
    }));
    return moveMany(board, places);
  },
  apply: applyMoved,
  invert: invertMoved,
  reads: ({ cardIds, afterCardId }) => ({ cards: afterCardId ? [...cardIds, afterCardId] : cardIds }),
};
