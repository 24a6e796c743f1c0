import { can } from "@syncboard/model";
import { CalendarTime } from "@syncboard/model/schemas";
import { Type } from "typebox";
import { Password, type Passwords } from "../account/password.ts";
import { passwordFault } from "../account/password-rules.ts";
import type { BoardDeps } from "../board/board-deps.ts";
import { BoardPath } from "../board/board-routes.ts";
import { expiryFault, expiryOf } from "../http/expiry.ts";
import { refuseWith } from "../http/problems.ts";
import { noteEvent } from "../http/request-log.ts";
import type { Server } from "../http/server-type.ts";
import { actorOf, guard } from "../session/authentication.ts";
import { findPublicLink, putPublicLink, revokePublicLink } from "./public-link-store.ts";

const tags = ["public links"];
/** Ten years: who wants it longer wants no end. */
const EXPIRY = { usualDays: 0, mostDays: 3_653 };
/** 132 bits. */
const CODE_CHARACTERS = 22;

const LinkBody = Type.Object(
  {
    password: Type.Optional(Type.Union([Password, Type.Null()])),
    expiresAt: Type.Optional(Type.Union([CalendarTime, Type.Null()])),
  },
  { additionalProperties: false },
);

export interface PublicLinkDeps extends BoardDeps {
  readonly passwords: Passwords;
}

/** The link that shows a board to everybody: made, changed and taken back by owners. That there is one, every member sees. */
export function publicLinkRoutes(server: Server, deps: PublicLinkDeps): void {
  const { db, sources, passwords, readBoard } = deps;
  const onRequest = guard(deps.authenticate);
  const preHandler = deps.onceOnly;

  server.get(
    "/boards/:boardId/public-link",
    { onRequest, schema: { tags, params: BoardPath } },
    async (request, reply) => {
      const { boardId } = request.params;
      const seen = await readBoard(boardId, actorOf(request).userId, async (_board, role, trx) => {
        const link = await findPublicLink(trx, boardId);
        if (!link) return { link: null };
        return { link: can(role, "member.add") ? link : { ...link, code: null } };
      });
      return seen ?? refuseWith(reply, "not_found");
    },
  );

  server.put(
    "/boards/:boardId/public-link",
    { onRequest, preHandler, schema: { tags, params: BoardPath, body: LinkBody } },
    async (request, reply) => {
      const { boardId } = request.params;
      const ownerId = actorOf(request).userId;
      const seen = await readBoard(boardId, ownerId, (board, role) => ({
        isOwner: can(role, "member.add"),
        title: board.info.title,
      }));
      if (!seen) return refuseWith(reply, "not_found");
      if (!seen.isOwner) return refuseWith(reply, "forbidden");
      const now = sources.now();
      const { password, expiresAt } = request.body;
      if (expiresAt && expiryOf(expiresAt, now, EXPIRY) === undefined) {
        return refuseWith(reply, "invalid", [expiryFault(EXPIRY)]);
      }
      const fault = password ? await passwordFault(password, { name: seen.title }) : undefined;
      if (password === "" || fault) {
        return refuseWith(reply, "invalid", [{ path: "password", message: fault ?? "must be 8 to 72 bytes long" }]);
      }
      const passwordHash = password ? await passwords.hash(password) : password;
      const code = sources.newSecret().slice(0, CODE_CHARACTERS);
      const put = await putPublicLink(db, { boardId, ownerId, code, passwordHash, expiresAt }, now);
      if (!put) return refuseWith(reply, "not_found");
      if (put.isNew) noteEvent(request, "board_published", { by: ownerId, boardId });
      return reply.code(put.isNew ? 201 : 200).send(put.link);
    },
  );

  server.delete(
    "/boards/:boardId/public-link",
    { onRequest, preHandler, schema: { tags, params: BoardPath } },
    async (request, reply) => {
      const { boardId } = request.params;
      const ownerId = actorOf(request).userId;
      const role = await readBoard(boardId, ownerId, (_board, own) => own);
      if (!role) return refuseWith(reply, "not_found");
      if (!can(role, "member.add")) return refuseWith(reply, "forbidden");
      if (!(await revokePublicLink(db, boardId, ownerId))) return refuseWith(reply, "not_found");
      noteEvent(request, "board_unpublished", { by: ownerId, boardId });
      return reply.code(204).send();
    },
  );
}
