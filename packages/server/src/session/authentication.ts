import type { FastifyRequest, onRequestAsyncHookHandler } from "fastify";
import type { Db } from "../database/connect.ts";
import { refuseWith } from "../http/problems.ts";
import type { AccessTokens, Actor } from "./access-tokens.ts";
import { isSessionLive } from "./session-store.ts";

declare module "fastify" {
  interface FastifyRequest {
    actor: Actor | undefined;
  }
}

/** The actor of a request behind the guard. */
export function actorOf(request: FastifyRequest): Actor {
  if (!request.actor) throw new Error(`${request.url} is not behind the guard`);
  return request.actor;
}

const BEARER = /^Bearer +(\S+) *$/i;

export function bearerOf(request: FastifyRequest): string | undefined {
  return BEARER.exec(request.headers.authorization ?? "")?.[1];
}

export type Authenticate = (token: string | undefined) => Promise<Actor | undefined>;

/** Reads a token and looks whether its session still stands: signing out works at once, on every request. */
export function authentication(db: Db, tokens: AccessTokens, now: () => string): Authenticate {
  return async (token) => {
    const actor = token === undefined ? undefined : tokens.read(token);
    return actor && (await isSessionLive(db, actor.sessionId, actor.userId, now())) ? actor : undefined;
  };
}

/** Lets in only who is signed in. */
export function guard(authenticate: Authenticate): onRequestAsyncHookHandler {
  return async (request, reply) => {
    request.actor = await authenticate(bearerOf(request));
    if (!request.actor) return refuseWith(reply, "unauthenticated");
  };
}
