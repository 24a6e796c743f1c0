import { CalendarTime, Id } from "@syncboard/model/schemas";
import { type Static, Type } from "typebox";
import type { Database } from "../database/connect.ts";
import { DEFAULT_LIMIT, NOT_A_CURSOR, PageQuery, pageOf, placeOf } from "../http/pages.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { checkFor } from "../http/validation.ts";
import type { Meaning } from "../meaning/meaning.ts";
import { MOST_NEAREST } from "../meaning/mix.ts";
import { type Authenticate, actorOf, guard } from "../session/authentication.ts";
import { FOUND_TYPES } from "./found.ts";
import { type SearchQuery, search, shown } from "./search.ts";

const tags = ["search"];
const Place = Type.Object(
  {
    ...{ score: Type.Number(), updatedAt: CalendarTime, id: Id },
    meant: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: MOST_NEAREST })),
  },
  { additionalProperties: false },
);
const isFaultyPlace = checkFor(Place);

const ONE_TYPE = `(${FOUND_TYPES.join("|")})`;
const Query = Type.Object(
  {
    ...PageQuery,
    // Longer than others: it names what was found by its meaning.
    cursor: Type.Optional(
      Type.String({ minLength: 1, maxLength: 2_000, description: "the nextCursor of an earlier answer" }),
    ),
    q: Type.String({ minLength: 1, maxLength: 500, description: "what to look for, 1 to 500 characters" }),
    type: Type.Optional(
      Type.String({
        pattern: `^${ONE_TYPE}(,${ONE_TYPE})*$`,
        maxLength: 200,
        description: `one or more of ${FOUND_TYPES.join(", ")}, with commas between them`,
      }),
    ),
  },
  { additionalProperties: false },
);

interface SearchDeps {
  readonly database: Database;
  /** Undefined: words alone. */
  readonly meaning: Meaning | undefined;
  readonly authenticate: Authenticate;
}

/** Everything that one may see, by its words. */
export function searchRoutes(server: Server, { database, meaning, authenticate }: SearchDeps): void {
  const onRequest = guard(authenticate);

  server.get("/search", { onRequest, schema: { tags, querystring: Query } }, async (request, reply) => {
    const { q, type, limit = DEFAULT_LIMIT, cursor } = request.query;
    const after = cursor === undefined ? undefined : placeOf<Static<typeof Place>>(cursor, isFaultyPlace);
    if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
    const named = type?.split(",") ?? [];
    const types = FOUND_TYPES.filter((each) => named.includes(each));
    const query: SearchQuery = { userId: actorOf(request).userId, q, types, after, limit: limit + 1 };
    const found = await search(database, query, meaning);
    const { items, nextCursor } = pageOf(found, limit, ({ score, updatedAt, id, meant }) => ({
      ...{ score, updatedAt, id },
      ...(meant && { meant }),
    }));
    return { items: await shown(database, query, items), nextCursor };
  });
}
