import { type Static, Type } from "typebox";
import { Id, Position } from "../ids.ts";
import { placeFor, predecessor } from "../place.ts";
import { Respaced, respaceCards } from "../respace.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";

export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("card.move"),
    cardId: Id,
    /** Without it the card stays in its column. */
    columnId: Type.Optional(Id),
    afterCardId: Type.Optional(Type.Union([Id, Type.Null()])),
    position: Type.Optional(Position),
  },
  { additionalProperties: false },
);
export type CardMove = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("card.moved"),
  cardId: Id,
  from: Type.Object({ columnId: Id, rank: Type.String(), afterCardId: Type.Union([Id, Type.Null()]) }),
  columnId: Id,
  rank: Type.String(),
  respaced: Type.Optional(Respaced),
});
export type CardMoved = Static<typeof event>;

export const verb: Verb<CardMove, CardMoved, BodyOf<CardMove>> = {
  decide(board, command) {
    const { cardId, afterCardId, position } = command;
    const card = board.liveCard(cardId);
    if (!card) return refuse("not_found", "cardId");
    const columnId = command.columnId ?? card.columnId;
    if (!board.liveColumn(columnId)) return refuse("not_found", "columnId");
    if (afterCardId && !board.cards.has(afterCardId)) return refuse("not_found", "afterCardId");
    const isSameColumn = card.columnId === columnId;
    // After itself: it is there.
    if (afterCardId === cardId && isSameColumn) return UNCHANGED;
    const here = isSameColumn ? card : undefined;
    const place = placeFor(board.cardsIn(columnId), here, { afterId: afterCardId, position }, (id) => {
      const neighbour = board.cards.get(id);
      return neighbour?.columnId === columnId ? neighbour : undefined;
    });
    if (!place) return UNCHANGED;
    const afterBefore = predecessor(board.cardsIn(card.columnId), card);
    const from = { columnId: card.columnId, rank: card.rank, afterCardId: afterBefore };
    return applied({ type: "card.moved", cardId, from, columnId, ...place });
  },
  apply(board, event) {
    respaceCards(board, event.respaced);
    const card = board.cards.get(event.cardId);
    if (card) board.putCard({ ...card, columnId: event.columnId, rank: event.rank, updatedAt: event.at });
  },
  invert(board, event) {
    const { cardId, from } = event;
    const card = board.liveCard(cardId);
    if (card?.columnId !== event.columnId || card.rank !== event.rank) return undefined;
    if (!board.liveColumn(from.columnId)) return undefined;
    const list = board.cardsIn(from.columnId);
    const isStillThere = from.afterCardId === null || board.liveCard(from.afterCardId)?.columnId === from.columnId;
    const afterCardId = isStillThere ? from.afterCardId : predecessor(list, { id: cardId, rank: from.rank });
    return { type: "card.move", cardId, columnId: from.columnId, afterCardId };
  },
  reads: ({ afterCardId }) => (afterCardId ? { cards: [afterCardId] } : {}),
};
