import { type Static, Type } from "typebox";
import { Description, Id, Position, Title } from "../ids.ts";
import { MAX_CARDS } from "../limits.ts";
import { placeFor } from "../place.ts";
import { Respaced, respaceCards } from "../respace.ts";
import { applied, type BodyOf, refuse, type Verb } from "../verb.ts";
import type { CardDelete } from "./card-delete.ts";

export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("card.add"),
    cardId: Id,
    title: Title,
    description: Type.Optional(Type.Union([Description, Type.Null()])),
    columnId: Type.Optional(Id),
    afterCardId: Type.Optional(Type.Union([Id, Type.Null()])),
    position: Type.Optional(Position),
  },
  { additionalProperties: false },
);
export type CardAdd = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("card.added"),
  cardId: Id,
  columnId: Id,
  title: Title,
  description: Type.Union([Description, Type.Null()]),
  rank: Type.String(),
  respaced: Type.Optional(Respaced),
});
export type CardAdded = Static<typeof event>;

export const verb: Verb<CardAdd, CardAdded, BodyOf<CardDelete>> = {
  decide(board, command) {
    const { cardId, title, afterCardId, position } = command;
    if (board.cards.has(cardId)) return refuse("id_taken", "cardId");
    const columnId = command.columnId ?? board.columns[0]?.id;
    if (columnId === undefined || !board.liveColumn(columnId)) return refuse("not_found", "columnId");
    if (afterCardId && !board.cards.has(afterCardId)) return refuse("not_found", "afterCardId");
    if (board.cardCount >= MAX_CARDS) return refuse("board_full");
    const place = placeFor(board.cardsIn(columnId), undefined, { afterId: afterCardId, position }, (id) => {
      const card = board.cards.get(id);
      return card?.columnId === columnId ? card : undefined;
    });
    // A card that is not in the list always gets a place.
    if (!place) return refuse("id_taken", "cardId");
    return applied({ type: "card.added", cardId, columnId, title, description: command.description || null, ...place });
  },
  apply(board, event) {
    respaceCards(board, event.respaced);
    board.putCard({
      id: event.cardId,
      columnId: event.columnId,
      rank: event.rank,
      title: event.title,
      hasDescription: event.description !== null,
      description: event.description,
      createdAt: event.at,
      updatedAt: event.at,
      deletedAt: null,
    });
  },
  invert(board, { cardId, columnId, title, description }) {
    const card = board.liveCard(cardId);
    // Others have worked on it: taking the card away would take that too.
    if (card?.columnId !== columnId || card.title !== title) return undefined;
    const isSameText =
      card.description === undefined
        ? card.hasDescription === (description !== null)
        : card.description === description;
    return isSameText ? { type: "card.delete", cardId } : undefined;
  },
  reads: ({ cardId, afterCardId }) => ({ cards: afterCardId ? [cardId, afterCardId] : [cardId] }),
};
