import jwt from "@fastify/jwt";
import type { Server } from "../http/server-type.ts";
import type { SessionActor } from "./actor.ts";

export interface AccessTokens {
  sign(userId: string, sessionId: string, tokenId: string): string;
  /** Undefined for a token that is malformed, not ours, or expired. Whether its session still stands is not said. */
  read(token: string): SessionActor | undefined;
}

interface Claims {
  readonly sub: string;
  readonly sid: string;
  readonly type: "access";
  readonly jti: string;
  readonly exp: number;
}

function isClaims(value: unknown): value is Claims {
  if (typeof value !== "object" || value === null) return false;
  const { sub, sid, type, exp } = value as Record<string, unknown>;
  return typeof sub === "string" && typeof sid === "string" && type === "access" && typeof exp === "number";
}

/** HS256, and nothing else is accepted. `ttl` in seconds. */
export async function accessTokens(server: Server, secret: string, ttl: number): Promise<AccessTokens> {
  await server.register(jwt, {
    secret,
    sign: { algorithm: "HS256", expiresIn: `${ttl}s` },
    verify: { algorithms: ["HS256"], cache: false },
  });
  return {
    sign: (userId, sessionId, tokenId) =>
      server.jwt.sign({ sub: userId, sid: sessionId, type: "access", jti: tokenId }),
    read(token) {
      try {
        const claims: unknown = server.jwt.verify(token);
        if (!isClaims(claims)) return undefined;
        return { kind: "session", userId: claims.sub, sessionId: claims.sid, expiresAt: claims.exp * 1_000 };
      } catch {
        return undefined;
      }
    },
  };
}
