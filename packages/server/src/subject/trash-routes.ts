import { CalendarTime, Id } from "@syncboard/model/schemas";
import { Type } from "typebox";
import { DEFAULT_LIMIT, NOT_A_CURSOR, PageQuery, pageOf, placeOf } from "../http/pages.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { checkFor } from "../http/validation.ts";
import { actorOf, guard } from "../session/authentication.ts";
import type { SubjectDeps } from "./subject-deps.ts";
import { emptyOwnTrash, listOwnTrash, type TrashPlace } from "./trash-store.ts";

const tags = ["subjects"];
const TrashQuery = Type.Object(PageQuery, { additionalProperties: false });
const isFaultyPlace = checkFor(Type.Object({ at: CalendarTime, id: Id }, { additionalProperties: false }));
const DAY_SECONDS = 86_400;

/** Subjects and documents that were deleted. They are had back by the routes of what they are. */
export function ownTrashRoutes(server: Server, { db, authenticate, onceOnly, trashTtl, tell }: SubjectDeps): void {
  const onRequest = guard(authenticate);

  server.get("/subjects/trash", { onRequest, schema: { tags, querystring: TrashQuery } }, async (request, reply) => {
    const { limit = DEFAULT_LIMIT, cursor } = request.query;
    const after = cursor === undefined ? undefined : placeOf<TrashPlace>(cursor, isFaultyPlace);
    if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
    const items = await listOwnTrash(db, actorOf(request).userId, { after, limit: limit + 1 });
    const page = pageOf(items, limit, ({ deletedAt, id }): TrashPlace => ({ at: deletedAt, id }));
    return { ...page, keptDays: Math.floor(trashTtl / DAY_SECONDS) };
  });

  server.delete("/subjects/trash", { onRequest, preHandler: onceOnly, schema: { tags } }, async (request, reply) => {
    const { userId } = actorOf(request);
    await emptyOwnTrash(db, { userId });
    tell(userId, "subjects");
    return reply.code(204).send();
  });
}
