import { type Static, Type } from "typebox";
import type { Card } from "../board.ts";
import { after, before, ChangeOf, changesOf } from "../change.ts";
import { Base, CalendarTime, Collided, Description, Id, Time, Title } from "../ids.ts";
import { editedText, textBefore } from "../text-edit.ts";
import { applied, type BodyOf, refuse, UNCHANGED, type Verb } from "../verb.ts";

export const command = Type.Object(
  {
    id: Id,
    type: Type.Literal("card.edit"),
    cardId: Id,
    title: Type.Optional(Title),
    description: Type.Optional(Type.Union([Description, Type.Null()])),
    base: Type.Optional(Base),
    startAt: Type.Optional(Type.Union([CalendarTime, Type.Null()])),
    dueAt: Type.Optional(Type.Union([CalendarTime, Type.Null()])),
    isDone: Type.Optional(Type.Boolean({ description: "true or false" })),
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
    startAt: Type.Optional(ChangeOf(Type.Union([Time, Type.Null()]))),
    dueAt: Type.Optional(ChangeOf(Type.Union([Time, Type.Null()]))),
    doneAt: Type.Optional(ChangeOf(Type.Union([Time, Type.Null()]))),
  }),
  collided: Type.Optional(Collided),
});
export type CardEdited = Static<typeof event>;

type Fields = Required<Pick<Card, "title" | "description" | "startAt" | "dueAt" | "doneAt">>;

const NAMES = ["title", "description", "startAt", "dueAt", "doneAt"] as const;

/** A card whose text is not at hand counts as having none: a browser may guess so, the server reads it first. */
function fieldsOf({ title, description = null, startAt, dueAt, doneAt }: Card): Fields {
  return { title, description, startAt, dueAt, doneAt };
}

function textOf({ description, hasDescription }: Card): string | null | undefined {
  return hasDescription ? description : null;
}

/** What is done stays done since then. */
function doneAt(card: Card, isDone: boolean | undefined, now: string): string | null | undefined {
  return isDone === undefined ? undefined : isDone ? (card.doneAt ?? now) : null;
}

export const verb: Verb<CardEdit, CardEdited, BodyOf<CardEdit>> = {
  decide(board, command, { now }) {
    const card = board.liveCard(command.cardId);
    if (!card) return refuse("not_found", "cardId");
    const { title, startAt, dueAt, isDone } = command;
    const { description, collided } = editedText(textOf(card), command);
    const wanted = { title, description, startAt, dueAt, doneAt: doneAt(card, isDone, now) };
    const changes = changesOf<Fields, keyof Fields>(fieldsOf(card), wanted, NAMES);
    if (!changes) return UNCHANGED;
    return applied({ type: "card.edited", cardId: card.id, changes, ...(collided && { collided }) });
  },
  apply(board, event) {
    const card = board.cards.get(event.cardId);
    if (!card) return;
    const values = after<Fields>(event.changes);
    const hasDescription = values.description === undefined ? card.hasDescription : values.description !== null;
    board.putCard({ ...card, ...values, hasDescription, updatedAt: event.at });
  },
  invert(board, event) {
    const card = board.liveCard(event.cardId);
    if (!card) return undefined;
    const { description: _, ...others } = fieldsOf(card);
    const values = before<Fields>(event.changes, others);
    // A text that is there and not at hand may be anybody's: it is left alone.
    const text = textBefore(event.changes.description, textOf(card));
    if (!values && !text) return undefined;
    const { doneAt, ...fields } = values ?? {};
    return {
      type: "card.edit",
      cardId: event.cardId,
      ...fields,
      ...text,
      ...(doneAt !== undefined && { isDone: doneAt !== null }),
    };
  },
  reads: ({ cardId, description }) => (description === undefined ? {} : { texts: [cardId] }),
};
