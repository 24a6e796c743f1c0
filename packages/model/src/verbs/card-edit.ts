import { type Static, Type } from "typebox";
import { coverFrom, liveAttachment } from "../attachment.ts";
import type { Board, Card } from "../board.ts";
import { after, before, type Change, ChangeOf, changesOf } from "../change.ts";
import { type Cover, CoverChoice, CoverOrNone, choiceOf, isSameCover, pictureOf } from "../cover.ts";
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
    cover: Type.Optional(CoverChoice),
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
    cover: Type.Optional(ChangeOf(CoverOrNone)),
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
    const cover = command.cover === undefined ? undefined : coverOn(board, card, command.cover);
    if (cover === "not_found") return refuse("not_found", "cover");
    const edits = changesOf<Fields, keyof Fields>(fieldsOf(card), wanted, NAMES);
    if (!edits && !cover) return UNCHANGED;
    const changes = { ...edits, ...(cover && { cover }) };
    return applied({ type: "card.edited", cardId: card.id, changes, ...(collided && { collided }) });
  },
  apply(board, event) {
    const card = board.cards.get(event.cardId);
    if (!card) return;
    const { cover, ...changes } = event.changes;
    const values = after<Fields>(changes);
    const hasDescription = values.description === undefined ? card.hasDescription : values.description !== null;
    board.putCard({ ...card, ...values, hasDescription, ...(cover && { cover: cover.to }), updatedAt: event.at });
  },
  invert(board, event) {
    const card = board.liveCard(event.cardId);
    if (!card) return undefined;
    const { description: _, ...others } = fieldsOf(card);
    const { cover: _cover, ...changes } = event.changes;
    const values = before<Fields>(changes, others);
    // A text that is there and not at hand may be anybody's: it is left alone.
    const text = textBefore(event.changes.description, textOf(card));
    const cover = coverBefore(board, card, event.changes.cover);
    if (!values && !text && !cover) return undefined;
    const { doneAt, ...fields } = values ?? {};
    return {
      type: "card.edit",
      cardId: event.cardId,
      ...fields,
      ...text,
      ...cover,
      ...(doneAt !== undefined && { isDone: doneAt !== null }),
    };
  },
  reads({ cardId, description, cover = null }) {
    const picture = pictureOf(cover);
    return {
      ...(description !== undefined && { texts: [cardId] }),
      ...(picture !== undefined && { attachments: [picture] }),
    };
  },
};

/** What becomes of the cover; undefined where it is so anyhow. */
function coverOn(board: Board, card: Card, choice: CoverChoice): Change<Cover | null> | "not_found" | undefined {
  if (isSameCover(card.cover, choice)) return undefined;
  const to = wantedCover(board, card, choice);
  return to === undefined ? "not_found" : { from: card.cover, to };
}

/** A picture must be one of this card. */
function wantedCover(board: Board, card: Card, choice: CoverChoice): Cover | null | undefined {
  if (choice === null || "color" in choice) return choice;
  const attachment = liveAttachment(board, card.id, choice.attachmentId);
  return attachment && coverFrom(attachment);
}

/** The cover of before, unless there is another one since, or its picture is known to be gone. */
function coverBefore(
  board: Board,
  card: Card,
  change: Change<Cover | null> | undefined,
): { readonly cover: CoverChoice } | undefined {
  if (!change || !isSameCover(card.cover, change.to)) return undefined;
  const picture = board.attachments.get(pictureOf(change.from) ?? "");
  return picture && picture.deletedAt !== null ? undefined : { cover: choiceOf(change.from) };
}
