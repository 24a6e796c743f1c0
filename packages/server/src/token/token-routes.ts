import { Id, Time } from "@syncboard/model/schemas";
import type { preHandlerAsyncHookHandler } from "fastify";
import { type Static, Type } from "typebox";
import type { Db } from "../database/connect.ts";
import { isUniqueViolation } from "../database/faults.ts";
import { expiryFault, expiryOf } from "../http/expiry.ts";
import { DEFAULT_LIMIT, NOT_A_CURSOR, PageQuery, pageOf, placeOf } from "../http/pages.ts";
import { refuseWith } from "../http/problems.ts";
import { noteEvent } from "../http/request-log.ts";
import type { Server } from "../http/server-type.ts";
import type { Sources } from "../http/sources.ts";
import { checkFor } from "../http/validation.ts";
import { type Authenticate, sessionGuard, sessionOf } from "../session/authentication.ts";
import { personalToken } from "./personal-token.ts";
import { addToken, deleteToken, listTokens, ownerOfToken } from "./token-store.ts";

const tags = ["tokens"];
const EXPIRY = { usualDays: 90, mostDays: 366 };

/** More than anybody can look after, and than a page of the settings shows. */
const MOST_TOKENS = 100;
const ENOUGH = { path: "", message: `there may be ${MOST_TOKENS} tokens at a time: end one first` };

const TokenPath = Type.Object({ tokenId: Id });
const TokensQuery = Type.Object(PageQuery, { additionalProperties: false });

const NewTokenBody = Type.Object(
  {
    id: Type.Optional(Id),
    name: Type.String({
      maxLength: 100,
      pattern: "^[^\\r\\n]*[^\\s][^\\r\\n]*$",
      description: "one line of 1 to 100 characters, not blank",
    }),
    scope: Type.Enum(["read", "write"], { description: "read or write" }),
    expiresAt: Type.Optional(Time),
  },
  { additionalProperties: false },
);

const TokenPlace = Type.Object({ id: Id }, { additionalProperties: false });
type TokenPlace = Static<typeof TokenPlace>;
const isFaultyPlace = checkFor(TokenPlace);

export interface TokenRouteDeps {
  readonly db: Db;
  readonly sources: Sources;
  readonly authenticate: Authenticate;
  readonly onceOnly: preHandlerAsyncHookHandler;
  /** Told when a token has ended, so that its open sockets end too. */
  readonly onEnd: (tokenId: string) => void;
}

/** Personal access tokens: what a user's own programs sign in with. */
export function tokenRoutes(server: Server, { db, sources, authenticate, onceOnly, onEnd }: TokenRouteDeps): void {
  const onRequest = sessionGuard(authenticate);

  server.get("/users/me/tokens", { onRequest, schema: { tags, querystring: TokensQuery } }, async (request, reply) => {
    const { limit = DEFAULT_LIMIT, cursor } = request.query;
    const after = cursor === undefined ? undefined : placeOf<TokenPlace>(cursor, isFaultyPlace);
    if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
    const { userId } = sessionOf(request);
    return pageOf(await listTokens(db, userId, { afterId: after?.id, limit: limit + 1 }), limit, ({ id }) => ({ id }));
  });

  // Without `onceOnly`, which would keep the answer, and the secret in it, for a day.
  server.post("/users/me/tokens", { onRequest, schema: { tags, body: NewTokenBody } }, async (request, reply) => {
    const { id = sources.newId(), name, scope } = request.body;
    const now = sources.now();
    const expiresAt = expiryOf(request.body.expiresAt, now, EXPIRY);
    if (expiresAt === undefined) return refuseWith(reply, "invalid", [expiryFault(EXPIRY)]);
    const { userId } = sessionOf(request);
    const token = personalToken(sources.newSecret());
    try {
      const wanted = { id, userId, name: name.trim(), scope, token, expiresAt };
      const made = await addToken(db, wanted, MOST_TOKENS, now);
      if (!made) return refuseWith(reply, "invalid", [ENOUGH]);
      noteEvent(request, "token_made", { userId, tokenId: made.id });
      return reply
        .code(201)
        .header("cache-control", "no-store")
        .send({ ...made, token });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      return refuseWith(reply, "id_taken", [{ path: "id", message: "is in use" }]);
    }
  });

  server.delete(
    "/users/me/tokens/:tokenId",
    { onRequest, preHandler: onceOnly, schema: { tags, params: TokenPath } },
    async (request, reply) => {
      const { tokenId } = request.params;
      if ((await ownerOfToken(db, tokenId)) !== sessionOf(request).userId) return refuseWith(reply, "not_found");
      await deleteToken(db, tokenId);
      onEnd(tokenId);
      noteEvent(request, "token_ended", { userId: sessionOf(request).userId, tokenId });
      return reply.code(204).send();
    },
  );
}
