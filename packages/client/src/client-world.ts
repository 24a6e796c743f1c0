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

/** What the parts of the client are made of. */
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

/** A part that few pages need: it is made for a client when one of them first asks for it, so that the others do not load it. */
export function partOf<Part>(make: (world: ClientWorld) => Part): (client: { readonly world: ClientWorld }) => Part {
  const made = new WeakMap<ClientWorld, { readonly part: Part }>();
  return ({ world }) => {
    const known = made.get(world) ?? { part: make(world) };
    made.set(world, known);
    return known.part;
  };
}
