import { type BoardEvent, cardsOfEvent, type EventBody, type EventOf } from "@syncboard/model";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";

/**
 * Claims numbers, at `now`, and answers the board's number after the claim. Undefined: there is no such board, or, unless that
 * is what is to be changed, it was deleted.
 */
export async function claimNumbers(
  trx: Trx,
  boardId: string,
  count: number,
  now: string,
  isDeletedToo = false,
): Promise<number | undefined> {
  let claim = trx
    .updateTable("board")
    .set((eb) => ({ seq: eb("seq", "+", count), updated_at: now }))
    .where("id", "=", boardId);
  if (!isDeletedToo) claim = claim.where("deleted_at", "is", null);
  const row = await claim.returning("seq").executeTakeFirst();
  return row?.seq;
}

/** Sets the number and the time of the last event, where fewer numbers were used than claimed: before anybody can have seen them. */
export async function settleNumbers(trx: Trx, boardId: string, seq: number, updatedAt: string): Promise<void> {
  await trx.updateTable("board").set({ seq, updated_at: updatedAt }).where("id", "=", boardId).execute();
}

export interface StoredEvent {
  readonly seq: number;
  readonly type: string;
  readonly actor_id: string;
  readonly command_id: string;
  readonly at: string;
  readonly body: string;
}

export const EVENT_COLUMNS = ["seq", "type", "actor_id", "command_id", "at", "body"] as const;

export function eventFrom(row: StoredEvent): BoardEvent {
  // The log is written by `insertEvents` alone, from events that the model made.
  const body = JSON.parse(row.body) as EventBody;
  return { ...body, seq: row.seq, at: row.at, actorId: row.actor_id, commandId: row.command_id };
}

/** As many as keep a statement short of what the databases take. */
const ROWS_AT_ONCE = 500;

/** Writes events into the log, each into that of its cards too. */
export async function insertEvents(trx: Trx, boardId: string, events: readonly BoardEvent[]): Promise<void> {
  const rows = events.map(({ seq, at, actorId, commandId, ...body }) => ({
    board_id: boardId,
    seq,
    type: body.type,
    actor_id: actorId,
    command_id: commandId,
    at,
    body: JSON.stringify(body),
  }));
  await trx.insertInto("event").values(rows).execute();
  const ofCards = events.flatMap((event) =>
    cardsOfEvent(event).map((card_id) => ({ board_id: boardId, card_id, seq: event.seq })),
  );
  for (let at = 0; at < ofCards.length; at += ROWS_AT_ONCE) {
    await trx
      .insertInto("event_card")
      .values(ofCards.slice(at, at + ROWS_AT_ONCE))
      .execute();
  }
}

/** The events that these commands of this actor made earlier. */
export async function eventsOfCommands(
  trx: Trx,
  boardId: string,
  actorId: string,
  commandIds: readonly string[],
): Promise<BoardEvent[]> {
  const rows = await trx
    .selectFrom("event")
    .select(EVENT_COLUMNS)
    .where("board_id", "=", boardId)
    .where("actor_id", "=", actorId)
    .where("command_id", "in", commandIds)
    .execute();
  return rows.map(eventFrom);
}

/** The first of these rows that are together no longer than so many characters, and at least one. */
export function within(rows: readonly StoredEvent[], most: number): readonly StoredEvent[] {
  let size = 0;
  const end = rows.findIndex(({ body }, index) => {
    size += body.length;
    return size > most && index > 0;
  });
  return end < 0 ? rows : rows.slice(0, end);
}

/** The numbers of these boards, deleted ones too. */
export async function numbersOf(db: Db, boardIds: readonly string[]): Promise<{ id: string; seq: number }[]> {
  return await db.selectFrom("board").select(["id", "seq"]).where("id", "in", boardIds).execute();
}

/** How many characters the bodies of the events after `since` have. */
export async function sizeSince(trx: Trx, boardId: string, since: number): Promise<number> {
  const row = await trx
    .selectFrom("event")
    .select((eb) => eb.fn.sum<number | null>(eb.fn<number>("length", ["body"])).as("size"))
    .where("board_id", "=", boardId)
    .where("seq", ">", since)
    .executeTakeFirst();
  return Number(row?.size ?? 0);
}

/** The log after `since`, oldest first, at most `limit` events and, but for the first, `most` characters. */
export async function eventsSince(
  db: Db | Trx,
  boardId: string,
  since: number,
  limit: number,
  most = Number.POSITIVE_INFINITY,
): Promise<BoardEvent[]> {
  const rows = await db
    .selectFrom("event")
    .select(EVENT_COLUMNS)
    .where("board_id", "=", boardId)
    .where("seq", ">", since)
    .orderBy("seq")
    .limit(limit)
    .execute();
  return within(rows, most).map(eventFrom);
}

/** Which of these users are there and active. */
export async function findActiveUsers(trx: Trx, userIds: readonly string[]): Promise<string[]> {
  const rows = await trx
    .selectFrom("user")
    .select("id")
    .where("id", "in", userIds)
    .where("deactivated_at", "is", null)
    .execute();
  return rows.map((row) => row.id);
}

/** The board that a card is on, wherever it is. */
export async function boardOfCard(db: Db, cardId: string): Promise<string | undefined> {
  const row = await db.selectFrom("card").select("board_id").where("id", "=", cardId).executeTakeFirst();
  return row?.board_id;
}

/** The board that a column is on, wherever it is. */
export async function boardOfColumn(db: Db, columnId: string): Promise<string | undefined> {
  const row = await db.selectFrom("column").select("board_id").where("id", "=", columnId).executeTakeFirst();
  return row?.board_id;
}

/** The board that a label is on, wherever it is. */
export async function boardOfLabel(db: Db, labelId: string): Promise<string | undefined> {
  const row = await db.selectFrom("label").select("board_id").where("id", "=", labelId).executeTakeFirst();
  return row?.board_id;
}

/** The texts of those of these cards that have one. */
export async function textsOfCards(trx: Trx, cardIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await trx.selectFrom("card").select(["id", "description"]).where("id", "in", cardIds).execute();
  return new Map(rows.flatMap(({ id, description }) => (description === null ? [] : [[id, description] as const])));
}

/** What cards of a board are called, those in the trash too. */
export async function titlesOfCards(
  trx: Trx,
  boardId: string,
  cardIds: readonly string[],
): Promise<{ readonly id: string; readonly title: string }[]> {
  const found: { readonly id: string; readonly title: string }[] = [];
  for (let at = 0; at < cardIds.length; at += ROWS_AT_ONCE) {
    const some = cardIds.slice(at, at + ROWS_AT_ONCE);
    const rows = await trx
      .selectFrom("card")
      .select(["id", "title"])
      .where("board_id", "=", boardId)
      .where("id", "in", some)
      .execute();
    found.push(...rows);
  }
  return found;
}

/** What cards were called when they went from this board to another, the last time first. */
export async function titlesOfCardsGone(
  trx: Trx,
  boardId: string,
  cardIds: readonly string[],
): Promise<{ readonly id: string; readonly title: string }[]> {
  if (cardIds.length === 0) return [];
  const rows = await trx
    .selectFrom("event")
    .innerJoin("event_card", (join) =>
      join.onRef("event_card.board_id", "=", "event.board_id").onRef("event_card.seq", "=", "event.seq"),
    )
    .select(["event_card.card_id as id", "event.body"])
    .where("event.board_id", "=", boardId)
    .where("event.type", "=", "card.left")
    .where("event_card.card_id", "in", cardIds)
    .orderBy("event.seq", "desc")
    .execute();
  return rows.map(({ id, body }) => {
    // Written by `insertEvents` alone, from what the model made.
    const { title } = JSON.parse(body) as EventOf<"card.left">;
    return { id, title };
  });
}

/** What those of these boards are called that a user is a member of. */
export async function titlesOfBoards(
  trx: Trx,
  userId: string,
  boardIds: readonly string[],
): Promise<{ readonly id: string; readonly title: string }[]> {
  if (boardIds.length === 0) return [];
  return await trx
    .selectFrom("board")
    .innerJoin("member", "member.board_id", "board.id")
    .select(["board.id", "board.title"])
    .where("member.user_id", "=", userId)
    .where("member.deactivated_at", "is", null)
    .where("board.id", "in", boardIds)
    .where("board.deleted_at", "is", null)
    .execute();
}
