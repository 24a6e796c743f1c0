import { type Static, type TObject, Type } from "typebox";
import type { BoardEvent } from "./commands.ts";
import { Id, Time } from "./ids.ts";
import { Presence, PresenceState } from "./presence.ts";
import { EventSchema } from "./schemas.ts";
import { Snapshot } from "./snapshot.ts";

// The messages of the live socket. docs/protocol.md says what they mean.

export { type Doing, IDLE, isSameDoing, Presence, PresenceState, Typing } from "./presence.ts";
export { CLOSE, PROTOCOL } from "./protocol.ts";

const Message = <Fields extends Parameters<typeof Type.Object>[0]>(fields: Fields) =>
  Type.Object(fields, { additionalProperties: false });

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
