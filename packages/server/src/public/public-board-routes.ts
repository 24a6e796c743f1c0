import type { Board } from "@syncboard/model";
import { Id } from "@syncboard/model/schemas";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Admit } from "../account/guess-limits.ts";
import type { Passwords } from "../account/password.ts";
import { textsOfCards } from "../board/board-store.ts";
import type { LookAtBoard } from "../board/read-board.ts";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import type { Sources } from "../http/sources.ts";
import { publicBoard, publicCardOf } from "./public-board.ts";
import { openPublicLink } from "./public-link-store.ts";

const tags = ["public links"];
const security: [] = [];

const Code = Type.String({ minLength: 1, maxLength: 100, description: "the code of a public link" });
const CodePath = Type.Object({ code: Code });
const CardPath = Type.Object({ code: Code, cardId: Id });
/** In a body: an address stands in logs, and in the history of a browser. */
const PasswordBody = Type.Object(
  { password: Type.String({ minLength: 1, maxLength: 1_000, description: "the password of the link" }) },
  { additionalProperties: false },
);

const WRONG = { path: "password", message: "is not right" };
const TOO_MANY = "Too many wrong passwords for this link. Wait a while.";

export interface PublicBoardDeps {
  readonly db: Db;
  readonly sources: Sources;
  readonly passwords: Passwords;
  readonly admit: Admit;
  readonly lookAtBoard: LookAtBoard;
}

type Look = (board: Board, trx: Trx) => Promise<object | undefined>;

/** What a public link shows, to anybody who has it and its password. Nobody need be signed in, and nobody is asked who they are. */
export function publicBoardRoutes(server: Server, deps: PublicBoardDeps): void {
  const { db, sources, passwords, admit, lookAtBoard } = deps;

  /** Looked at again where the board is read: a link that was taken back meanwhile shows nothing any more. */
  async function show(reply: FastifyReply, code: string, passwordHash: string | null, boardId: string, look: Look) {
    const seen = await lookAtBoard(boardId, async (board, trx) => {
      const link = await openPublicLink(trx, code, sources.now());
      return link && link.passwordHash === passwordHash ? await look(board, trx) : undefined;
    });
    return seen ?? refuseWith(reply, "not_found");
  }

  async function open(reply: FastifyReply, code: string, look: Look) {
    const link = await openPublicLink(db, code, sources.now());
    if (!link) return refuseWith(reply, "not_found");
    if (link.passwordHash !== null) return refuseWith(reply, "password_needed");
    return show(reply, code, null, link.boardId, look);
  }

  async function openWith(request: FastifyRequest, reply: FastifyReply, code: string, password: string, look: Look) {
    const link = await openPublicLink(db, code, sources.now());
    if (!link) return refuseWith(reply, "not_found");
    const { boardId, passwordHash } = link;
    if (passwordHash === null) return show(reply, code, null, boardId, look);
    const attempt = { identifier: `public link ${code}`, address: request.ip };
    const admission = await admit(attempt, async () => false);
    if (!admission.isAdmitted) {
      reply.header("retry-after", admission.retryAfter);
      return refuseWith(reply, "rate_limited", undefined, TOO_MANY);
    }
    if (!(await passwords.matches(password, passwordHash))) return refuseWith(reply, "invalid", [WRONG]);
    await admission.takeBack();
    return show(reply, code, passwordHash, boardId, look);
  }

  const cardOf =
    (cardId: string): Look =>
    async (board, trx) => {
      const card = board.liveCard(cardId);
      if (!card) return undefined;
      const texts = await textsOfCards(trx, [cardId]);
      return { ...(await publicCardOf(board, card, trx)), description: texts.get(cardId) ?? null };
    };

  server.get("/public/:code", { schema: { tags, security, params: CodePath } }, (request, reply) =>
    open(reply, request.params.code, publicBoard),
  );

  server.post("/public/:code", { schema: { tags, security, params: CodePath, body: PasswordBody } }, (request, reply) =>
    openWith(request, reply, request.params.code, request.body.password, publicBoard),
  );

  server.get("/public/:code/cards/:cardId", { schema: { tags, security, params: CardPath } }, (request, reply) =>
    open(reply, request.params.code, cardOf(request.params.cardId)),
  );

  server.post(
    "/public/:code/cards/:cardId",
    { schema: { tags, security, params: CardPath, body: PasswordBody } },
    (request, reply) =>
      openWith(request, reply, request.params.code, request.body.password, cardOf(request.params.cardId)),
  );
}
