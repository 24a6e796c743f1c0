import { type Board, type BoardEvent, KINDS, namedIn } from "@syncboard/model";
import { Id } from "@syncboard/model/schemas";
import { Type } from "typebox";
import { findFormerMembers } from "../account/profile-store.ts";
import type { Trx } from "../database/lane.ts";
import { DEFAULT_LIMIT, PageQuery } from "../http/pages.ts";
import { refuseWith } from "../http/problems.ts";
import type { Server } from "../http/server-type.ts";
import { actorOf, guard } from "../session/authentication.ts";
import type { BoardDeps } from "./board-deps.ts";
import { BoardPath } from "./board-routes.ts";
import { titlesOfBoards, titlesOfCards, titlesOfCardsGone } from "./board-store.ts";
import { listEvents } from "./event-list.ts";

const tags = ["boards"];

/** A page of the log ends sooner than its limit where its texts are long. */
const MOST_LOG_CHARACTERS = 2_097_152;
/** Of the activity feed, which people look at. */
const MOST_FEED_CHARACTERS = 131_072;

/** As far as the databases count. */
const GREATEST_SEQ = 2_147_483_647;

const EventsQuery = Type.Object(
  {
    since: Type.Optional(
      Type.Integer({ minimum: 0, maximum: GREATEST_SEQ, description: "the number of an event, or 0" }),
    ),
    before: Type.Optional(Type.Integer({ minimum: 1, maximum: GREATEST_SEQ, description: "the number of an event" })),
    card: Type.Optional(Id),
    actor: Type.Optional(Id),
    kind: Type.Optional(Type.Enum([...KINDS], { description: KINDS.join(", ") })),
    limit: PageQuery.limit,
  },
  { additionalProperties: false },
);

/** What happened to a board: its log, and the same read backwards as its activity. */
export function eventRoutes(server: Server, { readBoard, authenticate }: BoardDeps): void {
  server.get(
    "/boards/:boardId/events",
    { onRequest: guard(authenticate), schema: { tags, params: BoardPath, querystring: EventsQuery } },
    async (request, reply) => {
      const { boardId } = request.params;
      const { since = 0, before, card: cardId, actor: actorId, kind, limit = DEFAULT_LIMIT } = request.query;
      const isFeed = before !== undefined;
      const most = isFeed ? MOST_FEED_CHARACTERS : MOST_LOG_CHARACTERS;
      const answer = await readBoard(boardId, actorOf(request).userId, async (board, _role, trx) => {
        const filter = { since, before, cardId, actorId, kind };
        const { events, isMore } = await listEvents(trx, boardId, filter, limit, most);
        const log = { items: events, seq: board.seq };
        if (!isFeed) return log;
        return {
          ...log,
          nextBefore: isMore ? (events.at(-1)?.seq ?? null) : null,
          ...(await namesFor(trx, board, events, actorOf(request).userId)),
        };
      });
      return answer ?? refuseWith(reply, "not_found");
    },
  );
}

/**
 * What these events name and a snapshot does not: things that are gone, by their last names, people who left, and what other
 * boards are called, to their members.
 */
async function namesFor(trx: Trx, board: Board, events: readonly BoardEvent[], readerId: string) {
  const cards = new Set<string>();
  const boards = new Set<string>();
  const users = new Set<string>();
  const names: Record<string, string> = {};
  for (const event of events) {
    const named = namedIn(event);
    for (const boardId of named.boards ?? []) boards.add(boardId);
    for (const cardId of named.cards ?? []) if (!board.liveCard(cardId)) cards.add(cardId);
    for (const userId of [event.actorId, ...(named.users ?? [])]) if (!board.members.has(userId)) users.add(userId);
    for (const columnId of named.columns ?? []) {
      const column = board.allColumns.get(columnId);
      if (column && !board.liveColumn(columnId)) names[columnId] = column.title;
    }
    for (const labelId of named.labels ?? []) {
      const label = board.allLabels.get(labelId);
      if (label && !board.liveLabel(labelId)) names[labelId] = label.name;
    }
  }
  for (const { id, title } of await titlesOfCards(trx, board.info.id, [...cards])) names[id] = title;
  const left = [...cards].filter((cardId) => names[cardId] === undefined);
  for (const { id, title } of await titlesOfCardsGone(trx, board.info.id, left)) names[id] ??= title;
  for (const { id, title } of await titlesOfBoards(trx, readerId, [...boards])) names[id] = title;
  return { names, people: await findFormerMembers(trx, [...users]) };
}
