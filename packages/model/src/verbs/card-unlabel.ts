import { type Static, Type } from "typebox";
import { withoutId } from "../id-set.ts";
import { Id } from "../ids.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";
import type { CardLabel } from "./card-label.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("card.unlabel"), cardId: Id, labelId: Id },
  { additionalProperties: false },
);
export type CardUnlabel = Static<typeof command>;

export const event = Type.Object({ type: Type.Literal("card.unlabelled"), cardId: Id, labelId: Id });
export type CardUnlabelled = Static<typeof event>;

export const verb: Verb<CardUnlabel, CardUnlabelled, BodyOf<CardLabel>> = {
  decide(board, { cardId, labelId }) {
    const card = board.liveCard(cardId);
    if (!card) return refuse("not_found", "cardId");
    if (!board.liveLabel(labelId)) return refuse("not_found", "labelId");
    return card.labelIds.includes(labelId) ? applied({ type: "card.unlabelled", cardId, labelId }) : UNCHANGED;
  },
  apply(board, { cardId, labelId, at }) {
    const card = board.cards.get(cardId);
    if (card) board.putCard({ ...card, labelIds: withoutId(card.labelIds, labelId), updatedAt: at });
  },
  invert(board, { cardId, labelId }) {
    const card = board.liveCard(cardId);
    const canReturn = card && !card.labelIds.includes(labelId) && board.liveLabel(labelId);
    return canReturn ? { type: "card.label", cardId, labelId } : undefined;
  },
};
