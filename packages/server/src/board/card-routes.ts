import type { Board, Card, CoverChoice as Choice, Command } from "@syncboard/model";
import {
  Base,
  CalendarTime,
  CoverChoice,
  CoverColor,
  Description,
  Id,
  MAX_LABELS,
  MAX_MEMBERS,
  Position,
  Title,
} from "@syncboard/model/schemas";
import { Type } from "typebox";
import type { Trx } from "../database/lane.ts";
import { names } from "../http/entity-tag.ts";
import { commandIds } from "../http/idempotency.ts";
import { cursorOf, DEFAULT_LIMIT, NOT_A_CURSOR, PageQuery, pageOf, placeOf } from "../http/pages.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { checkFor } from "../http/validation.ts";
import { actorOf, guard } from "../session/authentication.ts";
import { cardAnswer, taggedCard } from "./answers.ts";
import { AwayPlace } from "./away.ts";
import type { BoardDeps } from "./board-deps.ts";
import { BoardPath } from "./board-routes.ts";
import { boardOfCard } from "./board-store.ts";
import { CardPlace, listArchivedCards, listCards, placeOfArchived, placeOfCard } from "./card-list.ts";
import type { Executed } from "./execute.ts";
import { findArchivedCard } from "./load-board.ts";
import { refusedReply } from "./refusals.ts";

const tags = ["cards"];
const CardPath = Type.Object({ cardId: Id });
const OptionalText = Type.Optional(Type.Union([Description, Type.Null()]));

const OptionalTime = Type.Optional(Type.Union([CalendarTime, Type.Null()]));

const NewCardBody = Type.Object(
  {
    id: Type.Optional(Id),
    title: Title,
    columnId: Type.Optional(Id),
    position: Type.Optional(Position),
    afterCardId: Type.Optional(Type.Union([Id, Type.Null()])),
    description: OptionalText,
    labelIds: Type.Optional(Type.Array(Id, { maxItems: MAX_LABELS, uniqueItems: true })),
    assigneeIds: Type.Optional(Type.Array(Id, { maxItems: MAX_MEMBERS, uniqueItems: true })),
    startAt: OptionalTime,
    dueAt: OptionalTime,
    cover: Type.Optional(CoverColor),
  },
  { additionalProperties: false },
);

const CardPatch = Type.Object(
  {
    title: Type.Optional(Title),
    description: OptionalText,
    base: Type.Optional(Base),
    startAt: OptionalTime,
    dueAt: OptionalTime,
    isDone: Type.Optional(Type.Boolean({ description: "true or false" })),
    /** Another board that one may edit; the column and the neighbour are there then. */
    boardId: Type.Optional(Id),
    cover: Type.Optional(CoverChoice),
    columnId: Type.Optional(Id),
    position: Type.Optional(Position),
    afterCardId: Type.Optional(Type.Union([Id, Type.Null()])),
  },
  { additionalProperties: false },
);

const CardsQuery = Type.Object(
  {
    ...PageQuery,
    column: Type.Optional(Id),
    label: Type.Optional(Id),
    assignee: Type.Optional(Id),
    /** Due by then and not done. */
    due: Type.Optional(CalendarTime),
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    archived: Type.Optional(
      Type.Boolean({
        description: "true: the cards that were archived, the last first, in place of those on the board",
      }),
    ),
  },
  { additionalProperties: false },
);

const isFaultyPlace = checkFor(CardPlace);
const isFaultyAwayPlace = checkFor(AwayPlace);

export function cardRoutes(server: Server, deps: BoardDeps): void {
  const { db, sources, execute, readBoard } = deps;
  const onRequest = guard(deps.authenticate);
  const preHandler = deps.onceOnly;

  /** The card with its text and tag, as committed now. Undefined: not there, or not this user's to see. */
  async function readCard(boardId: string, userId: string, cardId: string) {
    return await readBoard(boardId, userId, async (board, _role, trx) => {
      const card = await readableCard(trx, board, cardId);
      return card && (await taggedCard(trx, board, card));
    });
  }

  server.get(
    "/boards/:boardId/cards",
    { onRequest, schema: { tags, params: BoardPath, querystring: CardsQuery } },
    async (request, reply) => {
      const { limit = DEFAULT_LIMIT, cursor, column, label, assignee, due, q, archived = false } = request.query;
      const filter = { columnId: column, labelId: label, assigneeId: assignee, due, text: q };
      const { boardId } = request.params;
      if (archived) {
        const after = cursor === undefined ? undefined : placeOf<AwayPlace>(cursor, isFaultyAwayPlace);
        if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
        const page = await readBoard(boardId, actorOf(request).userId, async (board, _role, trx) => {
          const cards = await listArchivedCards(trx, board, { ...filter, limit: limit + 1 }, after);
          const { items, nextCursor } = pageOf(cards, limit, placeOfArchived);
          return { items: items.map((card) => cardAnswer(board, card)), nextCursor };
        });
        return page ?? refuseWith(reply, "not_found");
      }
      const after = cursor === undefined ? undefined : placeOf<CardPlace>(cursor, isFaultyPlace);
      if (cursor !== undefined && !after) return refuseWith(reply, "invalid", [NOT_A_CURSOR]);
      const page = await readBoard(boardId, actorOf(request).userId, (board) => {
        const { cards, isMore } = listCards(board, { ...filter, limit }, after);
        const last = cards.at(-1);
        return {
          items: cards.map((card) => cardAnswer(board, card)),
          nextCursor: isMore && last ? cursorOf(placeOfCard(board, last)) : null,
        };
      });
      return page ?? refuseWith(reply, "not_found");
    },
  );

  server.post(
    "/boards/:boardId/cards",
    { onRequest, preHandler, schema: { tags, params: BoardPath, body: NewCardBody } },
    async (request, reply) => {
      const { boardId } = request.params;
      const { id, ...fields } = request.body;
      const actorId = actorOf(request).userId;
      const nextId = commandIds(request, sources.newId);
      const command = { id: nextId(), type: "card.add", cardId: id ?? nextId(), ...fields } as const;
      const refused = refusedReply(reply, await execute({ actorId, boardId, commands: [command], isAtomic: true }));
      if (refused) return refused;
      const card = await readCard(boardId, actorId, command.cardId);
      if (!card) return refuseWith(reply, "not_found");
      reply.header("etag", card.etag).header("location", `/api/v1/cards/${command.cardId}`);
      return reply.code(201).send(card.answer);
    },
  );

  server.get("/cards/:cardId", { onRequest, schema: { tags, params: CardPath } }, async (request, reply) => {
    const { cardId } = request.params;
    const boardId = await boardOfCard(db, cardId);
    const card = boardId && (await readCard(boardId, actorOf(request).userId, cardId));
    if (!card) return refuseWith(reply, "not_found");
    reply.header("etag", card.etag).header("cache-control", "private, no-cache");
    if (names(request.headers["if-none-match"], card.etag)) return reply.code(304).send();
    return card.answer;
  });

  server.patch(
    "/cards/:cardId",
    { onRequest, preHandler, schema: { tags, params: CardPath, body: CardPatch } },
    async (request, reply) => {
      const { cardId } = request.params;
      const actorId = actorOf(request).userId;
      const ifMatch = request.headers["if-match"];
      const nextId = commandIds(request, sources.newId);
      const ids = [nextId(), nextId()] as const;
      const giveTo = (boardId: string) =>
        execute({
          actorId,
          boardId,
          commands: commandsOf(cardId, boardId, request.body, ids),
          isAtomic: true,
          precondition: (board, trx) => ifMatch === undefined || hasTag(trx, board, cardId, ifMatch),
        });
      const boardId = await boardOfCard(db, cardId);
      if (!boardId) return refuseWith(reply, "not_found");
      let executed = await giveTo(boardId);
      // It may have gone to another board in between.
      const now = isDone(executed) ? boardId : await boardOfCard(db, cardId);
      if (now && now !== boardId) executed = await giveTo(now);
      const refused = refusedReply(reply, executed);
      if (refused) return refused;
      const card = await readCard(request.body.boardId ?? now ?? boardId, actorId, cardId);
      return card ? reply.header("etag", card.etag).send(card.answer) : refuseWith(reply, "not_found");
    },
  );

  server.delete(
    "/cards/:cardId",
    { onRequest, preHandler, schema: { tags, params: CardPath } },
    async (request, reply) => {
      const { cardId } = request.params;
      const boardId = await boardOfCard(db, cardId);
      if (!boardId) return refuseWith(reply, "not_found");
      const ifMatch = request.headers["if-match"];
      const executed = await execute({
        actorId: actorOf(request).userId,
        boardId,
        commands: [{ id: commandIds(request, sources.newId)(), type: "card.delete", cardId }],
        isAtomic: true,
        precondition: (board, trx) => ifMatch === undefined || hasTag(trx, board, cardId, ifMatch),
      });
      return refusedReply(reply, executed) ?? reply.code(204).send();
    },
  );

  for (const [path, type] of [
    ["archive", "card.archive"],
    ["restore", "card.restore"],
  ] as const) {
    server.post(
      `/cards/:cardId/${path}`,
      { onRequest, preHandler, schema: { tags, params: CardPath } },
      async (request, reply) => {
        const { cardId } = request.params;
        const boardId = await boardOfCard(db, cardId);
        if (!boardId) return refuseWith(reply, "not_found");
        const actorId = actorOf(request).userId;
        const command = { id: commandIds(request, sources.newId)(), type, cardId };
        const refused = refusedReply(reply, await execute({ actorId, boardId, commands: [command], isAtomic: true }));
        if (refused) return refused;
        const card = await readCard(boardId, actorId, cardId);
        return card ? reply.header("etag", card.etag).send(card.answer) : refuseWith(reply, "not_found");
      },
    );
  }
}

/** One on the board, or in its archive. */
export async function readableCard(trx: Trx, board: Board, cardId: string): Promise<Card | undefined> {
  return board.liveCard(cardId) ?? (await findArchivedCard(trx, board, cardId));
}

async function hasTag(trx: Trx, board: Board, cardId: string, ifMatch: string): Promise<boolean> {
  const card = await readableCard(trx, board, cardId);
  return card !== undefined && names(ifMatch, (await taggedCard(trx, board, card)).etag);
}

function isDone(executed: Executed | undefined): boolean {
  return executed !== undefined && !executed.results.some(({ status }) => status === "refused");
}

interface Patch {
  title?: string;
  description?: string | null;
  base?: string | null;
  startAt?: string | null;
  dueAt?: string | null;
  isDone?: boolean;
  boardId?: string;
  cover?: Choice;
  columnId?: string;
  position?: number;
  afterCardId?: string | null;
}

/** An edit (which, naming nothing, still says whether the card is there and may be changed), and a move if one is asked. */
function commandsOf(
  cardId: string,
  boardId: string,
  { boardId: wanted = boardId, columnId, position, afterCardId, ...fields }: Patch,
  [editId, moveId]: readonly [string, string],
): Command[] {
  const commands: Command[] = [{ id: editId, type: "card.edit", cardId, ...fields }];
  const where = {
    ...(columnId !== undefined && { columnId }),
    ...(position !== undefined && { position }),
    ...(afterCardId !== undefined && { afterCardId }),
  };
  if (wanted !== boardId) commands.push({ id: moveId, type: "card.leave", cardId, boardId: wanted, ...where });
  else if (Object.keys(where).length > 0) commands.push({ id: moveId, type: "card.move", cardId, ...where });
  return commands;
}
