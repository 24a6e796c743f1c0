import { can } from "@syncboard/model";
import { Id, RoleName, Time } from "@syncboard/model/schemas";
import { Type } from "typebox";
import { Email } from "../account/account-fields.ts";
import { findUser, normalEmail } from "../account/account-store.ts";
import { InviteCode } from "../account/new-account.ts";
import { summaryFor } from "../board/answers.ts";
import type { BoardDeps } from "../board/board-deps.ts";
import { BoardPath } from "../board/board-routes.ts";
import type { Config } from "../config.ts";
import { isUniqueViolation } from "../database/faults.ts";
import { expiryFault, expiryOf } from "../http/expiry.ts";
import { DEFAULT_LIMIT, NOT_A_CURSOR, PageQuery, pageOf, placeOf } from "../http/pages.ts";
import { refuseWith } from "../http/problems.ts";
import { noteEvent } from "../http/request-log.ts";
import type { Server } from "../http/server-type.ts";
import { checkFor } from "../http/validation.ts";
import { actorOf, guard } from "../session/authentication.ts";
import type { AcceptInvite } from "./accept-invite.ts";
import {
  addBoardInvite,
  boardOfInvite,
  deleteBoardInvite,
  listBoardInvites,
  previewInvite,
} from "./board-invite-store.ts";
import type { InviteLetters } from "./invite-letters.ts";

const tags = ["invites"];
/** As many as a board may have members. */
const MOST_USES = 1_000;
/** Of one board at a time: more is a loop that went wrong. */
const MOST_INVITES = 100;
const EXPIRY = { usualDays: 7, mostDays: 366 };
/** 132 bits. */
const CODE_CHARACTERS = 22;

/** An owner is made by an owner, face to face: a link may be passed on to anybody. */
const InviteRoleName = Type.Exclude(RoleName, Type.Literal("owner"));

const InviteBody = Type.Object(
  {
    id: Type.Optional(Id),
    role: InviteRoleName,
    email: Type.Optional(Email),
    maxUses: Type.Optional(
      Type.Integer({ minimum: 1, maximum: MOST_USES, description: `a whole number from 1 to ${MOST_USES}` }),
    ),
    expiresAt: Type.Optional(Time),
  },
  { additionalProperties: false },
);
const InvitesQuery = Type.Object(PageQuery, { additionalProperties: false });
// One name for the id and the code, for they stand at the same place of an address.
const InvitePath = Type.Object({ invite: Id });
const CodePath = Type.Object({ invite: InviteCode });
const isFaultyPlace = checkFor(Type.Object({ id: Id }, { additionalProperties: false }));

const WORKS_ONCE = { path: "maxUses", message: "must be 1 or left out: an invite by e-mail works once" };

export interface InviteDeps extends BoardDeps {
  readonly config: Config;
  readonly acceptInvite: AcceptInvite;
  /** Undefined: this server sends no mail. */
  readonly inviteLetters: InviteLetters | undefined;
}

/** Invites to boards: made, listed and taken back by owners, looked at by whoever has the code, accepted by who is signed in. */
export function inviteRoutes(server: Server, deps: InviteDeps): void {
  const { db, config, sources, readBoard, acceptInvite, inviteLetters } = deps;
  const onRequest = guard(deps.authenticate);
  const preHandler = deps.onceOnly;
  const { authRateLimit } = config;
  const limited = authRateLimit
    ? { rateLimit: { max: authRateLimit.requests, timeWindow: authRateLimit.seconds * 1_000 } }
    : {};

  server.get(
    "/boards/:boardId/invites",
    { onRequest, schema: { tags, params: BoardPath, querystring: InvitesQuery } },
    async (request, reply) => {
      const { boardId } = request.params;
      const { limit = DEFAULT_LIMIT, cursor } = request.query;
      const after = cursor === undefined ? undefined : placeOf<{ id: string }>(cursor, isFaultyPlace);
      if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
      const wanted = { now: sources.now(), afterId: after?.id, limit: limit + 1 };
      const items = await readBoard(boardId, actorOf(request).userId, async (_board, role, trx) =>
        can(role, "member.add") ? await listBoardInvites(trx, boardId, wanted) : "forbidden",
      );
      if (!items) return refuseWith(reply, "not_found");
      if (items === "forbidden") return refuseWith(reply, items);
      return pageOf(items, limit, ({ id }) => ({ id }));
    },
  );

  // Without `onceOnly`, which would keep the answer, and the secret in it, for a day.
  server.post(
    "/boards/:boardId/invites",
    { onRequest, schema: { tags, params: BoardPath, body: InviteBody } },
    async (request, reply) => {
      const { boardId } = request.params;
      const { id = sources.newId(), role } = request.body;
      const creatorId = actorOf(request).userId;
      const title = await readBoard(boardId, creatorId, (board, ownRole) => ({
        text: can(ownRole, "member.add") ? board.info.title : undefined,
      }));
      if (!title) return refuseWith(reply, "not_found");
      if (title.text === undefined) return refuseWith(reply, "forbidden");
      const now = sources.now();
      const email = request.body.email === undefined ? null : normalEmail(request.body.email);
      const { maxUses = email === null ? MOST_USES : 1 } = request.body;
      const expiresAt = expiryOf(request.body.expiresAt, now, EXPIRY);
      if (expiresAt === undefined) return refuseWith(reply, "invalid", [expiryFault(EXPIRY)]);
      if (email !== null && maxUses !== 1) return refuseWith(reply, "invalid", [WORKS_ONCE]);
      if (email !== null && !inviteLetters) return refuseWith(reply, "mail_off");
      const retryAfter = email === null ? undefined : await inviteLetters?.tooMany(creatorId, email);
      if (retryAfter !== undefined) {
        reply.header("retry-after", retryAfter);
        return refuseWith(
          reply,
          "rate_limited",
          undefined,
          "That were many mails in an hour. Wait, or pass on a link.",
        );
      }
      const code = sources.newSecret().slice(0, CODE_CHARACTERS);
      try {
        const wanted = { id, boardId, creatorId, code, role, email, maxUses, expiresAt };
        const invite = await addBoardInvite(db, wanted, MOST_INVITES, now);
        if (!invite) return refuseWith(reply, "board_full");
        noteEvent(request, "invite_made", { by: creatorId, inviteId: id });
        const inviter = email === null ? undefined : await findUser(db, creatorId);
        if (email !== null && inviter) await inviteLetters?.write({ email, inviter, boardTitle: title.text, code });
        // The only answer that holds the code; what goes by mail is for its reader alone.
        return reply
          .code(201)
          .header("cache-control", "no-store")
          .send(email === null ? { ...invite, code } : invite);
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
        return refuseWith(reply, "id_taken", [{ path: "id", message: "is in use" }]);
      }
    },
  );

  server.delete(
    "/invites/:invite",
    { onRequest, preHandler, schema: { tags, params: InvitePath } },
    async (request, reply) => {
      const { invite: id } = request.params;
      const ownerId = actorOf(request).userId;
      const boardId = await boardOfInvite(db, id);
      const role = boardId === undefined ? undefined : await readBoard(boardId, ownerId, (_board, own) => own);
      if (boardId === undefined || role === undefined) return refuseWith(reply, "not_found");
      if (!can(role, "member.add")) return refuseWith(reply, "forbidden");
      if (!(await deleteBoardInvite(db, { id, boardId, ownerId }))) return refuseWith(reply, "not_found");
      noteEvent(request, "invite_revoked", { by: ownerId, inviteId: id });
      return reply.code(204).send();
    },
  );

  server.get(
    "/invites/:invite",
    { config: limited, schema: { tags, security: [], params: CodePath } },
    async (request, reply) => {
      return (await previewInvite(db, request.params.invite, sources.now())) ?? refuseWith(reply, "not_found");
    },
  );

  server.post(
    "/invites/:invite/accept",
    { config: limited, onRequest, preHandler, schema: { tags, params: CodePath } },
    async (request, reply) => {
      const { userId } = actorOf(request);
      const accepted = await acceptInvite(request.params.invite, userId);
      if (!("boardId" in accepted)) return refuseWith(reply, accepted.outcome);
      if (accepted.outcome === "joined") noteEvent(request, "invite_used", { userId, inviteId: accepted.inviteId });
      return (await readBoard(accepted.boardId, userId, summaryFor(userId))) ?? refuseWith(reply, "not_found");
    },
  );
}
