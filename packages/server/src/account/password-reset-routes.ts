import { Type } from "typebox";
import type { Config } from "../config.ts";
import type { Db } from "../database/connect.ts";
import { refuseWith } from "../http/problems.ts";
import { noteEvent } from "../http/request-log.ts";
import type { Server } from "../http/server-type.ts";
import type { Sources } from "../http/sources.ts";
import { Email } from "./account-fields.ts";
import { normalEmail } from "./account-store.ts";
import type { Notices } from "./notices.ts";
import { Password, type Passwords } from "./password.ts";
import { ownerOfReset, resetPassword } from "./password-reset-store.ts";
import { passwordFault } from "./password-rules.ts";
import type { ResetLetters } from "./reset-letters.ts";

const HOUR_MS = 3_600_000;
const MOST_ASKED_IN_AN_HOUR = 10;

const NOT_GOOD = { path: "token", message: "has been used or has run out: ask for a new one" };

const ForgotBody = Type.Object({ email: Email }, { additionalProperties: false });

const ResetBody = Type.Object(
  {
    token: Type.String({ minLength: 1, maxLength: 200, description: "what stands behind #token= in the mail" }),
    password: Password,
  },
  { additionalProperties: false },
);

export interface PasswordResetDeps {
  readonly db: Db;
  readonly config: Config;
  readonly sources: Sources;
  readonly passwords: Passwords;
  /** Undefined: this server sends no mail. */
  readonly letters: ResetLetters | undefined;
  readonly notices: Notices | undefined;
  /** Told which sessions ended, after the commit. */
  readonly onEnd: (sessionId: string) => void;
}

export function passwordResetRoutes(server: Server, deps: PasswordResetDeps): void {
  const { db, config, sources, passwords, letters, notices, onEnd } = deps;
  const tags = ["accounts"];
  const security: [] = [];
  const { rateLimit, authRateLimit } = config;
  const seldom = rateLimit ? { rateLimit: { max: MOST_ASKED_IN_AN_HOUR, timeWindow: HOUR_MS } } : {};
  const limited = authRateLimit
    ? { rateLimit: { max: authRateLimit.requests, timeWindow: authRateLimit.seconds * 1_000 } }
    : {};

  server.post(
    "/auth/password/forgot",
    { config: seldom, schema: { tags, security, body: ForgotBody } },
    async (request, reply) => {
      if (!letters) return refuseWith(reply, "mail_off");
      const email = normalEmail(request.body.email);
      // Everything else comes after the answer, which so takes as long for an address that nobody has.
      const note = (userId: string | undefined) => noteEvent(request, "reset_asked", { userId });
      reply.raw.once("close", () => letters.writeTo(email, request.log, note));
      return reply.code(202).send();
    },
  );

  server.post(
    "/auth/password/reset",
    { config: limited, schema: { tags, security, body: ResetBody } },
    async (request, reply) => {
      const { token, password } = request.body;
      const owner = await ownerOfReset(db, token, sources.now());
      if (!owner) return refuseWith(reply, "invalid", [NOT_GOOD]);
      const fault = await passwordFault(password, owner);
      if (fault) return refuseWith(reply, "invalid", [{ path: "password", message: fault }]);
      const passwordHash = await passwords.hash(password);
      const ended = await resetPassword(db, { token, passwordHash, address: request.ip }, sources.now());
      if (!ended) return refuseWith(reply, "invalid", [NOT_GOOD]);
      for (const sessionId of ended) onEnd(sessionId);
      noteEvent(request, "password_reset", { userId: owner.id });
      notices?.tell("passwordSetByMail", owner, owner.id, request.log);
      return reply.code(204).send();
    },
  );
}
