import { type Static, Type } from "typebox";
import { withId } from "../id-set.ts";
import { Id } from "../ids.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";
import type { CardUnassign } from "./card-unassign.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("card.assign"), cardId: Id, userId: Id },
  { additionalProperties: false },
);
export type CardAssign = Static<typeof command>;

export const event = Type.Object({ type: Type.Literal("card.assigned"), cardId: Id, userId: Id });
export type CardAssigned = Static<typeof event>;

export const verb: Verb<CardAssign, CardAssigned, BodyOf<CardUnassign>> = {
  decide(board, { cardId, userId }) {
    const card = board.liveCard(cardId);
    if (!card) return refuse("not_found", "cardId");
    if (!board.activeMember(userId)) return refuse("not_found", "userId");
    return card.assigneeIds.includes(userId) ? UNCHANGED : applied({ type: "card.assigned", cardId, userId });
  },
  apply(board, { cardId, userId, at }) {
    const card = board.cards.get(cardId);
    if (card) board.putCard({ ...card, assigneeIds: withId(card.assigneeIds, userId), updatedAt: at });
  },
  invert(board, { cardId, userId }) {
    const isOn = board.liveCard(cardId)?.assigneeIds.includes(userId) && board.members.has(userId);
    return isOn ? { type: "card.unassign", cardId, userId } : undefined;
  },
};
