import { sql } from "kysely";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";

// Who watches what: a choice of one's own, or what one did on a card.

interface CardOf {
  readonly cardId: string;
  readonly userId: string;
}

/** Members of a board by their usernames, which are in lower case here. */
export async function usersNamed(trx: Trx, boardId: string, usernames: readonly string[]): Promise<string[]> {
  const rows = await trx
    .selectFrom("user")
    .innerJoin("member", "member.user_id", "user.id")
    .select("user.id")
    // As the unique index has it.
    .where(sql<string>`lower("user".username)`, "in", usernames)
    .where("member.board_id", "=", boardId)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Those who made a card, are on it, were named or have said something there, and those who watch it or its board; not those who
 * chose to hear no more of it. They need not be members any more.
 */
export async function watchersOf(trx: Trx, boardId: string, cardId: string): Promise<string[]> {
  const silent = trx
    .selectFrom("card_watch")
    .select("user_id")
    .where("card_id", "=", cardId)
    .where("is_watching", "=", 0);
  const rows = await trx
    .selectFrom("card_watch")
    .select("user_id")
    .where("card_id", "=", cardId)
    .where("is_watching", "=", 1)
    .unionAll(reasonsToWatch(trx, boardId, cardId))
    .execute();
  const silenced = new Set((await silent.execute()).map(({ user_id }) => user_id));
  const watching = new Set(rows.map(({ user_id }) => user_id));
  return [...watching].filter((userId) => !silenced.has(userId));
}

function reasonsToWatch(db: Db | Trx, boardId: string, cardId: string) {
  return db
    .selectFrom("board_watch")
    .select("user_id")
    .where("board_id", "=", boardId)
    .unionAll(
      db.selectFrom("card_assignee").select("user_id").where("board_id", "=", boardId).where("card_id", "=", cardId),
    )
    .unionAll(
      db
        .selectFrom("comment")
        .select("author_id as user_id")
        .where("card_id", "=", cardId)
        .where("deleted_at", "is", null),
    )
    .unionAll(
      db.selectFrom("notification").select("user_id").where("card_id", "=", cardId).where("kind", "=", "mentioned"),
    )
    .unionAll(
      db
        .selectFrom("event_card")
        .innerJoin("event", (join) =>
          join.onRef("event.board_id", "=", "event_card.board_id").onRef("event.seq", "=", "event_card.seq"),
        )
        .select("event.actor_id as user_id")
        .where("event_card.board_id", "=", boardId)
        .where("event_card.card_id", "=", cardId)
        .where("event.type", "=", "card.added"),
    );
}

/** Whether somebody hears of what is said about a card: as they chose, or else as they have to do with it. */
export async function isWatchingCard(trx: Trx, boardId: string, { cardId, userId }: CardOf): Promise<boolean> {
  const chosen = await trx
    .selectFrom("card_watch")
    .select("is_watching")
    .where("card_id", "=", cardId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  if (chosen) return chosen.is_watching === 1;
  const rows = await reasonsToWatch(trx, boardId, cardId).execute();
  return rows.some(({ user_id }) => user_id === userId);
}

export async function chooseCardWatch(
  db: Db,
  { cardId, userId }: CardOf,
  isWatching: boolean,
  now: string,
): Promise<void> {
  const is_watching = isWatching ? 1 : 0;
  await db
    .insertInto("card_watch")
    .values({ user_id: userId, card_id: cardId, is_watching, created_at: now })
    .onConflict((conflict) => conflict.columns(["card_id", "user_id"]).doUpdateSet({ is_watching, created_at: now }))
    .execute();
}

interface BoardOf {
  readonly boardId: string;
  readonly userId: string;
}

export async function isWatchingBoard(trx: Trx, { boardId, userId }: BoardOf): Promise<boolean> {
  const row = await trx
    .selectFrom("board_watch")
    .select("user_id")
    .where("board_id", "=", boardId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function watchBoard(db: Db, { boardId, userId }: BoardOf, now: string): Promise<void> {
  await db
    .insertInto("board_watch")
    .values({ user_id: userId, board_id: boardId, created_at: now })
    .onConflict((conflict) => conflict.columns(["board_id", "user_id"]).doNothing())
    .execute();
}

export async function unwatchBoard(db: Db, { boardId, userId }: BoardOf): Promise<void> {
  await db.deleteFrom("board_watch").where("board_id", "=", boardId).where("user_id", "=", userId).execute();
}

export interface Watches {
  readonly boardIds: readonly string[];
  readonly cards: readonly { readonly id: string; readonly isWatching: boolean }[];
}

/** All that somebody chose to watch, or not to. */
export async function watchesOf(db: Db, userId: string): Promise<Watches> {
  const [boards, cards] = await Promise.all([
    db.selectFrom("board_watch").select("board_id").where("user_id", "=", userId).execute(),
    db.selectFrom("card_watch").select(["card_id", "is_watching"]).where("user_id", "=", userId).execute(),
  ]);
  return {
    boardIds: boards.map(({ board_id }) => board_id),
    cards: cards.map(({ card_id, is_watching }) => ({ id: card_id, isWatching: is_watching === 1 })),
  };
}
