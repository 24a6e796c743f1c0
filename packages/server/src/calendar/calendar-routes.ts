import { TimeZone } from "@syncboard/model/schemas";
import type { preHandlerAsyncHookHandler } from "fastify";
import { Type } from "typebox";
import type { Db } from "../database/connect.ts";
import { entityTag, names } from "../http/entity-tag.ts";
import { refuseWith } from "../http/problems.ts";
import { noteEvent } from "../http/request-log.ts";
import type { Server } from "../http/server-type.ts";
import { later, type Sources } from "../http/sources.ts";
import { type Authenticate, sessionGuard, sessionOf } from "../session/authentication.ts";
import { calendarText } from "./calendar-text.ts";
import { dueEntries } from "./due-entries.ts";
import type { FeedCodes } from "./feed-code.ts";
import { type CalendarFeed, deleteFeed, feedOf, makeFeed, openFeed } from "./feed-store.ts";

const tags = ["calendar"];
const FeedBody = Type.Object({ timeZone: TimeZone }, { additionalProperties: false });
const FeedPath = Type.Object({ code: Type.String({ minLength: 1, maxLength: 200 }) });
/** What was due longer ago nobody looks for in a calendar. */
const PAST_SECONDS = 90 * 86_400;

export interface CalendarDeps {
  readonly db: Db;
  readonly sources: Sources;
  readonly codes: FeedCodes;
  /** Where the web app is, without a slash at its end. */
  readonly site: string;
  readonly authenticate: Authenticate;
  readonly onceOnly: preHandlerAsyncHookHandler;
}

/** What one has to do, for calendar programs: read under an address that nobody can guess, until it is revoked. */
export function calendarRoutes(server: Server, deps: CalendarDeps): void {
  const { db, sources, codes, site } = deps;
  // Whoever has the address reads for good: a personal token, which ends, must not get hold of it.
  const onRequest = sessionGuard(deps.authenticate);
  const preHandler = deps.onceOnly;

  const shown = ({ id, timeZone, createdAt, readAt }: CalendarFeed) => {
    return { path: `/api/v1/calendar/${codes.codeOf(id)}.ics`, timeZone, createdAt, readAt };
  };

  server.get("/calendar-feed", { onRequest, schema: { tags } }, async (request) => {
    const feed = await feedOf(db, sessionOf(request).userId);
    return { feed: feed ? shown(feed) : null };
  });

  // Without `onceOnly`, which would keep the answer, and the address in it, for a day.
  server.post("/calendar-feed", { onRequest, schema: { tags, body: FeedBody } }, async (request, reply) => {
    const { timeZone } = request.body;
    const { userId } = sessionOf(request);
    const made = { id: sources.newId(), userId, timeZone, createdAt: sources.now() };
    await makeFeed(db, made);
    noteEvent(request, "calendar_feed_made", { by: userId });
    return reply.code(201).send(shown({ ...made, readAt: null }));
  });

  server.delete("/calendar-feed", { onRequest, preHandler, schema: { tags } }, async (request, reply) => {
    const { userId } = sessionOf(request);
    if (!(await deleteFeed(db, userId))) return refuseWith(reply, "not_found");
    noteEvent(request, "calendar_feed_revoked", { by: userId });
    return reply.code(204).send();
  });

  server.get("/calendar/:code.ics", { schema: { tags, security: [], params: FeedPath } }, async (request, reply) => {
    const feedId = codes.read(request.params.code);
    const now = sources.now();
    const feed = feedId === undefined ? undefined : await openFeed(db, feedId, now);
    if (!feed) return refuseWith(reply, "not_found");
    const entries = await dueEntries(db, feed.userId, later(now, -PAST_SECONDS), site);
    const text = calendarText("SyncBoard", feed.timeZone, entries);
    const etag = entityTag(text);
    reply.header("etag", etag).header("cache-control", "private, no-cache");
    if (names(request.headers["if-none-match"], etag)) return reply.code(304).send();
    return reply
      .type("text/calendar; charset=utf-8")
      .header("content-disposition", 'inline; filename="syncboard.ics"')
      .send(text);
  });
}
