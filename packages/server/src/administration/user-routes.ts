import { Id } from "@syncboard/model/schemas";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import { findUser } from "../account/account-store.ts";
import { appointUser } from "../account/standing-store.ts";
import { DEFAULT_LIMIT, NOT_A_CURSOR, PageQuery, pageOf, placeOf } from "../http/pages.ts";
import { refuseWith } from "../http/problems.ts";
import { noteEvent } from "../http/request-log.ts";
import type { Server } from "../http/server-type.ts";
import { checkFor } from "../http/validation.ts";
import { actorOf } from "../session/authentication.ts";
import type { AdministrationDeps } from "./administration-deps.ts";
import { administratorGuard } from "./administrator.ts";
import { administeredUser, listUsers } from "./user-list.ts";

const tags = ["administration"];
const UserPath = Type.Object({ userId: Id });
const UsersQuery = Type.Object(
  {
    ...PageQuery,
    q: Type.Optional(
      Type.String({ minLength: 1, maxLength: 254, description: "how an e-mail address or a username begins" }),
    ),
  },
  { additionalProperties: false },
);
const UserPatch = Type.Object(
  { isAdministrator: Type.Optional(Type.Boolean({ description: "true or false" })) },
  { additionalProperties: false },
);
const UserPlace = Type.Object({ id: Id }, { additionalProperties: false });

const isFaultyPlace = checkFor(UserPlace);

type AdministrativeEvent = Extract<
  Parameters<typeof noteEvent>[1],
  `account_${string}` | `administrator_${string}` | "sessions_ended"
>;

/** Who has an account here, and what administrators do about it. */
export function administeredUserRoutes(server: Server, deps: AdministrationDeps): void {
  const { db, sources, standing, sessions, notices } = deps;
  const onRequest = administratorGuard(db, deps.authenticate);
  const preHandler = deps.onceOnly;

  /** Answers with the user as they are now. */
  async function answer(reply: FastifyReply, userId: string) {
    const user = await administeredUser(db, userId, sources.now());
    return user ? reply.send(user) : refuseWith(reply, "not_found");
  }

  function note(request: FastifyRequest, event: AdministrativeEvent, userId: string): void {
    noteEvent(request, event, { userId, by: actorOf(request).userId });
  }

  server.get("/admin/users", { onRequest, schema: { tags, querystring: UsersQuery } }, async (request, reply) => {
    const { limit = DEFAULT_LIMIT, cursor, q } = request.query;
    const after = cursor === undefined ? undefined : placeOf<{ id: string }>(cursor, isFaultyPlace);
    if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
    const wanted = { beginning: q, afterId: after?.id, limit: limit + 1, now: sources.now() };
    return pageOf(await listUsers(db, wanted), limit, ({ id }) => ({ id }));
  });

  server.patch(
    "/admin/users/:userId",
    { onRequest, preHandler, schema: { tags, params: UserPath, body: UserPatch } },
    async (request, reply) => {
      const { userId } = request.params;
      const { isAdministrator } = request.body;
      if (isAdministrator !== undefined) {
        const outcome = await appointUser(db, userId, isAdministrator, sources.now());
        if (outcome === "last_administrator" || outcome === "not_found") return refuseWith(reply, outcome);
        if (outcome !== "unchanged") note(request, `administrator_${outcome}`, userId);
      }
      return answer(reply, userId);
    },
  );

  server.post(
    "/admin/users/:userId/deactivate",
    { onRequest, preHandler, schema: { tags, params: UserPath } },
    async (request, reply) => {
      const { userId } = request.params;
      // Before, for afterwards nobody finds it.
      const user = await findUser(db, userId);
      const outcome = await standing.deactivate(userId);
      if (outcome === "last_administrator") return refuseWith(reply, outcome);
      if (outcome === "deactivated") note(request, "account_deactivated", userId);
      if (outcome === "deactivated" && user) notices?.tell("accountDeactivated", user, userId, request.log);
      return answer(reply, userId);
    },
  );

  server.post(
    "/admin/users/:userId/reactivate",
    { onRequest, preHandler, schema: { tags, params: UserPath } },
    async (request, reply) => {
      const { userId } = request.params;
      if ((await standing.reactivate(userId)) === "reactivated") note(request, "account_reactivated", userId);
      return answer(reply, userId);
    },
  );

  server.delete(
    "/admin/users/:userId/sessions",
    { onRequest, preHandler, schema: { tags, params: UserPath } },
    async (request, reply) => {
      const { userId } = request.params;
      if (!(await administeredUser(db, userId, sources.now()))) return refuseWith(reply, "not_found");
      await sessions.endAllBut(userId, undefined);
      note(request, "sessions_ended", userId);
      return reply.code(204).send();
    },
  );
}
