import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Config } from "../config.ts";
import type { Db } from "../database/connect.ts";
import { onlyOwnPages } from "../http/own-page.ts";
import { refuseWith } from "../http/problems.ts";
import { noteEvent } from "../http/request-log.ts";
import type { Server } from "../http/server-type.ts";
import type { Sessions } from "../session/sessions.ts";
import { findUser } from "./account-store.ts";
import { type Made, type NewAccount, NewAccountBody } from "./new-account.ts";
import { newAccountFaults } from "./new-account-faults.ts";
import { refuseGuess } from "./refuse-guess.ts";
import type { CheckPassword } from "./sign-in.ts";

const LoginBody = Type.Object(
  {
    identifier: Type.String({ minLength: 1, maxLength: 254, description: "an e-mail address or a username" }),
    password: Type.String({ minLength: 1, maxLength: 1_000, description: "a password" }),
  },
  { additionalProperties: false },
);

export interface AccountDeps {
  readonly db: Db;
  readonly config: Config;
  readonly newAccount: NewAccount;
  readonly checkPassword: CheckPassword;
  readonly sessions: Sessions;
}

function noteMade(request: FastifyRequest, { user: { id: userId, isAdministrator }, inviteId }: Made): void {
  noteEvent(request, "registered", { userId });
  if (isAdministrator) noteEvent(request, "administrator_appointed", { userId });
  if (inviteId !== undefined) noteEvent(request, "invite_used", { userId, inviteId });
}

async function refuseMisfit({ body }: FastifyRequest, reply: FastifyReply, error: Error): Promise<FastifyReply> {
  const faults = await newAccountFaults(error, body);
  if (!faults) throw error;
  return refuseWith(reply, "invalid", faults);
}

export function accountRoutes(server: Server, deps: AccountDeps): void {
  const { db, config, newAccount, checkPassword, sessions } = deps;
  const tags = ["accounts"];
  /** In the API's description: no access token is wanted. */
  const security: [] = [];
  const { authRateLimit } = config;
  const rateLimit = authRateLimit && { max: authRateLimit.requests, timeWindow: authRateLimit.seconds * 1_000 };
  const limited = rateLimit ? { rateLimit } : {};
  const onRequest = onlyOwnPages(config);

  server.post(
    "/auth/register",
    { config: limited, attachValidation: true, schema: { tags, security, body: NewAccountBody } },
    async (request, reply) => {
      if (request.validationError) return await refuseMisfit(request, reply, request.validationError);
      const made = await newAccount(request.body);
      if ("faults" in made) return refuseWith(reply, made.code, made.faults);
      noteMade(request, made);
      const signedIn = await sessions.begin(request, reply, made.user);
      return signedIn ? reply.code(201).send(signedIn) : refuseWith(reply, "unauthenticated");
    },
  );

  server.post(
    "/users",
    { config: limited, attachValidation: true, schema: { tags, security, body: NewAccountBody } },
    async (request, reply) => {
      if (request.validationError) return await refuseMisfit(request, reply, request.validationError);
      const made = await newAccount(request.body);
      if ("faults" in made) return refuseWith(reply, made.code, made.faults);
      noteMade(request, made);
      return reply.code(201).header("location", `/api/v1/users/${made.user.id}`).send(made.user);
    },
  );

  server.post(
    "/auth/login",
    { config: limited, schema: { tags, security, body: LoginBody } },
    async (request, reply) => {
      const { identifier, password } = request.body;
      const check = await checkPassword(identifier, password, request.ip);
      if (check.outcome === "too_many") return refuseGuess(reply, check);
      const signedIn =
        check.outcome === "right" && (await sessions.begin(request, reply, check.user, check.passwordHash));
      if (signedIn) return signedIn;
      noteEvent(request, "sign_in_failed", check);
      return refuseWith(reply, "invalid_credentials");
    },
  );

  server.post("/auth/refresh", { onRequest, schema: { tags, security } }, async (request, reply) => {
    const renewed = await sessions.renew(request, reply);
    const user = renewed && (await findUser(db, renewed.userId));
    if (!renewed || !user) return refuseWith(reply, "unauthenticated");
    return sessions.answer(user, renewed.sessionId);
  });

  server.post("/auth/logout", { onRequest, schema: { tags, security } }, async (request, reply) => {
    if (!(await sessions.end(request, reply))) return refuseWith(reply, "unauthenticated");
    return reply.code(204).send();
  });
}
