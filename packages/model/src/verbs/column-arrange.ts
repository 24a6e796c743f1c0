import { type Static, Type } from "typebox";
import type { Board } from "../board.ts";
import { Id } from "../ids.ts";
import { Respaced, respaceCards } from "../respace.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";

/** As many as fit into a request. */
const MOST_NAMED = 20_000;

export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("column.arrange"),
    columnId: Id,
    cardIds: Type.Array(Id, {
      minItems: 1,
      maxItems: MOST_NAMED,
      description: "the cards of the column, in their new order",
    }),
  },
  { additionalProperties: false },
);
export type ColumnArrange = Static<typeof command>;

/** The ranks of the cards that went elsewhere in the column, as they were and as they are. */
export const event = Type.Object({
  type: Type.Literal("column.arranged"),
  columnId: Id,
  from: Respaced,
  to: Respaced,
});
export type ColumnArranged = Static<typeof event>;

/**
 * Puts the cards of a column into an order that a reader made, by title or by date: what comes first in an alphabet, their language says.
 * Named cards that are in another column by now are passed over, and those that are not named come behind.
 */
export const verb: Verb<ColumnArrange, ColumnArranged, BodyOf<ColumnArrange>> = {
  decide(board, { columnId, cardIds }) {
    if (!board.liveColumn(columnId)) return refuse("not_found", "columnId");
    if (!cardIds.every((cardId) => board.cards.has(cardId))) return refuse("not_found", "cardIds");
    const list = board.cardsIn(columnId);
    const places = new Map([...new Set(cardIds)].map((cardId, place) => [cardId, place]));
    const placeOf = (cardId: string) => places.get(cardId) ?? places.size;
    // Stable: those that are not named stay as they are among themselves.
    const wanted = list.toSorted((one, other) => placeOf(one.id) - placeOf(other.id));
    const from: Record<string, string> = {};
    const to: Record<string, string> = {};
    // The ranks that are there are dealt out anew: no row needs one of its own making.
    for (const [place, { rank }] of list.entries()) {
      const card = wanted[place];
      if (!card || card.rank === rank) continue;
      from[card.id] = card.rank;
      to[card.id] = rank;
    }
    return Object.keys(to).length > 0 ? applied({ type: "column.arranged", columnId, from, to }) : UNCHANGED;
  },
  apply(board, { to }) {
    respaceCards(board, to);
  },
  invert(board, { columnId, from, to }) {
    if (!board.liveColumn(columnId)) return undefined;
    const cardIds = formerOrder(board, columnId, from, to);
    const isAsIs = board.cardsIn(columnId).every(({ id }, place) => id === cardIds[place]);
    return isAsIs ? undefined : { type: "column.arrange", columnId, cardIds };
  },
  reads: ({ cardIds }) => ({ cards: cardIds }),
};

/** The cards that are in the column now: those that are where they were put, by where they were before. */
function formerOrder(board: Board, columnId: string, from: ColumnArranged["from"], to: ColumnArranged["to"]): string[] {
  const ranked = board
    .cardsIn(columnId)
    .map(({ id, rank }) => ({ id, rank: to[id] === rank ? (from[id] ?? rank) : rank }));
  return ranked.sort((one, other) => (one.rank < other.rank ? -1 : 1)).map(({ id }) => id);
}
