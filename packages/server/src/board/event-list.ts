import { type BoardEvent, type Kind, typesOf } from "@syncboard/model";
import { sql } from "kysely";
import type { Trx } from "../database/lane.ts";
import { EVENT_COLUMNS, eventFrom, within } from "./board-store.ts";

export interface EventFilter {
  /** After this event: oldest first, unless there is a `before`. */
  readonly since: number;
  /** Before this event: newest first. */
  readonly before: number | undefined;
  readonly cardId: string | undefined;
  readonly actorId: string | undefined;
  readonly kind: Kind | undefined;
}

interface Wanted extends EventFilter {
  readonly limit: number;
}

interface EventPage {
  readonly events: readonly BoardEvent[];
  /** Whether more of them are behind the last. */
  readonly isMore: boolean;
}

/** A part of a board's log, of at most so many events and, but for the first, characters. */
export async function listEvents(
  trx: Trx,
  boardId: string,
  filter: EventFilter,
  limit: number,
  most: number,
): Promise<EventPage> {
  const seqs = await listSeqs(trx, boardId, { ...filter, limit: limit + 1 });
  if (seqs.length === 0) return { events: [], isMore: false };
  const rows = await trx
    .selectFrom("event")
    .select(EVENT_COLUMNS)
    .where("board_id", "=", boardId)
    .where("seq", "in", seqs.slice(0, limit))
    .orderBy("seq", directionOf(filter))
    .execute();
  const events = within(rows, most).map(eventFrom);
  return { events, isMore: seqs.length > events.length };
}

/** Each way of asking by an index of its own: what it costs does not grow with the log. */
async function listSeqs(trx: Trx, boardId: string, wanted: Wanted): Promise<number[]> {
  const { cardId, kind } = wanted;
  if (cardId !== undefined) return await seqsOfCard(trx, boardId, cardId, wanted);
  // Nearly all that people do is about cards: among all events those are soon found.
  if (kind !== undefined && kind !== "card") return await seqsOfKind(trx, boardId, kind, wanted);
  const rows = await seqsOf(trx, boardId, kind && typesOf(kind), wanted).execute();
  return rows.map(({ seq }) => seq);
}

function seqsOf(trx: Trx, boardId: string, types: readonly string[] | undefined, wanted: Wanted) {
  const { since, before, actorId, limit } = wanted;
  let query = trx.selectFrom("event").select("seq").where("board_id", "=", boardId).where("seq", ">", since);
  if (before !== undefined) query = query.where("seq", "<", before);
  // What is always so lets the index of actors be used (migration 0013).
  if (actorId !== undefined) query = query.where("actor_id", "=", actorId).where("seq", ">", sql.lit(0));
  if (types !== undefined) query = query.where("type", "in", types);
  return query.orderBy("seq", directionOf(wanted)).limit(limit);
}

/** The newest, or oldest, of each type of event, and of those again. */
async function seqsOfKind(trx: Trx, boardId: string, kind: Kind, wanted: Wanted): Promise<number[]> {
  const found: number[] = [];
  for (const type of typesOf(kind)) {
    for (const { seq } of await seqsOf(trx, boardId, [type], wanted).execute()) found.push(seq);
  }
  const sign = directionOf(wanted) === "asc" ? 1 : -1;
  return found.sort((one, other) => sign * (one - other)).slice(0, wanted.limit);
}

async function seqsOfCard(trx: Trx, boardId: string, cardId: string, wanted: Wanted): Promise<number[]> {
  const { since, before, actorId, kind, limit } = wanted;
  let query = trx
    .selectFrom("event_card")
    .select("event_card.seq")
    .where("event_card.board_id", "=", boardId)
    .where("event_card.card_id", "=", cardId)
    .where("event_card.seq", ">", since);
  if (before !== undefined) query = query.where("event_card.seq", "<", before);
  if (actorId !== undefined || kind !== undefined) {
    query = query.where((eb) => {
      let event = eb
        .selectFrom("event")
        .select("event.seq")
        .whereRef("event.board_id", "=", "event_card.board_id")
        .whereRef("event.seq", "=", "event_card.seq");
      if (actorId !== undefined) event = event.where("event.actor_id", "=", actorId);
      if (kind !== undefined) event = event.where("event.type", "in", typesOf(kind));
      return eb.exists(event);
    });
  }
  const rows = await query.orderBy("event_card.seq", directionOf(wanted)).limit(limit).execute();
  return rows.map(({ seq }) => seq);
}

function directionOf({ before }: EventFilter): "asc" | "desc" {
  return before === undefined ? "asc" : "desc";
}
