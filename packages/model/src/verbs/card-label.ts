import { type Static, Type } from "typebox";
import { withId } from "../id-set.ts";
import { Id } from "../ids.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";
import type { CardUnlabel } from "./card-unlabel.ts";

export const command = Type.Object(
  { id: Id, type: Type.Literal("card.label"), cardId: Id, labelId: Id },
  { additionalProperties: false },
);
export type CardLabel = Static<typeof command>;

export const event = Type.Object({ type: Type.Literal("card.labelled"), cardId: Id, labelId: Id });
export type CardLabelled = Static<typeof event>;

export const verb: Verb<CardLabel, CardLabelled, BodyOf<CardUnlabel>> = {
  decide(board, { cardId, labelId }) {
    const card = board.liveCard(cardId);
    if (!card) return refuse("not_found", "cardId");
    if (!board.liveLabel(labelId)) return refuse("not_found", "labelId");
    return card.labelIds.includes(labelId) ? UNCHANGED : applied({ type: "card.labelled", cardId, labelId });
  },
  apply(board, { cardId, labelId, at }) {
    const card = board.cards.get(cardId);
    if (card) board.putCard({ ...card, labelIds: withId(card.labelIds, labelId), updatedAt: at });
  },
  invert(board, { cardId, labelId }) {
    const isOn = board.liveCard(cardId)?.labelIds.includes(labelId) && board.liveLabel(labelId);
    return isOn ? { type: "card.unlabel", cardId, labelId } : undefined;
  },
};
