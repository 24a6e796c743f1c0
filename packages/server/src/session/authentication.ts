import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from "fastify";
import type { Db } from "../database/connect.ts";
import { refuseWith } from "../http/problems.ts";
import { later } from "../http/sources.ts";
import { isPersonalToken } from "../token/personal-token.ts";
import { findToken, liveTokens, noteTokenUse } from "../token/token-store.ts";
import type { AccessTokens } from "./access-tokens.ts";
import type { Actor, SessionActor } from "./actor.ts";
import { liveSession, liveSessions, noteSessionUse } from "./session-store.ts";

declare module "fastify" {
  interface FastifyRequest {
    actor: Actor | undefined;
    /** Set where the guard has looked before all of the request was there: looks once more, and answers whether it may go on. */
    lookAgain: (() => Promise<FastifyReply | undefined>) | undefined;
  }
  interface FastifyInstance {
    /** Counts a request, by its actor or else its network; throws a 429 when it is one too many. */
    countRequest: onRequestAsyncHookHandler;
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

/** A use is written down when the one before is so old: people want to know it to some minutes, and a write for each request costs. */
const USE_NOTED_SECONDS = 300;

/**
 * Reads a token of either kind and looks whether it still stands, the access token's session or the personal token
 * itself: signing out and revoking work at once, on every request.
 */
export function authentication(db: Db, tokens: AccessTokens, now: () => string): Authenticate {
  return async (token) => {
    if (token === undefined) return undefined;
    const time = now();
    const noteBefore = later(time, -USE_NOTED_SECONDS);
    if (isPersonalToken(token)) {
      const found = await findToken(db, token, time);
      if (found && (found.usedAt ?? "") < noteBefore) await noteTokenUse(db, found.actor.tokenId, time);
      return found?.actor;
    }
    const actor = tokens.read(token);
    const session = actor && (await liveSession(db, actor.sessionId, time));
    if (session?.userId !== actor?.userId) return undefined;
    if (session && session.usedAt < noteBefore) await noteSessionUse(db, session.id, time);
    return actor;
  };
}

/** Which of these sessions and personal tokens still stand. */
export async function livePasses(db: Db, ids: readonly string[], now: string): Promise<Set<string>> {
  const live = new Set(await liveSessions(db, ids, now));
  const others = ids.filter((id) => !live.has(id));
  if (others.length > 0) for (const id of await liveTokens(db, others, now)) live.add(id);
  return live;
}

/** The limiter comes behind the guard, for it counts by the actor: whom the guard refuses it would never see. */
async function refuseStranger(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  await request.server.countRequest(request, reply);
  return refuseWith(reply, "unauthenticated");
}

const READS = new Set(["GET", "HEAD"]);

/** What else an actor must be to be let in. Answers the refusal, or undefined. */
export type Admits = (actor: Actor, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>;

/**
 * Lets in who is signed in and whom `admits` admits. What comes in pieces is looked at again when all of it is there: somebody
 * could begin a request, be signed out, and end it at leisure.
 */
export function guardOf(authenticate: Authenticate, admits: Admits): onRequestAsyncHookHandler {
  return async (request, reply) => {
    const look = async (refuse: typeof refuseStranger) => {
      const actor = await authenticate(bearerOf(request));
      if (!actor) return await refuse(request, reply);
      request.actor = actor;
      return await admits(actor, request, reply);
    };
    const refused = await look(refuseStranger);
    if (refused) return refused;
    // Mostly all has come with the first packet: that it was here while we looked costs nobody a second look.
    if (request.raw.complete) return;
    request.lookAgain = () => look(async () => refuseWith(reply, "unauthenticated"));
  };
}

/** For all routes: the second look of their guards, before anything is done. */
export async function lookAgain(request: FastifyRequest): Promise<FastifyReply | undefined> {
  return await request.lookAgain?.();
}

/** Lets in who is signed in, and programs with a personal token as far as its scope goes. */
export function guard(authenticate: Authenticate): onRequestAsyncHookHandler {
  return guardOf(authenticate, async (actor, request, reply) => {
    if (actor.kind !== "token" || actor.scope !== "read" || READS.has(request.method)) return undefined;
    return refuseWith(reply, "insufficient_scope", undefined, "This token may read, and nothing else.");
  });
}

/** Lets in only who is signed in: a personal token, which may have leaked, must not get hold of more than itself. */
export function sessionGuard(authenticate: Authenticate): onRequestAsyncHookHandler {
  return guardOf(authenticate, async (actor, _request, reply) =>
    actor.kind === "session" ? undefined : refuseWith(reply, "insufficient_scope"),
  );
}

/** The session of a request behind `sessionGuard`. */
export function sessionOf(request: FastifyRequest): SessionActor {
  const actor = actorOf(request);
  if (actor.kind !== "session") throw new Error(`${request.url} is not behind the guard of sessions`);
  return actor;
}
