import { NOTIFICATION_KINDS } from "@syncboard/model";
import { Id } from "@syncboard/model/schemas";
import type { preHandlerAsyncHookHandler } from "fastify";
import { type Static, Type } from "typebox";
import type { Db } from "../database/connect.ts";
import { DEFAULT_LIMIT, MOST_ON_A_PAGE, NOT_A_CURSOR, PageQuery, pageOf, placeOf } from "../http/pages.ts";
import { type FieldFault, refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import type { Sources } from "../http/sources.ts";
import { checkFor } from "../http/validation.ts";
import { type Authenticate, actorOf, guard } from "../session/authentication.ts";
import { countUnread, listNotifications } from "./notification-list.ts";
import { markRead, type Which } from "./notification-store.ts";
import type { Notifier } from "./notifier.ts";
import { changeSettings, settingsOf } from "./setting-store.ts";

const tags = ["notifications"];
const Place = Type.Object({ id: Id }, { additionalProperties: false });
const isFaultyPlace = checkFor(Place);

const NotificationsQuery = Type.Object(
  { ...PageQuery, unread: Type.Optional(Type.Boolean({ description: "true or false" })) },
  { additionalProperties: false },
);
const ReadBody = Type.Object(
  {
    ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: MOST_ON_A_PAGE, uniqueItems: true })),
    cardId: Type.Optional(Id),
    all: Type.Optional(Type.Literal(true, { description: "true" })),
    isRead: Type.Optional(Type.Boolean({ default: true, description: "true or false" })),
  },
  { additionalProperties: false },
);
const isMailed = Type.Optional(Type.Boolean({ description: "true or false" }));
const SettingsPatch = Type.Object(
  {
    mail: Type.Optional(
      Type.Object(Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, isMailed])), {
        additionalProperties: false,
      }),
    ),
  },
  { additionalProperties: false },
);

export interface NotificationDeps {
  readonly db: Db;
  readonly sources: Sources;
  readonly notifier: Notifier;
  readonly isMailOn: boolean;
  readonly authenticate: Authenticate;
  readonly onceOnly: preHandlerAsyncHookHandler;
}

/** What one should know, what of it one has read, and what of it is mailed. */
export function notificationRoutes(server: Server, deps: NotificationDeps): void {
  const { db, sources, notifier, isMailOn } = deps;
  const onRequest = guard(deps.authenticate);
  const preHandler = deps.onceOnly;

  const readSettings = async (userId: string) => ({ mail: await settingsOf(db, userId), isMailOn });

  server.get(
    "/notifications",
    { onRequest, schema: { tags, querystring: NotificationsQuery } },
    async (request, reply) => {
      const { limit = DEFAULT_LIMIT, cursor, unread: isUnread = false } = request.query;
      const after = cursor === undefined ? undefined : placeOf<Static<typeof Place>>(cursor, isFaultyPlace);
      if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
      const { userId } = actorOf(request);
      const [rows, unreadCount] = await Promise.all([
        listNotifications(db, userId, { isUnread, afterId: after?.id, limit: limit + 1 }),
        countUnread(db, userId),
      ]);
      return { ...pageOf(rows, limit, ({ id }) => ({ id })), unreadCount };
    },
  );

  server.post(
    "/notifications/read",
    { onRequest, preHandler, schema: { tags, body: ReadBody } },
    async (request, reply) => {
      const { isRead = true } = request.body;
      const which = whichOf(request.body);
      if (!which) return refuseWith(reply, "invalid", [ONE_OF]);
      const { userId } = actorOf(request);
      if (await markRead(db, userId, which, isRead, sources.now())) notifier.tell([userId]);
      return { unreadCount: await countUnread(db, userId) };
    },
  );

  server.get("/notifications/settings", { onRequest, schema: { tags } }, (request) =>
    readSettings(actorOf(request).userId),
  );

  server.patch(
    "/notifications/settings",
    { onRequest, preHandler, schema: { tags, body: SettingsPatch } },
    async (request) => {
      const { userId } = actorOf(request);
      await changeSettings(db, userId, request.body.mail ?? {});
      return await readSettings(userId);
    },
  );
}

const ONE_OF: FieldFault = { path: "", message: "must have one of ids, cardId and all" };

function whichOf({ ids, cardId, all }: Static<typeof ReadBody>): Which | undefined {
  const wanted: Which[] = [];
  if (ids) wanted.push({ ids });
  if (cardId !== undefined) wanted.push({ cardId });
  if (all) wanted.push("all");
  return wanted.length === 1 ? wanted[0] : undefined;
}
