import { type Static, Type } from "typebox";
import { Id } from "../ids.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";
import type { CardDelete } from "./card-delete.ts";
import type { CardRestore } from "./card-restore.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("card.archive"), cardId: Id },
  { additionalProperties: false },
);
export type CardArchive = Static<typeof command>;

/** `from`: it had been deleted; without it, it was on the board. */
export const event = Type.Object({
  type: Type.Literal("card.archived"),
  cardId: Id,
  from: Type.Optional(Type.Literal("deleted")),
});
export type CardArchived = Static<typeof event>;

/** Takes a card off the board for good, with all that is on it. One that was deleted is kept so from oblivion. */
export const verb: Verb<CardArchive, CardArchived, BodyOf<CardRestore | CardDelete>> = {
  decide(board, { cardId }) {
    const card = board.cards.get(cardId);
    if (!card) return refuse("not_found", "cardId");
    if (card.archivedAt !== null) return UNCHANGED;
    if (card.deletedAt !== null) return applied({ type: "card.archived", cardId, from: "deleted" });
    return board.liveCard(cardId) ? applied({ type: "card.archived", cardId }) : refuse("not_found", "cardId");
  },
  apply(board, { cardId, at }) {
    const card = board.cards.get(cardId);
    if (card) board.putCard({ ...card, archivedAt: at, deletedAt: null, updatedAt: at });
  },
  invert(board, { cardId, from, at }) {
    const card = board.cards.get(cardId);
    // A board that was loaded since does not hold what is archived: then the server decides.
    if (card && card.archivedAt !== at) return undefined;
    if (from === "deleted") return { type: "card.delete", cardId };
    return !card || board.liveColumn(card.columnId) ? { type: "card.restore", cardId } : undefined;
  },
  reads: ({ cardId }) => ({ cards: [cardId] }),
};
