import { Id } from "@syncboard/model/schemas";
import type { preHandlerAsyncHookHandler } from "fastify";
import { Type } from "typebox";
import type { Db } from "../database/connect.ts";
import { DEFAULT_LIMIT, NOT_A_CURSOR, PageQuery, pageOf, placeOf } from "../http/pages.ts";
import { refuseWith } from "../http/problems.ts";
import { noteEvent } from "../http/request-log.ts";
import type { Server } from "../http/server-type.ts";
import type { Sources } from "../http/sources.ts";
import { checkFor } from "../http/validation.ts";
import { type Authenticate, sessionGuard, sessionOf } from "./authentication.ts";
import { listSessions, SessionPlace } from "./session-list.ts";
import { liveSession } from "./session-store.ts";
import type { Sessions } from "./sessions.ts";

const tags = ["sessions"];
const SessionPath = Type.Object({ sessionId: Id });
const SessionsQuery = Type.Object(PageQuery, { additionalProperties: false });

const isFaultyPlace = checkFor(SessionPlace);

export interface SessionRouteDeps {
  readonly db: Db;
  readonly sources: Sources;
  readonly sessions: Sessions;
  readonly authenticate: Authenticate;
  readonly onceOnly: preHandlerAsyncHookHandler;
}

/** Where a user is signed in, and how to end it from elsewhere. */
export function sessionRoutes(server: Server, deps: SessionRouteDeps): void {
  const { db, sources, sessions } = deps;
  const onRequest = sessionGuard(deps.authenticate);
  const preHandler = deps.onceOnly;

  server.get("/auth/sessions", { onRequest, schema: { tags, querystring: SessionsQuery } }, async (request, reply) => {
    const { limit = DEFAULT_LIMIT, cursor } = request.query;
    const after = cursor === undefined ? undefined : placeOf<SessionPlace>(cursor, isFaultyPlace);
    if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
    const { userId, sessionId: currentId } = sessionOf(request);
    const found = await listSessions(db, { userId, currentId, now: sources.now(), after, limit: limit + 1 });
    return pageOf(found, limit, ({ id, isCurrent }) => ({ id: isCurrent ? null : id }));
  });

  server.delete("/auth/sessions", { onRequest, preHandler, schema: { tags } }, async (request, reply) => {
    const { userId, sessionId } = sessionOf(request);
    await sessions.endAllBut(userId, sessionId);
    noteEvent(request, "signed_out", { userId });
    return reply.code(204).send();
  });

  server.delete(
    "/auth/sessions/:sessionId",
    { onRequest, preHandler, schema: { tags, params: SessionPath } },
    async (request, reply) => {
      const { sessionId } = request.params;
      const session = await liveSession(db, sessionId, sources.now());
      if (session?.userId !== sessionOf(request).userId) return refuseWith(reply, "not_found");
      await sessions.endOne(sessionId);
      noteEvent(request, "signed_out", { userId: session.userId, sessionId });
      return reply.code(204).send();
    },
  );
}
