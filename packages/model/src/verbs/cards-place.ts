import { type Static, Type } from "typebox";
import type { Board, Card } from "../board.ts";
import { Id } from "../ids.ts";
import { MOST_AT_ONCE, putChanged } from "../many-cards.ts";
import { type Placing, placeMany } from "../place-many.ts";
import { compareRanked } from "../rank.ts";
import { Respaced, respaceCards } from "../respace.ts";
import { applied, type BodyOf, type Decision, type Envelope, refuse, UNCHANGED, type Verb } from "../verb.ts";

const Neighbour = Type.Union([Id, Type.Null()]);

export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("cards.place"),
    places: Type.Array(
      Type.Object({ cardId: Id, columnId: Id, afterCardId: Neighbour }, { additionalProperties: false }),
      { minItems: 1, maxItems: MOST_AT_ONCE, description: "1 to 5,000 cards, each put at its place in this order" },
    ),
  },
  { additionalProperties: false },
);
export type CardsPlace = Static<typeof command>;

/** `afterCardId` of `from`: where ranks of its column were made anew, which voids the old one. */
const From = Type.Object({ columnId: Id, rank: Type.String(), afterCardId: Type.Optional(Neighbour) });

export const event = Type.Object({
  type: Type.Literal("cards.moved"),
  cards: Type.Array(Type.Object({ cardId: Id, from: From, columnId: Id, rank: Type.String() })),
  respaced: Type.Optional(Respaced),
});
export type CardsMoved = Static<typeof event>;

/** What becomes of cards that go each to its own place; those that are not on the board any more are passed over. */
export function moveMany(board: Board, placings: readonly Placing[]): Decision<CardsMoved> {
  const live = placings.filter(({ cardId, columnId }) => board.liveCard(cardId) && board.liveColumn(columnId));
  const { placed, respaced } = placeMany(board, live);
  if (placed.length === 0) return UNCHANGED;
  const isRespaced = Object.keys(respaced).length > 0;
  const anew = new Set(isRespaced ? placed.map(({ columnId }) => columnId) : []);
  const before = beforeIn(board, anew);
  return applied({
    type: "cards.moved",
    cards: placed.map(({ card: { id: cardId, columnId: was, rank }, ...to }) => ({
      cardId,
      from: { columnId: was, rank, ...(anew.has(was) && { afterCardId: before.get(cardId) ?? null }) },
      columnId: to.columnId,
      rank: to.rank,
    })),
    ...(isRespaced && { respaced }),
  });
}

/** Which card each one in these columns stands behind. */
function beforeIn(board: Board, columnIds: ReadonlySet<string>): ReadonlyMap<string, string> {
  const before = new Map<string, string>();
  for (const columnId of columnIds) {
    const cards = board.cardsIn(columnId);
    for (const [at, { id }] of cards.entries()) {
      const neighbour = cards[at - 1];
      if (neighbour) before.set(id, neighbour.id);
    }
  }
  return before;
}

export function applyMoved(board: Board, { cards, respaced, at }: CardsMoved & Envelope): void {
  respaceCards(board, respaced);
  const places = new Map(cards.map((each) => [each.cardId, each]));
  putChanged(
    board,
    cards.map(({ cardId }) => cardId),
    (card) => {
      const { columnId = card.columnId, rank = card.rank } = places.get(card.id) ?? {};
      return { ...card, columnId, rank, updatedAt: at };
    },
  );
}

/** Takes back those that are still where they were put. */
export function invertMoved(board: Board, { cards }: CardsMoved): BodyOf<CardsPlace> | undefined {
  const returning = cards.filter(({ cardId, columnId, rank, from }) => {
    const card = board.liveCard(cardId);
    return card?.columnId === columnId && card.rank === rank && board.liveColumn(from.columnId);
  });
  if (returning.length === 0) return undefined;
  const going = new Set(returning.map(({ cardId }) => cardId));
  const places: CardsPlace["places"] = [];
  for (const columnId of new Set(returning.map(({ from }) => from.columnId))) {
    const back = returning
      .filter(({ from }) => from.columnId === columnId)
      .map(({ cardId, from }) => ({ id: cardId, rank: from.rank, afterCardId: from.afterCardId }));
    const staying = board.cardsIn(columnId).filter(({ id }) => !going.has(id));
    const list = [...staying.map(rankedOf), ...back].sort(compareRanked);
    const before = new Map(list.map(({ id }, at) => [id, list[at - 1]?.id ?? null]));
    for (const { id: cardId, afterCardId } of back.toSorted(compareRanked)) {
      places.push({
        cardId,
        columnId,
        afterCardId: afterCardId === undefined ? (before.get(cardId) ?? null) : afterCardId,
      });
    }
  }
  return { type: "cards.place", places };
}

function rankedOf({ id, rank }: Card) {
  return { id, rank };
}

/** What takes `cards.move` and itself back. */
export const verb: Verb<CardsPlace, CardsMoved, BodyOf<CardsPlace>> = {
  decide(board, { places }) {
    for (const { cardId, columnId, afterCardId } of places) {
      if (!board.cards.has(cardId)) return refuse("not_found", "places");
      if (!board.allColumns.has(columnId)) return refuse("not_found", "places");
      if (afterCardId && !board.cards.has(afterCardId)) return refuse("not_found", "places");
    }
    // Each card once: the last word counts.
    return moveMany(board, [...new Map(places.map((place) => [place.cardId, place])).values()]);
  },
  apply: applyMoved,
  invert: invertMoved,
  reads: ({ places }) => ({
    cards: places.flatMap(({ cardId, afterCardId }) => [cardId, ...(afterCardId ? [afterCardId] : [])]),
  }),
};
