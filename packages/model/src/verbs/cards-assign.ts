import { type Static, Type } from "typebox";
import { withId } from "../id-set.ts";
import { Id } from "../ids.ts";
import { CardIds, isRefusal, liveCards, putChanged } from "../many-cards.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";
import type { CardsUnassign } from "./cards-unassign.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("cards.assign"), cardIds: CardIds, userId: Id },
  { additionalProperties: false },
);
export type CardsAssign = Static<typeof command>;

/** The cards that became theirs: those that were before are not named. */
export const event = Type.Object({ type: Type.Literal("cards.assigned"), cardIds: Type.Array(Id), userId: Id });
export type CardsAssigned = Static<typeof event>;

export const verb: Verb<CardsAssign, CardsAssigned, BodyOf<CardsUnassign>> = {
  decide(board, { cardIds, userId }) {
    const cards = liveCards(board, cardIds);
    if (isRefusal(cards)) return cards;
    if (!board.activeMember(userId)) return refuse("not_found", "userId");
    const changed = cards.filter(({ assigneeIds }) => !assigneeIds.includes(userId)).map(({ id }) => id);
    return changed.length > 0 ? applied({ type: "cards.assigned", cardIds: changed, userId }) : UNCHANGED;
  },
  apply(board, { cardIds, userId, at }) {
    putChanged(board, cardIds, (card) => ({ ...card, assigneeIds: withId(card.assigneeIds, userId), updatedAt: at }));
  },
  invert(board, { cardIds, userId }) {
    if (!board.members.has(userId)) return undefined;
    const theirs = cardIds.filter((cardId) => board.liveCard(cardId)?.assigneeIds.includes(userId));
    return theirs.length > 0 ? { type: "cards.unassign", cardIds: theirs, userId } : undefined;
  },
  reads: ({ cardIds }) => ({ cards: cardIds }),
};
