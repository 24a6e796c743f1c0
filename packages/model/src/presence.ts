import { type Static, type TSchema, Type } from "typebox";
import { Id } from "./ids.ts";

// What somebody on a board does there, as it is told.

/** A text of a card in which somebody types, whether the card is open or not. */
export const Typing = Type.Object(
  {
    cardId: Id,
    field: Type.Union([
      Type.Literal("title"),
      Type.Literal("description"),
      Type.Literal("checklist"),
      Type.Literal("comment"),
    ]),
  },
  { additionalProperties: false },
);
export type Typing = Static<typeof Typing>;

const Nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);

/** The card that is open, the text that is typed in, and the card or column that is carried: null, where there is none. */
export const PresenceState = Type.Object(
  {
    cardId: Nullable(Id),
    typing: Type.Optional(Nullable(Typing)),
    dragging: Type.Optional(Nullable(Id)),
  },
  { additionalProperties: false },
);
export type PresenceState = Static<typeof PresenceState>;

/** One open connection of somebody who is on the board, and what they do there. */
export const Presence = Type.Object({
  connectionId: Id,
  userId: Id,
  cardId: Nullable(Id),
  typing: Nullable(Typing),
  dragging: Nullable(Id),
});
export type Presence = Static<typeof Presence>;

/** What somebody on a board does there. */
export type Doing = Pick<Presence, "cardId" | "typing" | "dragging">;

export const IDLE: Doing = { cardId: null, typing: null, dragging: null };

export function isSameDoing(one: Doing, other: Doing): boolean {
  return (
    one.cardId === other.cardId &&
    one.dragging === other.dragging &&
    one.typing?.cardId === other.typing?.cardId &&
    one.typing?.field === other.typing?.field
  );
}
