import { Type } from "typebox";
import type { Config } from "../config.ts";
import type { Db } from "../database/connect.ts";
import { isUniqueViolation } from "../database/faults.ts";
import { entityTag, names } from "../http/entity-tag.ts";
import { type FieldFault, refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import type { Sources } from "../http/sources.ts";
import { type Authenticate, actorOf, guard } from "../session/authentication.ts";
import type { Sessions } from "../session/sessions.ts";
import {
  findProfileByEmail,
  findUser,
  insertUser,
  isEmailTaken,
  isUsernameTaken,
  type NewUser,
  normalEmail,
  type User,
} from "./account-store.ts";
import { newUsername, Username } from "./new-username.ts";
import { Password, type Passwords, passwordFault } from "./password.ts";
import type { CheckPassword } from "./sign-in.ts";

/** The shape that browsers check too, and no line break or space can pass; whether mail arrives only mail can tell. */
const Email = Type.String({
  pattern: "^[^\\s@\"'<>(),;:\\\\]+@[^\\s@\"'<>(),;:\\\\]+\\.[^\\s@\"'<>(),;:\\\\.]+$",
  maxLength: 254,
  description: "an e-mail address",
});

const NAME_LENGTH = 100;
const MOST_TRIES = 10;
const TOO_MANY_GUESSES = "Too many wrong passwords for this account. Wait a while, or set a new one.";

const RegisterBody = Type.Object(
  {
    email: Email,
    password: Password,
    name: Type.Optional(
      Type.String({ minLength: 1, maxLength: NAME_LENGTH, pattern: "\\S", description: "1 to 100 characters" }),
    ),
    username: Type.Optional(Username),
  },
  { additionalProperties: false },
);

const LoginBody = Type.Object(
  {
    identifier: Type.String({ minLength: 1, maxLength: 254, description: "an e-mail address or a username" }),
    password: Type.String({ minLength: 1, maxLength: 1_000, description: "a password" }),
  },
  { additionalProperties: false },
);

const SearchBody = Type.Object(
  { email: Type.String({ minLength: 1, maxLength: 254 }) },
  { additionalProperties: false },
);

export interface AccountDeps {
  readonly db: Db;
  readonly config: Config;
  readonly sources: Sources;
  readonly passwords: Passwords;
  readonly checkPassword: CheckPassword;
  readonly sessions: Sessions;
  readonly authenticate: Authenticate;
}

export function accountRoutes(server: Server, deps: AccountDeps): void {
  const { db, config, sources, passwords, checkPassword, sessions, authenticate } = deps;
  const signedIn = guard(authenticate);
  const tags = ["accounts"];
  /** In the API's description: no access token is wanted. */
  const security: [] = [];
  const { authRateLimit } = config;
  const rateLimit = authRateLimit && { max: authRateLimit.requests, timeWindow: authRateLimit.seconds * 1_000 };
  const limited = rateLimit ? { rateLimit } : {};

  /** With a username made from the e-mail when none is wanted; others may be getting the same at the same moment. */
  async function addUser(user: Omit<NewUser, "username">, wanted: string | undefined): Promise<User> {
    const isTaken = (username: string) => isUsernameTaken(db, username);
    for (let left = MOST_TRIES; ; left--) {
      const username = wanted ?? (await newUsername(user.email, isTaken, sources.randomNumber));
      try {
        return await insertUser(db, { ...user, username }, sources.now());
      } catch (error) {
        if (wanted !== undefined || left === 0 || !isUniqueViolation(error)) throw error;
        if (await isEmailTaken(db, user.email)) throw error;
      }
    }
  }

  server.post(
    "/auth/register",
    { config: limited, schema: { tags, security, body: RegisterBody } },
    async (request, reply) => {
      const { password } = request.body;
      const email = normalEmail(request.body.email);
      const fault = passwordFault(password);
      if (fault) return refuseWith(reply, "invalid", [{ path: "password", message: fault }]);
      const name = request.body.name?.trim() ?? email.split("@")[0]?.slice(0, NAME_LENGTH) ?? "";
      const passwordHash = await passwords.hash(password);
      try {
        const id = sources.newId();
        const user = await addUser({ id, email, name, passwordHash }, request.body.username);
        return reply.code(201).send(await sessions.begin(request, reply, user));
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
        const taken = (path: string): FieldFault[] => [{ path, message: "is taken" }];
        return (await isEmailTaken(db, email))
          ? refuseWith(reply, "email_taken", taken("email"))
          : refuseWith(reply, "username_taken", taken("username"));
      }
    },
  );

  server.post(
    "/auth/login",
    { config: limited, schema: { tags, security, body: LoginBody } },
    async (request, reply) => {
      const { identifier, password } = request.body;
      const check = await checkPassword(identifier, password, request.ip);
      if (check.outcome === "right") return sessions.begin(request, reply, check.user);
      if (check.outcome === "wrong") return refuseWith(reply, "invalid_credentials");
      reply.header("retry-after", check.retryAfter);
      return refuseWith(reply, "rate_limited", undefined, TOO_MANY_GUESSES);
    },
  );

  server.post("/auth/refresh", { schema: { tags, security } }, async (request, reply) => {
    const renewed = await sessions.renew(request, reply);
    const user = renewed && (await findUser(db, renewed.userId));
    if (!renewed || !user) return refuseWith(reply, "unauthenticated");
    return sessions.answer(user, renewed.sessionId);
  });

  server.post("/auth/logout", { schema: { tags, security } }, async (request, reply) => {
    if (!(await sessions.end(request, reply))) return refuseWith(reply, "unauthenticated");
    return reply.code(204).send();
  });

  server.get("/auth/me", { onRequest: signedIn, schema: { tags } }, async (request, reply) => {
    const user = await findUser(db, actorOf(request).userId);
    if (!user) return refuseWith(reply, "unauthenticated");
    const etag = entityTag(user);
    reply.header("etag", etag).header("cache-control", "private, no-cache");
    return names(request.headers["if-none-match"], etag) ? reply.code(304).send() : user;
  });

  server.post("/users/search", { onRequest: signedIn, schema: { tags, body: SearchBody } }, async (request) => {
    const profile = await findProfileByEmail(db, request.body.email);
    return { items: profile ? [profile] : [], nextCursor: null };
  });
}
