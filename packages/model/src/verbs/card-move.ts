import { type Static, Type } from "typebox";
import { Id, Position } from "../ids.ts";
import { formerPredecessor, placeFor, predecessor } from "../place.ts";
import { without } from "../rank.ts";
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
    const here = card.columnId === columnId ? card : undefined;
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
    const { cardId, from, respaced } = event;
    const card = board.liveCard(cardId);
    if (card?.columnId !== event.columnId || card.rank !== event.rank) return undefined;
    if (!board.liveColumn(from.columnId)) return undefined;
    const neighbourId = respaced && from.columnId === event.columnId ? from.afterCardId : undefined;
    const list = without(board.cardsIn(from.columnId), card);
    const afterCardId = formerPredecessor(list, { id: cardId, rank: from.rank }, neighbourId);
    return { type: "card.move", cardId, columnId: from.columnId, afterCardId };
  },
  reads: ({ afterCardId }) => (afterCardId ? { cards: [afterCardId] } : {}),
};
