import { type Static, Type } from "typebox";
import { withoutId } from "../id-set.ts";
import { Id } from "../ids.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";
import type { CardAssign } from "./card-assign.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("card.unassign"), cardId: Id, userId: Id },
  { additionalProperties: false },
);
export type CardUnassign = Static<typeof command>;

export const event = Type.Object({ type: Type.Literal("card.unassigned"), cardId: Id, userId: Id });
export type CardUnassigned = Static<typeof event>;

export const verb: Verb<CardUnassign, CardUnassigned, BodyOf<CardAssign>> = {
  decide(board, { cardId, userId }) {
    const card = board.liveCard(cardId);
    if (!card) return refuse("not_found", "cardId");
    // Also one whose account is deactivated.
    if (!board.members.has(userId)) return refuse("not_found", "userId");
    return card.assigneeIds.includes(userId) ? applied({ type: "card.unassigned", cardId, userId }) : UNCHANGED;
  },
  apply(board, { cardId, userId, at }) {
    const card = board.cards.get(cardId);
    if (card) board.putCard({ ...card, assigneeIds: withoutId(card.assigneeIds, userId), updatedAt: at });
  },
  invert(board, { cardId, userId }) {
    const card = board.liveCard(cardId);
    const canReturn = card && !card.assigneeIds.includes(userId) && board.activeMember(userId);
    return canReturn ? { type: "card.assign", cardId, userId } : undefined;
  },
};
