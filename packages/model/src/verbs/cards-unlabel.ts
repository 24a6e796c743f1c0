import { type Static, Type } from "typebox";
import { withoutId } from "../id-set.ts";
import { Id } from "../ids.ts";
import { CardIds, isRefusal, liveCards, putChanged } from "../many-cards.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";
import type { CardsLabel } from "./cards-label.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("cards.unlabel"), cardIds: CardIds, labelId: Id },
  { additionalProperties: false },
);
export type CardsUnlabel = Static<typeof command>;

/** The cards that had it. */
export const event = Type.Object({ type: Type.Literal("cards.unlabelled"), cardIds: Type.Array(Id), labelId: Id });
export type CardsUnlabelled = Static<typeof event>;

export const verb: Verb<CardsUnlabel, CardsUnlabelled, BodyOf<CardsLabel>> = {
  decide(board, { cardIds, labelId }) {
    const cards = liveCards(board, cardIds);
    if (isRefusal(cards)) return cards;
    if (!board.liveLabel(labelId)) return refuse("not_found", "labelId");
    const changed = cards.filter(({ labelIds }) => labelIds.includes(labelId)).map(({ id }) => id);
    return changed.length > 0 ? applied({ type: "cards.unlabelled", cardIds: changed, labelId }) : UNCHANGED;
  },
  apply(board, { cardIds, labelId, at }) {
    putChanged(board, cardIds, (card) => ({ ...card, labelIds: withoutId(card.labelIds, labelId), updatedAt: at }));
  },
  invert(board, { cardIds, labelId }) {
    if (!board.liveLabel(labelId)) return undefined;
    const off = cardIds.filter((cardId) => board.liveCard(cardId)?.labelIds.includes(labelId) === false);
    return off.length > 0 ? { type: "cards.label", cardIds: off, labelId } : undefined;
  },
  reads: ({ cardIds }) => ({ cards: cardIds }),
};
