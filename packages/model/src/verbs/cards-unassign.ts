import { type Static, Type } from "typebox";
import { withoutId } from "../id-set.ts";
import { Id } from "../ids.ts";
import { CardIds, isRefusal, liveCards, putChanged } from "../many-cards.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";
import type { CardsAssign } from "./cards-assign.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("cards.unassign"), cardIds: CardIds, userId: Id },
  { additionalProperties: false },
);
export type CardsUnassign = Static<typeof command>;

/** The cards that were theirs. */
export const event = Type.Object({ type: Type.Literal("cards.unassigned"), cardIds: Type.Array(Id), userId: Id });
export type CardsUnassigned = Static<typeof event>;

export const verb: Verb<CardsUnassign, CardsUnassigned, BodyOf<CardsAssign>> = {
  decide(board, { cardIds, userId }) {
    const cards = liveCards(board, cardIds);
    if (isRefusal(cards)) return cards;
    if (!board.members.has(userId)) return refuse("not_found", "userId");
    const changed = cards.filter(({ assigneeIds }) => assigneeIds.includes(userId)).map(({ id }) => id);
    return changed.length > 0 ? applied({ type: "cards.unassigned", cardIds: changed, userId }) : UNCHANGED;
  },
  apply(board, { cardIds, userId, at }) {
    putChanged(board, cardIds, (card) => ({
      ...card,
      assigneeIds: withoutId(card.assigneeIds, userId),
      updatedAt: at,
    }));
  },
  invert(board, { cardIds, userId }) {
    if (!board.activeMember(userId)) return undefined;
    const others = cardIds.filter((cardId) => board.liveCard(cardId)?.assigneeIds.includes(userId) === false);
    return others.length > 0 ? { type: "cards.assign", cardIds: others, userId } : undefined;
  },
  reads: ({ cardIds }) => ({ cards: cardIds }),
};
