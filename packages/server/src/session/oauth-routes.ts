import formbody from "@fastify/formbody";
import type { FastifyReply } from "fastify";
import { type Static, Type } from "typebox";
import { refuseGuess } from "../account/refuse-guess.ts";
import type { CheckPassword } from "../account/sign-in.ts";
import type { Config } from "../config.ts";
import { noteEvent } from "../http/request-log.ts";
import type { Server } from "../http/server-type.ts";
import { unkeepableTexts } from "../http/validation.ts";
import type { Sessions } from "./sessions.ts";

const MOST_FORM_BYTES = 16_384;

/** Every parameter once; those that the endpoint does not know are passed over (RFC 6749 3.2). */
const GrantForm = Type.Object({
  grant_type: Type.String({ maxLength: 100, description: "password or refresh_token" }),
  username: Type.Optional(Type.String({ maxLength: 254, description: "an e-mail address or a username" })),
  password: Type.Optional(Type.String({ maxLength: 1_000, description: "a password" })),
  refresh_token: Type.Optional(Type.String({ maxLength: 200, description: "the refresh_token of an earlier answer" })),
});
type GrantForm = Static<typeof GrantForm>;

const WORDS = {
  invalid_request: "A parameter is missing, is given twice, or is no text that could be one.",
  invalid_grant: "Unknown account, wrong password, or a refresh token that is not good any more.",
  unsupported_grant_type: "The grant types are password and refresh_token.",
} as const;

/** An error as RFC 6749 5.2 wants it. */
function refuseGrant(reply: FastifyReply, error: keyof typeof WORDS): FastifyReply {
  return reply.code(400).send({ error, error_description: WORDS[error] });
}

export interface OauthDeps {
  readonly config: Config;
  readonly sessions: Sessions;
  readonly checkPassword: CheckPassword;
}

/**
 * The token endpoint of OAuth 2, for programs: the password and the refresh grant of RFC 6749. Programs are not
 * registered here, so that whatever they say of themselves is passed over. Its sessions are like those of browsers, but
 * that the refresh token is in the answer.
 */
export async function oauthRoutes(server: Server, { config, sessions, checkPassword }: OauthDeps): Promise<void> {
  const { authRateLimit } = config;
  const rateLimit = authRateLimit && { max: authRateLimit.requests, timeWindow: authRateLimit.seconds * 1_000 };

  // In a room of its own: everywhere else a form is no body that the API takes, as no other site may send JSON.
  await server.register(async (room: Server) => {
    room.removeContentTypeParser("application/json");
    await room.register(formbody, { bodyLimit: MOST_FORM_BYTES });

    room.post(
      "/auth/tokens",
      {
        config: rateLimit ? { rateLimit } : {},
        attachValidation: true,
        schema: {
          tags: ["sessions"],
          security: [],
          consumes: ["application/x-www-form-urlencoded"],
          body: GrantForm,
        },
      },
      async (request, reply) => {
        reply.headers({ "cache-control": "no-store", pragma: "no-cache" });
        if (request.validationError || unkeepableTexts(request.body).length > 0) {
          return refuseGrant(reply, "invalid_request");
        }
        const { grant_type, username, password, refresh_token }: GrantForm = request.body;
        switch (grant_type) {
          case "password": {
            // What is sent without a value counts as left out.
            if (!username || !password) return refuseGrant(reply, "invalid_request");
            const check = await checkPassword(username, password, request.ip);
            if (check.outcome === "too_many") return refuseGuess(reply, check);
            const grant =
              check.outcome === "right" && (await sessions.beginByForm(request, check.user, check.passwordHash));
            if (grant) return grant;
            noteEvent(request, "sign_in_failed", check);
            return refuseGrant(reply, "invalid_grant");
          }
          case "refresh_token": {
            if (!refresh_token) return refuseGrant(reply, "invalid_request");
            return (await sessions.renewByForm(request, refresh_token)) ?? refuseGrant(reply, "invalid_grant");
          }
          case "":
            return refuseGrant(reply, "invalid_request");
          default:
            return refuseGrant(reply, "unsupported_grant_type");
        }
      },
    );
  });
}
