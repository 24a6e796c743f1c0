import { type Static, Type } from "typebox";
import { withId } from "../id-set.ts";
import { Id } from "../ids.ts";
import { CardIds, isRefusal, liveCards, putChanged } from "../many-cards.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";
import type { CardsUnlabel } from "./cards-unlabel.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("cards.label"), cardIds: CardIds, labelId: Id },
  { additionalProperties: false },
);
export type CardsLabel = Static<typeof command>;

/** The cards that got it: those that had it before are not named. */
export const event = Type.Object({ type: Type.Literal("cards.labelled"), cardIds: Type.Array(Id), labelId: Id });
export type CardsLabelled = Static<typeof event>;

export const verb: Verb<CardsLabel, CardsLabelled, BodyOf<CardsUnlabel>> = {
  decide(board, { cardIds, labelId }) {
    const cards = liveCards(board, cardIds);
    if (isRefusal(cards)) return cards;
    if (!board.liveLabel(labelId)) return refuse("not_found", "labelId");
    const changed = cards.filter(({ labelIds }) => !labelIds.includes(labelId)).map(({ id }) => id);
    return changed.length > 0 ? applied({ type: "cards.labelled", cardIds: changed, labelId }) : UNCHANGED;
  },
  apply(board, { cardIds, labelId, at }) {
    putChanged(board, cardIds, (card) => ({ ...card, labelIds: withId(card.labelIds, labelId), updatedAt: at }));
  },
  invert(board, { cardIds, labelId }) {
    if (!board.liveLabel(labelId)) return undefined;
    const on = cardIds.filter((cardId) => board.liveCard(cardId)?.labelIds.includes(labelId));
    return on.length > 0 ? { type: "cards.unlabel", cardIds: on, labelId } : undefined;
  },
  reads: ({ cardIds }) => ({ cards: cardIds }),
};
