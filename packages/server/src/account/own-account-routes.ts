import { Readable } from "node:stream";
import type { preHandlerAsyncHookHandler } from "fastify";
import { Type } from "typebox";
import { refuseWith } from "../http/problems.ts";
import { noteEvent } from "../http/request-log.ts";
import type { Server } from "../http/server-type.ts";
import { type Authenticate, sessionGuard, sessionOf } from "../session/authentication.ts";
import { clearRefreshCookie } from "../session/session-cookie.ts";
import { findUser } from "./account-store.ts";
import { type OwnDataDeps, ownData, pictureOf } from "./own-data.ts";
import { refuseGuess } from "./refuse-guess.ts";
import type { CheckPassword } from "./sign-in.ts";
import type { Standing } from "./standing.ts";

const tags = ["accounts"];
const PasswordBody = Type.Object(
  { password: Type.String({ minLength: 1, maxLength: 1_000, description: "the password that you have now" }) },
  { additionalProperties: false },
);

const Nothing = Type.Object({}, { additionalProperties: false });

export interface OwnAccountDeps extends OwnDataDeps {
  readonly standing: Standing;
  readonly checkPassword: CheckPassword;
  readonly authenticate: Authenticate;
  readonly onceOnly: preHandlerAsyncHookHandler;
}

/** One's own data as a file, and the end of one's own account. */
export function ownAccountRoutes(server: Server, deps: OwnAccountDeps): void {
  const { db, standing, checkPassword, onceOnly: preHandler } = deps;
  // A personal token, which may have leaked, must not do this.
  const onRequest = sessionGuard(deps.authenticate);

  server.get("/users/me/export", { onRequest, schema: { tags, querystring: Nothing } }, async (request, reply) => {
    const session = sessionOf(request);
    const user = await findUser(db, session.userId);
    if (!user) return refuseWith(reply, "unauthenticated");
    const now = deps.sources.now();
    let avatar: string | null;
    try {
      avatar = await pictureOf(deps, user.id);
    } catch (error) {
      request.log.error({ err: error }, "an avatar could not be read");
      return refuseWith(reply, "unavailable");
    }
    noteEvent(request, "data_exported", session);
    return reply
      .header("content-disposition", `attachment; filename="syncboard-${user.username}-${now.slice(0, 10)}.json"`)
      .header("cache-control", "no-store")
      .type("application/json; charset=utf-8")
      .send(Readable.from(ownData(deps, user, session, { avatar, now })));
  });

  server.delete(
    "/users/me",
    { onRequest, preHandler, schema: { tags, body: PasswordBody } },
    async (request, reply) => {
      const { userId } = sessionOf(request);
      const user = await findUser(db, userId);
      if (!user) return refuseWith(reply, "unauthenticated");
      const check = await checkPassword(user.email, request.body.password, request.ip);
      if (check.outcome === "too_many") return refuseGuess(reply, check);
      if (check.outcome === "wrong") {
        noteEvent(request, "sign_in_failed", { userId });
        return refuseWith(reply, "invalid", [{ path: "password", message: "is not the password that you have now" }]);
      }
      const outcome = await standing.deactivate(userId);
      if (outcome === "last_administrator") return refuseWith(reply, outcome);
      if (outcome === "deactivated") noteEvent(request, "account_deactivated", { userId, by: userId });
      clearRefreshCookie(reply);
      return reply.code(204).send();
    },
  );
}
