import { Type } from "typebox";
import type { Db } from "../database/connect.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { turnMailOff } from "./setting-store.ts";
import type { UnsubscribeTokens } from "./unsubscribe-token.ts";

const tags = ["notifications"];
const TokenQuery = Type.Object(
  { token: Type.String({ minLength: 1, maxLength: 200, description: "the token in the link of a letter" }) },
  { additionalProperties: false },
);
const MOST_BYTES = 16_384;

export interface UnsubscribeDeps {
  readonly db: Db;
  readonly tokens: UnsubscribeTokens;
}

/** The end of mails about notifications, by one click in a mail program or on the page that a letter leads to. No account is needed. */
export async function unsubscribeRoutes(server: Server, { db, tokens }: UnsubscribeDeps): Promise<void> {
  const schema = { tags, security: [], querystring: TokenQuery };

  // In a room of its own: a mail program sends a form, of either kind, in which there is nothing to know.
  await server.register(async (room: Server) => {
    room.removeAllContentTypeParsers();
    room.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: MOST_BYTES }, async () => undefined);

    room.post("/notifications/unsubscribe", { schema }, async (request, reply) => {
      const userId = tokens.read(request.query.token);
      if (userId === undefined) return refuseWith(reply, "not_found");
      await turnMailOff(db, userId);
      return reply.code(204).send();
    });
  });

  // Looking at a link must change nothing: mail programs look at all of them. A person is asked first.
  server.get("/notifications/unsubscribe", { schema }, async (request, reply) =>
    reply.redirect(`/unsubscribe#stop=${encodeURIComponent(request.query.token)}`, 303),
  );
}
