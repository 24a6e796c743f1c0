import { type Static, type TObject, Type } from "typebox";
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

const CardLook = Type.Object({ cardId: Type.Union([Id, Type.Null()]) }, { additionalProperties: false });

const message = <Fields extends Parameters<typeof Type.Object>[0]>(fields: Fields) =>
  Type.Object(fields, { additionalProperties: false });

/** What a client says. */
export const clientMessages = {
  hello: message({
    type: Type.Literal("hello"),
    token: Type.String({ maxLength: 4_096 }),
    protocol: Type.Integer(),
  }),
  watch: message({
    type: Type.Literal("watch"),
    boardId: Id,
    since: Type.Optional(Type.Integer({ minimum: 0 })),
  }),
  unwatch: message({ type: Type.Literal("unwatch"), boardId: Id }),
  presence: message({ type: Type.Literal("presence"), boardId: Id, state: CardLook }),
  ping: message({ type: Type.Literal("ping") }),
} as const satisfies Record<string, TObject>;

export type ClientMessage = {
  [Type in keyof typeof clientMessages]: Static<(typeof clientMessages)[Type]>;
}[keyof typeof clientMessages];

/** One open connection of somebody who is on the board, and the card they look at. */
export const Presence = Type.Object({
  connectionId: Id,
  userId: Id,
  cardId: Type.Union([Id, Type.Null()]),
});
export type Presence = Static<typeof Presence>;

export const UnwatchedReason = Type.Union([
  Type.Literal("asked"),
  Type.Literal("not_found"),
  Type.Literal("removed"),
  Type.Literal("deleted"),
  Type.Literal("too_many"),
]);

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
  pong: Type.Object({ type: Type.Literal("pong") }),
} as const satisfies Record<string, TObject>;

type Said = { [Type in keyof typeof serverMessages]: Static<(typeof serverMessages)[Type]> };

/** The schema of events is a union of intersections, which loses their types: here they have them. */
export type ServerMessage =
  | Exclude<Said[keyof Said], { type: "events" }>
  | { type: "events"; boardId: string; events: BoardEvent[] };
