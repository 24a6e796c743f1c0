import { Id } from "@syncboard/model/schemas";
import type { FastifyReply, FastifyRequest, preHandlerAsyncHookHandler, RouteHandlerMethod } from "fastify";
import { Type } from "typebox";
import type { Db } from "../database/connect.ts";
import { entityTag, names } from "../http/entity-tag.ts";
import { refuseWith } from "../http/problems.ts";
import { noteEvent } from "../http/request-log.ts";
import type { Server } from "../http/server-type.ts";
import { type Authenticate, actorOf, guard } from "../session/authentication.ts";
import { findUser } from "./account-store.ts";
import { AccountPatch, type ChangeAccount, type Changed } from "./change-account.ts";
import { networkOf } from "./network.ts";
import type { Notices } from "./notices.ts";
import { findProfile, findProfileByEmail } from "./profile-store.ts";
import { refuseGuess } from "./refuse-guess.ts";

const tags = ["accounts"];
const UserPath = Type.Object({ userId: Id });
const SearchBody = Type.Object(
  { email: Type.String({ minLength: 1, maxLength: 254 }) },
  { additionalProperties: false },
);

type Done = Extract<Changed, { outcome: "changed" }>;

export interface ProfileDeps {
  readonly db: Db;
  readonly changeAccount: ChangeAccount;
  /** Undefined: this server sends no mail. */
  readonly notices: Notices | undefined;
  readonly authenticate: Authenticate;
  readonly onceOnly: preHandlerAsyncHookHandler;
}

/** What one's account says, and what one may see of others. */
export function profileRoutes(server: Server, deps: ProfileDeps): void {
  const { db, changeAccount, notices } = deps;
  const onRequest = guard(deps.authenticate);
  const preHandler = deps.onceOnly;

  /** In the log, and to the owner at the address that the account had: whoever changed it may be somebody else. */
  function tellOf(request: FastifyRequest<{ Body: AccountPatch }>, userId: string, { user, before }: Done): void {
    const reader = { email: before.email, locale: user.locale };
    if (request.body.password !== undefined) {
      noteEvent(request, "password_changed", { userId });
      notices?.tell("passwordChanged", reader, userId, request.log);
    }
    if (user.email === before.email) return;
    noteEvent(request, "email_changed", { userId });
    notices?.tell("emailChanged", reader, userId, request.log);
    // Nobody has shown that the new one is theirs, so it counts for whoever asks, whatever the account.
    notices?.tell("emailGiven", user, `new address from ${networkOf(request.ip)}`, request.log);
  }

  const me: RouteHandlerMethod = async (request, reply) => {
    const user = await findUser(db, actorOf(request).userId);
    return user ? tagged(reply, request.headers["if-none-match"], user) : refuseWith(reply, "unauthenticated");
  };
  // Under both: the second is what a client asks that has just signed in.
  server.get("/users/me", { onRequest, schema: { tags } }, me);
  server.get("/auth/me", { onRequest, schema: { tags } }, me);

  server.patch("/users/me", { onRequest, preHandler, schema: { tags, body: AccountPatch } }, async (request, reply) => {
    const actor = actorOf(request);
    const { email, password } = request.body;
    // A personal token, which may have leaked, must not get hold of the account.
    if (actor.kind === "token" && (email ?? password) !== undefined) return refuseWith(reply, "insufficient_scope");
    const changed = await changeAccount({
      userId: actor.userId,
      sessionId: actor.kind === "session" ? actor.sessionId : undefined,
      patch: request.body,
      ifMatch: request.headers["if-match"],
      address: request.ip,
    });
    switch (changed.outcome) {
      case "changed":
        tellOf(request, actor.userId, changed);
        return reply.header("etag", entityTag(changed.user)).send(changed.user);
      case "wrong_password":
        noteEvent(request, "sign_in_failed", actor);
        return refuseWith(reply, changed.refused.code, changed.refused.faults);
      case "refused":
        return refuseWith(reply, changed.refused.code, changed.refused.faults);
      case "too_many":
        return refuseGuess(reply, changed);
      case "gone":
        return refuseWith(reply, "unauthenticated");
    }
  });

  server.get("/users/:userId", { onRequest, schema: { tags, params: UserPath } }, async (request, reply) => {
    const profile = await findProfile(db, request.params.userId, actorOf(request).userId);
    return profile ? tagged(reply, request.headers["if-none-match"], profile) : refuseWith(reply, "not_found");
  });

  server.post("/users/search", { onRequest, schema: { tags, body: SearchBody } }, async (request) => {
    const profile = await findProfileByEmail(db, request.body.email);
    return { items: profile ? [profile] : [], nextCursor: null };
  });
}

function tagged(reply: FastifyReply, ifNoneMatch: string | undefined, thing: object): FastifyReply {
  const etag = entityTag(thing);
  reply.header("etag", etag).header("cache-control", "private, no-cache");
  return names(ifNoneMatch, etag) ? reply.code(304).send() : reply.send(thing);
}
