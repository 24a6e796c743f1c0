import { type Static, Type } from "typebox";
import type { Card } from "../board.ts";
import { after, before, ChangeOf, changesOf } from "../change.ts";
import { Description, Id, Title } from "../ids.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";

export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("card.edit"),
    cardId: Id,
    title: Type.Optional(Title),
    description: Type.Optional(Type.Union([Description, Type.Null()])),
  },
  { additionalProperties: false },
);
export type CardEdit = Static<typeof command>;

export const event = Type.Object({
  type: Type.Literal("card.edited"),
  cardId: Id,
  changes: Type.Object({
    title: Type.Optional(ChangeOf(Title)),
    description: Type.Optional(ChangeOf(Type.Union([Description, Type.Null()]))),
  }),
});
export type CardEdited = Static<typeof event>;

type Texts = Required<Pick<Card, "title" | "description">>;

/** A card whose text is not at hand counts as having none: a browser may guess so, the server reads it first. */
function textsOf(card: Card): Texts {
  return { title: card.title, description: card.description ?? null };
}

export const verb: Verb<CardEdit, CardEdited, BodyOf<CardEdit>> = {
  decide(board, command) {
    const card = board.liveCard(command.cardId);
    if (!card) return refuse("not_found", "cardId");
    const wanted = { title: command.title, description: command.description === "" ? null : command.description };
    const changes = changesOf<Texts, "title" | "description">(textsOf(card), wanted, ["title", "description"]);
    return changes ? applied({ type: "card.edited", cardId: card.id, changes }) : UNCHANGED;
  },
  apply(board, event) {
    const card = board.cards.get(event.cardId);
    if (!card) return;
    const values = after<Texts>(event.changes);
    const hasDescription = values.description === undefined ? card.hasDescription : values.description !== null;
    board.putCard({ ...card, ...values, hasDescription, updatedAt: event.at });
  },
  invert(board, event) {
    const card = board.liveCard(event.cardId);
    // A text that is there and not at hand may be anybody's: it is left alone.
    const isKnown = card?.description !== undefined || card?.hasDescription === false;
    const values = card && before<Texts>(event.changes, isKnown ? textsOf(card) : { title: card.title });
    return values && { type: "card.edit", cardId: event.cardId, ...values };
  },
  reads: ({ cardId, description }) => (description === undefined ? {} : { texts: [cardId] }),
};
