import { type Static, Type } from "typebox";
import { Id } from "../ids.ts";
import { applied, type BodyOf, refuse, type Verb } from "../verb.ts";
import type { CardRestore } from "./card-restore.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("card.delete"), cardId: Id },
  { additionalProperties: false },
);
export type CardDelete = Static<typeof command>;

export const event = Type.Object({ type: Type.Literal("card.deleted"), cardId: Id });
export type CardDeleted = Static<typeof event>;

export const verb: Verb<CardDelete, CardDeleted, BodyOf<CardRestore>> = {
  decide(board, { cardId }) {
    if (!board.liveCard(cardId)) return refuse("not_found", "cardId");
    return applied({ type: "card.deleted", cardId });
  },
  apply(board, event) {
    const card = board.cards.get(event.cardId);
    if (card) board.putCard({ ...card, deletedAt: event.at, updatedAt: event.at });
  },
  invert(board, { cardId, at }) {
    const card = board.cards.get(cardId);
    // A board that was loaded since does not hold the trash: then the server decides.
    const canReturn = !card || (card.deletedAt === at && board.liveColumn(card.columnId));
    return canReturn ? { type: "card.restore", cardId } : undefined;
  },
};
