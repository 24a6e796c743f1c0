import type { Db } from "../database/connect.ts";
import type { Server } from "../http/server-type.ts";
import { later } from "../http/sources.ts";
import type { Actor } from "../session/actor.ts";
import { passOf } from "../session/actor.ts";
import { livePasses } from "../session/authentication.ts";

/** So long that a browser begins, and a film can be wound on; whoever the address is passed on to has no more of it. */
const GOOD_SECONDS = 300;

export interface ContentLinks {
  /** Where this actor gets a file without a header. */
  make(actor: Actor, id: string): { readonly key: string; readonly expiresAt: string };
  /** Who an address was made for, where it is good and what they were let in by still stands. Whether they may see it, it does not say. */
  read(key: string, id: string): Promise<Actor | undefined>;
}

/** What a file is that an address leads to: it is good for one alone. */
export type Linked = "attachment" | "document";

interface Claims {
  readonly sub: string;
  readonly pass: string;
  readonly by: Actor["kind"];
  /** The id of what the file is. */
  readonly of: string;
  readonly type: Linked;
  readonly exp: number;
}

function isClaims(value: unknown): value is Claims {
  if (typeof value !== "object" || value === null) return false;
  const { sub, pass, by, of, type, exp } = value as Record<string, unknown>;
  const isText = [sub, pass, of].every((each) => typeof each === "string");
  return (
    isText &&
    (by === "session" || by === "token") &&
    (type === "attachment" || type === "document") &&
    typeof exp === "number"
  );
}

/** A browser's own download and a film cannot send a token: their addresses are signed, for a moment, one reader and one file. */
export function contentLinks(
  server: Server,
  { db, now, linked }: { readonly db: Db; readonly now: () => string; readonly linked: Linked },
): ContentLinks {
  return {
    make(actor, id) {
      const claims = { sub: actor.userId, pass: passOf(actor), by: actor.kind, of: id };
      const key = server.jwt.sign({ ...claims, type: linked }, { expiresIn: `${GOOD_SECONDS}s` });
      return { key, expiresAt: later(now(), GOOD_SECONDS) };
    },
    async read(key, id) {
      const claims = verified(server, key);
      if (claims?.type !== linked || claims.of !== id) return undefined;
      const { sub: userId, pass, by, exp } = claims;
      if (!(await livePasses(db, [pass], now())).has(pass)) return undefined;
      const known = { userId, expiresAt: exp * 1_000 };
      return by === "session"
        ? { ...known, kind: by, sessionId: pass }
        : { ...known, kind: by, tokenId: pass, scope: "read" };
    },
  };
}

function verified(server: Server, key: string): Claims | undefined {
  try {
    const claims: unknown = server.jwt.verify(key);
    return isClaims(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}
