import { Type } from "typebox";
import { entityTag } from "../http/entity-tag.ts";
import { DEFAULT_LIMIT, NOT_A_CURSOR, PageQuery, pageOf, placeOf } from "../http/pages.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { checkFor } from "../http/validation.ts";
import { passOf } from "../session/actor.ts";
import { actorOf, guard } from "../session/authentication.ts";
import type { SubjectDeps } from "../subject/subject-deps.ts";
import { DocumentPath, VersionPath } from "./document-fields.ts";
import { refuseChange } from "./document-routes.ts";
import { findDocument } from "./document-store.ts";
import { editDocument } from "./own-document.ts";
import { findVersion, listVersions } from "./version-store.ts";

const tags = ["documents"];
const VersionsQuery = Type.Object(PageQuery, { additionalProperties: false });
interface Place {
  readonly version: number;
}
const isFaultyPlace = checkFor(
  Type.Object({ version: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) }, { additionalProperties: false }),
);

/** What a note was, and the way back to it. A file has no versions. */
export function versionRoutes(server: Server, { db, sources, authenticate, onceOnly, tell }: SubjectDeps): void {
  const onRequest = guard(authenticate);

  server.get(
    "/documents/:documentId/versions",
    { onRequest, schema: { tags, params: DocumentPath, querystring: VersionsQuery } },
    async (request, reply) => {
      const { limit = DEFAULT_LIMIT, cursor } = request.query;
      const after = cursor === undefined ? undefined : placeOf<Place>(cursor, isFaultyPlace);
      if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
      const own = { userId: actorOf(request).userId, documentId: request.params.documentId };
      if (!(await findDocument(db, own))) return refuseWith(reply, "not_found");
      const versions = await listVersions(db, own, { before: after?.version, limit: limit + 1 });
      return pageOf(versions, limit, ({ version }): Place => ({ version }));
    },
  );

  server.get(
    "/documents/:documentId/versions/:version",
    { onRequest, schema: { tags, params: VersionPath } },
    async (request, reply) => {
      const { documentId, version } = request.params;
      const own = { userId: actorOf(request).userId, documentId };
      return (await findVersion(db, own, Number(version))) ?? refuseWith(reply, "not_found");
    },
  );

  server.post(
    "/documents/:documentId/versions/:version/restore",
    { onRequest, preHandler: onceOnly, schema: { tags, params: VersionPath } },
    async (request, reply) => {
      const { documentId, version } = request.params;
      const actor = actorOf(request);
      const own = { userId: actor.userId, documentId };
      const wanted = await findVersion(db, own, Number(version));
      if (!wanted) return refuseWith(reply, "not_found");
      // Whatever there is now becomes a version of its own by that, and can be had back as well.
      const patch = { text: wanted.text };
      const ifMatch = request.headers["if-match"];
      const changed = await editDocument(db, { own, patch, passId: passOf(actor), ifMatch, now: sources.now() });
      if (typeof changed === "string") return refuseChange(reply, changed);
      tell(own.userId, "subjects");
      const { keptVersion: _, ...document } = changed;
      return reply.header("etag", entityTag(document)).send(document);
    },
  );
}
