import type { Db } from "../database/connect.ts";
import type { Server } from "../http/server-type.ts";
import { later } from "../http/sources.ts";
import type { Actor } from "../session/actor.ts";
import { passOf } from "../session/actor.ts";
import { livePasses } from "../session/authentication.ts";

/** So long that a browser begins, and a film can be wound on; whoever the address is passed on to has no more of it. */
const GOOD_SECONDS = 300;

export interface AttachmentLinks {
  /** Where this actor gets an attachment without a header. */
  make(actor: Actor, attachmentId: string): { readonly key: string; readonly expiresAt: string };
  /** Who an address was made for, where it is good and what they were let in by still stands. Whether they may see it, it does not say. */
  read(key: string, attachmentId: string): Promise<Actor | undefined>;
}

interface Claims {
  readonly sub: string;
  readonly pass: string;
  readonly by: Actor["kind"];
  readonly attachment: string;
  readonly type: "attachment";
  readonly exp: number;
}

function isClaims(value: unknown): value is Claims {
  if (typeof value !== "object" || value === null) return false;
  const { sub, pass, by, attachment, type, exp } = value as Record<string, unknown>;
  const isText = [sub, pass, attachment].every((each) => typeof each === "string");
  return isText && (by === "session" || by === "token") && type === "attachment" && typeof exp === "number";
}

/** A browser's own download and a film cannot send a token: their addresses are signed, for a moment, one reader and one file. */
export function attachmentLinks(
  server: Server,
  { db, now }: { readonly db: Db; readonly now: () => string },
): AttachmentLinks {
  return {
    make(actor, attachmentId) {
      const claims = { sub: actor.userId, pass: passOf(actor), by: actor.kind, attachment: attachmentId };
      const key = server.jwt.sign({ ...claims, type: "attachment" }, { expiresIn: `${GOOD_SECONDS}s` });
      return { key, expiresAt: later(now(), GOOD_SECONDS) };
    },
    async read(key, attachmentId) {
      const claims = verified(server, key);
      if (claims?.attachment !== attachmentId) return undefined;
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
