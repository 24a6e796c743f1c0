import { type Static, Type } from "typebox";
import { Id } from "../ids.ts";
import { applied, type BodyOf, refuse, type Verb } from "../verb.ts";
import type { CardArchive } from "./card-archive.ts";
import type { CardRestore } from "./card-restore.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("card.delete"), cardId: Id },
  { additionalProperties: false },
);
export type CardDelete = Static<typeof command>;

/** `from`: it had been archived; without it, it was on the board. */
export const event = Type.Object({
  type: Type.Literal("card.deleted"),
  cardId: Id,
  from: Type.Optional(Type.Literal("archived")),
});
export type CardDeleted = Static<typeof event>;

export const verb: Verb<CardDelete, CardDeleted, BodyOf<CardRestore | CardArchive>> = {
  decide(board, { cardId }) {
    const isArchived = (board.cards.get(cardId)?.archivedAt ?? null) !== null;
    if (isArchived) return applied({ type: "card.deleted", cardId, from: "archived" });
    return board.liveCard(cardId) ? applied({ type: "card.deleted", cardId }) : refuse("not_found", "cardId");
  },
  apply(board, event) {
    const card = board.cards.get(event.cardId);
    if (card) board.putCard({ ...card, archivedAt: null, deletedAt: event.at, updatedAt: event.at });
  },
  invert(board, { cardId, from, at }) {
    const card = board.cards.get(cardId);
    // A board that was loaded since does not hold the trash: then the server decides.
    if (card && card.deletedAt !== at) return undefined;
    if (from === "archived") return { type: "card.archive", cardId };
    return !card || board.liveColumn(card.columnId) ? { type: "card.restore", cardId } : undefined;
  },
  reads: ({ cardId }) => ({ cards: [cardId] }),
};
