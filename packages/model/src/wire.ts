import { type Static, type TObject, type TSchema, Type } from "typebox";
import type { BoardEvent } from "./commands.ts";
import { Id, Time } from "./ids.ts";
import { EventSchema } from "./schemas.ts";
import { Snapshot } from "./snapshot.ts";

// The messages of the live socket. docs/protocol.md says what they mean.

/** Raised when an old client could no longer understand the server. */
export const PROTOCOL = 3;

/** Why a server ends a socket. Rule numbers: docs/protocol.md. */
export const CLOSE = {
  /** The server is going down; come back after a moment (RFC 6455). */
  restart: 1012,
  malformed: 4400,
  unauthenticated: 4401,
  protocol: 4406,
  silent: 4408,
  slow: 4429,
} as const;

const Message = <Fields extends Parameters<typeof Type.Object>[0]>(fields: Fields) =>
  Type.Object(fields, { additionalProperties: false });

/** A text of a card in which somebody types, whether the card is open or not. */
export const Typing = Message({
  cardId: Id,
  field: Type.Union([
    Type.Literal("title"),
    Type.Literal("description"),
    Type.Literal("checklist"),
    Type.Literal("comment"),
  ]),
});
export type Typing = Static<typeof Typing>;

const Nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);

/** The card that is open, the text that is typed in, and the card or column that is carried: null, where there is none. */
const PresenceState = Message({
  cardId: Nullable(Id),
  typing: Type.Optional(Nullable(Typing)),
  dragging: Type.Optional(Nullable(Id)),
});
export type PresenceState = Static<typeof PresenceState>;

/** What a client says. */
export const clientMessages = {
  hello: Message({
    type: Type.Literal("hello"),
    token: Type.String({ maxLength: 4_096 }),
    protocol: Type.Integer(),
  }),
  watch: Message({
    type: Type.Literal("watch"),
    boardId: Id,
    since: Type.Optional(Type.Integer({ minimum: 0 })),
  }),
  unwatch: Message({ type: Type.Literal("unwatch"), boardId: Id }),
  presence: Message({ type: Type.Literal("presence"), boardId: Id, state: PresenceState }),
  ping: Message({ type: Type.Literal("ping") }),
} as const satisfies Record<string, TObject>;

export type ClientMessage = {
  [Type in keyof typeof clientMessages]: Static<(typeof clientMessages)[Type]>;
}[keyof typeof clientMessages];

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

export const UnwatchedReason = Type.Union([
  Type.Literal("asked"),
  Type.Literal("not_found"),
  Type.Literal("removed"),
  Type.Literal("deleted"),
  Type.Literal("too_many"),
]);

/** What of one user's own things is not what it was. */
const PersonalThing = Type.Union([Type.Literal("todos"), Type.Literal("subjects"), Type.Literal("tasks")]);
export type PersonalThing = Static<typeof PersonalThing>;

/** What a server says. */
export const serverMessages = {
  welcome: Type.Object({
    type: Type.Literal("welcome"),
    protocol: Type.Integer(),
    connectionId: Id,
    userId: Id,
    expiresAt: Time,
  }),
  snapshot: Type.Object({ type: Type.Literal("snapshot"), boardId: Id, snapshot: Snapshot }),
  events: Type.Object({ type: Type.Literal("events"), boardId: Id, events: Type.Array(EventSchema) }),
  watching: Type.Object({
    type: Type.Literal("watching"),
    boardId: Id,
    seq: Type.Integer({ minimum: 0 }),
    here: Type.Array(Presence),
  }),
  unwatched: Type.Object({ type: Type.Literal("unwatched"), boardId: Id, reason: UnwatchedReason }),
  presence: Type.Object({
    type: Type.Literal("presence"),
    boardId: Id,
    here: Type.Array(Presence),
    gone: Type.Array(Id),
  }),
  /** What the user has to read is not what it was: something was told to them, or read elsewhere. */
  notified: Type.Object({ type: Type.Literal("notified") }),
  /** What else is the user's own is not what it was, here or on another device. */
  changed: Type.Object({ type: Type.Literal("changed"), what: PersonalThing }),
  pong: Type.Object({ type: Type.Literal("pong") }),
} as const satisfies Record<string, TObject>;

type Said = { [Type in keyof typeof serverMessages]: Static<(typeof serverMessages)[Type]> };

/** The schema of events is a union of intersections, which loses their types: here they have them. */
export type ServerMessage =
  | Exclude<Said[keyof Said], { type: "events" }>
  | { type: "events"; boardId: string; events: BoardEvent[] };
