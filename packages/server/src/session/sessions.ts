import type { FastifyReply, FastifyRequest } from "fastify";
import type { User } from "../account/account-store.ts";
import type { Config } from "../config.ts";
import type { Db } from "../database/connect.ts";
import { noteEvent } from "../http/request-log.ts";
import { later, type Sources } from "../http/sources.ts";
import type { AccessTokens } from "./access-tokens.ts";
import { type Authenticate, bearerOf } from "./authentication.ts";
import { clearRefreshCookie, refreshCookieOf, setRefreshCookie } from "./session-cookie.ts";
import { endSession, endSessionsBut, insertSession, rotateToken, sessionOfToken } from "./session-store.ts";

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

/** The same in the words of OAuth 2, for programs. */
export interface Grant {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly token_type: "Bearer";
  readonly expires_in: number;
}

interface Renewed {
  readonly userId: string;
  readonly sessionId: string;
  readonly refreshToken: string;
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

/** Begins, renews and ends the sessions of signed-in devices; each has one refresh token at a time and any number of access tokens. */
export class Sessions {
  readonly #deps: SessionDeps;

  constructor(deps: SessionDeps) {
    this.#deps = deps;
  }

  /** `passwordHash`: what somebody's password was compared with. Undefined when it is not that of the account any more. */
  async begin(
    request: FastifyRequest,
    reply: FastifyReply,
    user: User,
    passwordHash?: string,
  ): Promise<SignedIn | undefined> {
    const session = await this.#begin(request, user, passwordHash);
    if (!session) return undefined;
    this.#setCookie(reply, session.refreshToken);
    return this.answer(user, session.id);
  }

  /** For a program, which keeps its refresh token itself. */
  async beginByForm(request: FastifyRequest, user: User, passwordHash: string): Promise<Grant | undefined> {
    const session = await this.#begin(request, user, passwordHash);
    return session && this.#grant(user.id, session.id, session.refreshToken);
  }

  /** Swaps the refresh cookie. Undefined when it is missing, unknown, too old, or used before (then its session ends). */
  async renew(request: FastifyRequest, reply: FastifyReply): Promise<Renewed | undefined> {
    const token = refreshCookieOf(request);
    if (!token) return undefined;
    const renewed = await this.#renew(request, token);
    if (renewed) this.#setCookie(reply, renewed.refreshToken);
    else clearRefreshCookie(reply);
    return renewed;
  }

  /** The same for the refresh token of a program. */
  async renewByForm(request: FastifyRequest, refreshToken: string): Promise<Grant | undefined> {
    const renewed = await this.#renew(request, refreshToken);
    return renewed && this.#grant(renewed.userId, renewed.sessionId, renewed.refreshToken);
  }

  /** Ends the session that the access token or, failing that, the cookie belongs to; false when there is none. */
  async end(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const { db, authenticate } = this.#deps;
    const cookie = refreshCookieOf(request);
    const actor = await authenticate(bearerOf(request));
    const ownId = actor?.kind === "session" ? actor.sessionId : undefined;
    const sessionId = ownId ?? (cookie && (await sessionOfToken(db, cookie)));
    clearRefreshCookie(reply);
    if (!sessionId) return false;
    await this.endOne(sessionId);
    noteEvent(request, "signed_out", { userId: actor?.userId, sessionId });
    return true;
  }

  async endOne(sessionId: string): Promise<void> {
    const { db, sources, onEnd } = this.#deps;
    await endSession(db, sessionId, sources.now());
    onEnd(sessionId);
  }

  /** Signs a user out everywhere, but for one session where that is wanted. */
  async endAllBut(userId: string, keptId: string | undefined): Promise<void> {
    const { db, sources, onEnd } = this.#deps;
    for (const sessionId of await endSessionsBut(db, userId, keptId, sources.now())) onEnd(sessionId);
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

  #grant(userId: string, sessionId: string, refreshToken: string): Grant {
    const { config, sources, tokens } = this.#deps;
    return {
      access_token: tokens.sign(userId, sessionId, sources.newId()),
      refresh_token: refreshToken,
      token_type: "Bearer",
      expires_in: config.accessTokenTtl,
    };
  }

  #setCookie(reply: FastifyReply, refreshToken: string): void {
    const { refreshTokenTtl, isCookieSecure } = this.#deps.config;
    setRefreshCookie(reply, refreshToken, refreshTokenTtl, isCookieSecure);
  }

  async #begin(
    request: FastifyRequest,
    user: User,
    passwordHash: string | undefined,
  ): Promise<{ readonly id: string; readonly refreshToken: string } | undefined> {
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
    if (!(await insertSession(db, session, passwordHash, now))) return undefined;
    noteEvent(request, "signed_in", { userId: user.id, sessionId: session.id });
    return session;
  }

  async #renew(request: FastifyRequest, refreshToken: string): Promise<Renewed | undefined> {
    const { db, config, sources, onEnd } = this.#deps;
    const now = sources.now();
    const next = { token: sources.newSecret(), expiresAt: later(now, config.refreshTokenTtl) };
    const rotation = await rotateToken(db, refreshToken, next, now, later(now, -GRACE_SECONDS));
    if (rotation.outcome === "rotated") return { ...rotation, refreshToken: next.token };
    if (rotation.outcome === "reused") {
      noteEvent(request, "refresh_token_reused", rotation);
      onEnd(rotation.sessionId);
    }
    return undefined;
  }
}
