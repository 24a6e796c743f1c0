import { randomBytes } from "node:crypto";
import type { FastifyRequest, FastifyServerOptions } from "fastify";
import type { Server } from "./server-type.ts";

// What stands in the log of a request: never an address as it came, a header, a body, or anything else that whoever
// asked has written.

/**
 * Of an error what it is and where. Those of libraries also carry what was asked of the other side: a row, a command
 * with the password in it.
 */
function errorInLog(error: unknown): { type: string; message: string; stack: string; [more: string]: unknown } {
  if (!(error instanceof Error)) return { type: typeof error, message: "", stack: "" };
  const { name: type, message, stack = "" } = error;
  const cause = error.cause === undefined ? {} : { cause: errorInLog(error.cause) };
  return { type, message, stack, ...("code" in error && { code: error.code }), ...cause };
}

function requestInLog({ method, routeOptions }: FastifyRequest): { method: string; route: string } {
  // By the pattern of the route: what stands in its place may be a secret, as in a link that somebody was sent.
  return { method, route: routeOptions?.url ?? "none" };
}

export function requestLogging(level: string): FastifyServerOptions {
  // Ours alone, and never one that came: whoever asks could make one request look like another.
  const start = randomBytes(6).toString("base64url");
  let count = 0;
  return {
    logger: {
      level,
      serializers: {
        err: errorInLog,
        req: (request) => ({ ...requestInLog(request) }),
        res: ({ statusCode }) => ({ status: statusCode }),
        // At `trace` the reader of uploads would tell all headers, the access token among them.
        busboyOptions: () => "not told",
      },
    },
    genReqId: () => `${start}-${(++count).toString(36)}`,
  };
}

/** A line for each request: at `debug` those that are answered, at `warn` those that fail by our fault. */
export function logRequests(server: Server): void {
  server.addHook("onResponse", async (request, reply) => {
    const { statusCode: status } = reply;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    const line = { ...requestInLog(request), status, ms, address: request.ip, userId: request.actor?.userId };
    if (status >= 500) request.log.warn(line, "a request was not answered as it should be");
    else request.log.debug(line, "a request");
    // Asked for a password, whoever opens a public link has not been refused anything yet.
    if (status === 403 && !reply.request.url.startsWith("/api/v1/public/"))
      noteEvent(request, "access_denied", request.actor);
  });
}

/** What an operator wants to hear of who comes in and who tries to. docs/operate.md lists them, held to it by a test. */
export const EVENTS = {
  registered: "an account was made",
  signed_in: "somebody signed in",
  sign_in_failed: "a wrong password, or no such account",
  guessing_stopped: "too many wrong passwords: this one was not looked at",
  signed_out: "a session was ended by whoever it is of",
  refresh_token_reused: "a refresh token came twice: its session was ended",
  password_changed: "a password was changed",
  email_changed: "an e-mail address was changed",
  reset_asked: "a mail for a new password was asked for",
  password_reset: "a password was set by a mail",
  token_made: "a personal access token was made",
  token_ended: "a personal access token was ended",
  access_denied: "a request was refused to whoever sent it",
  account_deactivated: "an account was deactivated, by its owner or by an administrator",
  account_reactivated: "an account was brought back by an administrator",
  administrator_appointed: "an administrator was appointed",
  administrator_dismissed: "an administrator was dismissed, or resigned",
  sessions_ended: "an administrator ended all sessions of an account",
  registration_chosen: "an administrator chose who may make an account",
  invite_made: "an invite was made: to the server by an administrator, or to a board by an owner",
  invite_revoked: "an invite was taken back",
  invite_used: "an account was made, or a board joined, with an invite",
  board_published: "an owner made a public link of a board",
  board_unpublished: "an owner took the public link of a board back",
  calendar_feed_made: "somebody made a secret address of a calendar",
  calendar_feed_revoked: "somebody took the secret address of a calendar back",
  data_exported: "somebody took out all of their own data",
} as const;

interface About {
  /** Undefined: nobody that is known. Never what somebody typed: it may be a password in the wrong field. */
  readonly userId?: string | undefined;
  /** Who did it, where that need not be the user. */
  readonly by?: string;
  readonly sessionId?: string;
  readonly tokenId?: string;
  readonly inviteId?: string;
  readonly boardId?: string;
  readonly registration?: string;
}

/** Notes at `info` who it was about, and from where. */
export function noteEvent(request: FastifyRequest, event: keyof typeof EVENTS, about: About = {}): void {
  const { userId, by, sessionId, tokenId, inviteId, boardId, registration } = about;
  const what = { event, userId, by, sessionId, tokenId, inviteId, boardId, registration };
  request.log.info({ ...what, address: request.ip, ...requestInLog(request) }, EVENTS[event]);
}
