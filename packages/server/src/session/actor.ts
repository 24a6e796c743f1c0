/** What a personal access token may do: `write` includes `read`. */
export type Scope = "read" | "write";

/** Who a request comes from, and by what: a signed-in device, or a token that a program holds. */
export type Actor = SessionActor | TokenActor;

interface Known {
  readonly userId: string;
  /** When the token of the request ends, in milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface SessionActor extends Known {
  readonly kind: "session";
  readonly sessionId: string;
}

export interface TokenActor extends Known {
  readonly kind: "token";
  readonly tokenId: string;
  readonly scope: Scope;
}

/** The id of what lets this actor in: when that ends, so does all that it opened. */
export function passOf(actor: Actor): string {
  return actor.kind === "session" ? actor.sessionId : actor.tokenId;
}
