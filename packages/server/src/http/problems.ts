import { STATUS_CODES } from "node:http";
import type { RefusalCode, TodoRefusalCode } from "@syncboard/model";
import type { FastifyReply } from "fastify";

/** Every code that an error can carry, with its HTTP status: the closed list of docs/operate.md, held to it by a test. */
export const STATUS_OF = {
  malformed: 400,
  unauthenticated: 401,
  invalid_credentials: 401,
  forbidden: 403,
  insufficient_scope: 403,
  invite_needed: 403,
  registration_closed: 403,
  password_needed: 403,
  not_found: 404,
  mail_off: 404,
  already_member: 409,
  email_taken: 409,
  id_taken: 409,
  key_reused: 409,
  last_owner: 409,
  last_administrator: 409,
  request_in_progress: 409,
  username_taken: 409,
  board_full: 409,
  card_full: 409,
  subject_full: 409,
  todos_full: 409,
  precondition_failed: 412,
  quota_exceeded: 413,
  too_large: 413,
  unsupported_media_type: 415,
  range_not_satisfiable: 416,
  invalid: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<RefusalCode | TodoRefusalCode, number> & Record<string, number>;

export type ProblemCode = keyof typeof STATUS_OF;

export interface FieldFault {
  /** Dotted, from the root of the body, query or path: `title`, `commands.0.title`. Empty: the whole. */
  readonly path: string;
  readonly message: string;
}

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode;
  readonly errors?: readonly FieldFault[];
}

const DETAIL: Record<ProblemCode, string> = {
  malformed: "The request could not be read.",
  unauthenticated: "Sign in, and send the access token as a Bearer token.",
  invalid_credentials: "Unknown account or wrong password.",
  forbidden: "Your role on this board does not allow this.",
  insufficient_scope: "A personal access token may not do this: sign in.",
  invite_needed: "An account on this server takes an invite.",
  registration_closed: "This server takes no new accounts.",
  password_needed: "This link takes a password: send it by POST, as the field password.",
  not_found: "There is no such thing, or it is not yours to see.",
  mail_off: "This server sends no mail. Ask whoever runs it for help.",
  already_member: "This user is a member already.",
  email_taken: "There is an account with this e-mail address already.",
  id_taken: "This id is in use already.",
  key_reused: "This Idempotency-Key was used for another request.",
  last_owner: "A board needs an owner: make somebody else an owner first.",
  last_administrator: "Somebody must administer this server: make somebody else an administrator first.",
  request_in_progress: "A request with this Idempotency-Key is still running.",
  username_taken: "This username is taken.",
  card_full: "This card holds as much as a card can.",
  subject_full: "This subject has as many boards as it can.",
  todos_full: "Your to-dos are as many as they can be: delete some.",
  board_full: "This board holds as much as a board can.",
  precondition_failed: "It has changed since you read it.",
  quota_exceeded: "There is no room left for this file: delete others, and empty the trash.",
  too_large: "The request is too large.",
  range_not_satisfiable: "The file has no such part.",
  unsupported_media_type: "Send JSON, with Content-Type: application/json.",
  invalid: "Some values do not fit.",
  rate_limited: "Too many requests. Wait a moment.",
  internal: "Something went wrong on our side.",
  unavailable: "The server cannot answer right now. Try again soon.",
};

export function problemOf(code: ProblemCode, errors?: readonly FieldFault[], detail?: string): ProblemBody {
  const status = STATUS_OF[code];
  return {
    type: "about:blank",
    title: STATUS_CODES[status] ?? "Error",
    status,
    detail: detail ?? DETAIL[code],
    code,
    ...(errors && errors.length > 0 && { errors }),
  };
}

/** By then whatever held us up has passed, or has become an outage that takes its time. */
const RETRY_SECONDS = 1;

/** Answers an error in the form of RFC 9457. */
export function refuseWith(
  reply: FastifyReply,
  code: ProblemCode,
  errors?: readonly FieldFault[],
  detail?: string,
): FastifyReply {
  if (STATUS_OF[code] === 401) reply.header("www-authenticate", "Bearer");
  if (code === "insufficient_scope") reply.header("www-authenticate", 'Bearer error="insufficient_scope"');
  if (code === "unavailable") reply.header("retry-after", RETRY_SECONDS);
  return reply
    .code(STATUS_OF[code])
    .type("application/problem+json; charset=utf-8")
    .send(JSON.stringify(problemOf(code, errors, detail)));
}
