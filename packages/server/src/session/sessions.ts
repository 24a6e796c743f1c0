import type { FastifyReply, FastifyRequest } from "fastify";
import type { User } from "../account/account-store.ts";
import type { Config } from "../config.ts";
import type { Db } from "../database/connect.ts";
import { later, type Sources } from "../http/sources.ts";
import type { AccessTokens } from "./access-tokens.ts";
import { type Authenticate, bearerOf } from "./authentication.ts";
import { clearRefreshCookie, refreshCookieOf, setRefreshCookie } from "./session-cookie.ts";
import { endSession, insertSession, rotateToken, sessionOfToken } from "./session-store.ts";

/** How long after its use a refresh token is taken for a lost answer or a second tab, not for a thief. */
const GRACE_SECONDS = 30;

const DEVICE_LENGTH = 200;

export interface SignedIn {
  readonly user: User;
  readonly accessToken: string;
  readonly tokenType: "Bearer";
  /** Seconds. */
  readonly expiresIn: number;
}

export interface SessionDeps {
  readonly db: Db;
  readonly config: Config;
  readonly sources: Sources;
  readonly tokens: AccessTokens;
  readonly authenticate: Authenticate;
  /** Told when a session has ended, so that its open sockets end too. */
  readonly onEnd: (sessionId: string) => void;
}

/** Begins, renews and ends the sessions of signed-in devices; each has one cookie and any number of access tokens. */
export class Sessions {
  readonly #deps: SessionDeps;

  constructor(deps: SessionDeps) {
    this.#deps = deps;
  }

  async begin(request: FastifyRequest, reply: FastifyReply, user: User): Promise<SignedIn> {
    const { db, config, sources } = this.#deps;
    const now = sources.now();
    const session = {
      id: sources.newId(),
      userId: user.id,
      device: (request.headers["user-agent"] ?? "").slice(0, DEVICE_LENGTH),
      address: request.ip,
      refreshToken: sources.newSecret(),
      expiresAt: later(now, config.refreshTokenTtl),
    };
    await insertSession(db, session, now);
    setRefreshCookie(reply, session.refreshToken, config.refreshTokenTtl, config.isCookieSecure);
    return this.answer(user, session.id);
  }

  /** Swaps the refresh cookie. Undefined when it is missing, unknown, too old, or used before (then its session ends). */
  async renew(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ readonly userId: string; readonly sessionId: string } | undefined> {
    const { db, config, sources, onEnd } = this.#deps;
    const token = refreshCookieOf(request);
    if (!token) return undefined;
    const now = sources.now();
    const next = { token: sources.newSecret(), expiresAt: later(now, config.refreshTokenTtl) };
    const rotation = await rotateToken(db, token, next, now, later(now, -GRACE_SECONDS));
    if (rotation.outcome === "rotated") {
      setRefreshCookie(reply, next.token, config.refreshTokenTtl, config.isCookieSecure);
      return rotation;
    }
    if (rotation.outcome === "reused") onEnd(rotation.sessionId);
    clearRefreshCookie(reply);
    return undefined;
  }

  /** Ends the session that the access token or, failing that, the cookie belongs to; false when there is none. */
  async end(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const { db, sources, authenticate, onEnd } = this.#deps;
    const cookie = refreshCookieOf(request);
    const actor = await authenticate(bearerOf(request));
    const sessionId = actor?.sessionId ?? (cookie && (await sessionOfToken(db, cookie)));
    clearRefreshCookie(reply);
    if (!sessionId) return false;
    await endSession(db, sessionId, sources.now());
    onEnd(sessionId);
    return true;
  }

  answer(user: User, sessionId: string): SignedIn {
    const { config, sources, tokens } = this.#deps;
    return {
      user,
      accessToken: tokens.sign(user.id, sessionId, sources.newId()),
      tokenType: "Bearer",
      expiresIn: config.accessTokenTtl,
    };
  }
}
