import type { Http } from "./http.ts";
import type { Line } from "./line.ts";
import type { Outboxes } from "./outboxes.ts";
import type { TokenSession } from "./session.ts";
import type { NewId } from "./uuid.ts";

/** Lives with the client: told who is signed in, from the beginning and whenever that changes, and when it ends. */
export interface ClientPart {
  enter(userId: string | undefined): void;
  close(): void;
}

/** What parts of the client are made of. Those that few pages need are made when one asks for them, so that the others do not load them. */
export interface ClientWorld {
  readonly http: Http;
  readonly session: TokenSession;
  readonly line: Line;
  readonly outboxes: Outboxes;
  readonly newId: NewId;
  readonly now: () => number;
  readonly random: () => number;
  /** Makes this live as long as the client does. */
  join(part: ClientPart): void;
}
