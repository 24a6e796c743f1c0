import type { NotificationKind } from "@syncboard/model";
import type { FastifyBaseLogger } from "fastify";
import type { Db } from "../database/connect.ts";
import { later, type Sources } from "../http/sources.ts";
import { insertNotifications, type NewNotification } from "./notification-store.ts";
import type { Notifier } from "./notifier.ts";

const DAY_SECONDS = 86_400;
/** Older than this, nobody is told any more: a server that was away for a weekend still says what is overdue. */
const OVERDUE_DAYS = 3;
const SWEEP_MS = 60_000;
/** Cards that are looked at together. */
const PAGE = 100;

interface DueDeps {
  readonly db: Db;
  readonly sources: Sources;
  readonly tell: Notifier["tell"];
}

interface DueCard {
  readonly id: string;
  readonly boardId: string;
  readonly columnId: string;
  readonly dueAt: string;
}

/**
 * Tells those who are on a card, or chose to watch it, that it is due within a day or was due. Each once for each time that it is due
 * at, however many processes look: the database keeps one row.
 */
export async function tellDue({ db, sources, tell }: DueDeps): Promise<void> {
  const now = sources.now();
  const from = later(now, -OVERDUE_DAYS * DAY_SECONDS);
  const until = later(now, DAY_SECONDS);
  let after: DueCard | undefined;
  do {
    const cards = await dueCards(db, from, until, after);
    const shown = await thoseInSight(db, cards);
    const peopleOf = await peopleOn(db, shown);
    const rows = shown.flatMap((card) => {
      const { id: cardId, boardId, dueAt } = card;
      const kind = dueAt > now ? "due_soon" : "overdue";
      return peopleOf(card, kind).map(
        (userId): NewNotification => ({ id: sources.newId(), userId, kind, boardId, cardId, dueAt, at: now }),
      );
    });
    const told = await insertNotifications(db, rows);
    if (told.length > 0) tell([...new Set(told)]);
    after = cards.length < PAGE ? undefined : cards.at(-1);
  } while (after);
}

async function dueCards(db: Db, from: string, until: string, after: DueCard | undefined): Promise<DueCard[]> {
  let query = db
    .selectFrom("card")
    .select(["id", "board_id as boardId", "column_id as columnId"])
    .select((eb) => eb.ref("due_at").$notNull().as("dueAt"))
    .where("due_at", ">=", after?.dueAt ?? from)
    .where("due_at", "<=", until)
    .where("done_at", "is", null)
    .where("archived_at", "is", null)
    .where("deleted_at", "is", null);
  if (after) query = query.where((eb) => eb.or([eb("due_at", ">", after.dueAt), eb("id", ">", after.id)]));
  return await query.orderBy("due_at").orderBy("id").limit(PAGE).execute();
}

/** Those whose column and board are neither archived nor deleted. */
async function thoseInSight(db: Db, cards: readonly DueCard[]): Promise<readonly DueCard[]> {
  if (cards.length === 0) return cards;
  const inSight = async (table: "column" | "board", ids: readonly string[]) => {
    const rows = await db
      .selectFrom(table)
      .select("id")
      .where("id", "in", [...new Set(ids)])
      .where("archived_at", "is", null)
      .where("deleted_at", "is", null)
      .execute();
    return new Set(rows.map(({ id }) => id));
  };
  const [columns, boards] = await Promise.all([
    inSight(
      "column",
      cards.map(({ columnId }) => columnId),
    ),
    inSight(
      "board",
      cards.map(({ boardId }) => boardId),
    ),
  ]);
  return cards.filter(({ columnId, boardId }) => columns.has(columnId) && boards.has(boardId));
}

/**
 * Active members of its board who are on a card or watch it, did not choose to hear no more of it, and were not told this yet. Asked for
 * table by table: together they would be read whole by a planner that takes what is due for much.
 */
async function peopleOn(db: Db, cards: readonly DueCard[]) {
  if (cards.length === 0) return () => [];
  const cardIds = cards.map(({ id }) => id);
  const boardIds = [...new Set(cards.map(({ boardId }) => boardId))];
  const onCards = ["card_id as cardId", "user_id as userId"] as const;
  const [assigned, chosen, told] = await Promise.all([
    db
      .selectFrom("card_assignee")
      .select(onCards)
      .where("board_id", "in", boardIds)
      .where("card_id", "in", cardIds)
      .execute(),
    db.selectFrom("card_watch").select(onCards).select("is_watching").where("card_id", "in", cardIds).execute(),
    db
      .selectFrom("notification")
      .select(onCards)
      .select(["kind", "due_at as dueAt"])
      .where("card_id", "in", cardIds)
      .where("due_at", "is not", null)
      .execute(),
  ]);
  const people = new Map<string, Set<string>>(cardIds.map((id) => [id, new Set()]));
  for (const { cardId, userId } of assigned) people.get(cardId)?.add(userId);
  for (const { cardId, userId, is_watching } of chosen) {
    if (is_watching === 1) people.get(cardId)?.add(userId);
    else people.get(cardId)?.delete(userId);
  }
  const known = new Set(told.map(({ cardId, userId, kind, dueAt }) => `${cardId} ${userId} ${kind} ${dueAt}`));
  const isMember = await activeMembers(
    db,
    boardIds,
    [...people.values()].flatMap((users) => [...users]),
  );
  return ({ id, boardId, dueAt }: DueCard, kind: NotificationKind) =>
    [...(people.get(id) ?? [])].filter(
      (userId) => isMember(boardId, userId) && !known.has(`${id} ${userId} ${kind} ${dueAt}`),
    );
}

async function activeMembers(db: Db, boardIds: readonly string[], userIds: readonly string[]) {
  if (userIds.length === 0) return () => false;
  const rows = await db
    .selectFrom("member")
    .select(["board_id", "user_id"])
    .where("board_id", "in", boardIds)
    .where("user_id", "in", [...new Set(userIds)])
    .where("deactivated_at", "is", null)
    .execute();
  const members = new Set(rows.map(({ board_id, user_id }) => `${board_id} ${user_id}`));
  return (boardId: string, userId: string) => members.has(`${boardId} ${userId}`);
}

/** Now and every minute. Answers how to stop that, once what runs is done. */
export function sweepDue(deps: DueDeps & { readonly log: FastifyBaseLogger }): () => Promise<void> {
  let running = Promise.resolve();
  const sweep = () => {
    running = running
      .then(() => tellDue(deps))
      .catch((error: unknown) => deps.log.error({ err: error }, "telling what is due failed"));
  };
  sweep();
  const timer = setInterval(sweep, SWEEP_MS).unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}
