import {
  type Card,
  type Checklist,
  type ChecklistRow,
  type Comment,
  checklistRowOf,
  checklistsOf,
  type Item,
} from "@syncboard/model";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";

// What a card has inside: its text, its checklists and what was said about it. A board in memory holds none of it.

const TIMES = ["created_at as createdAt", "updated_at as updatedAt", "deleted_at as deletedAt"] as const;

/** The checklists of these cards, deleted ones and items included, each list in order. */
export async function checklistsOfCards(
  trx: Db | Trx,
  boardIds: readonly string[],
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Checklist[]>> {
  const lists = await trx
    .selectFrom("checklist")
    .select(["id", "card_id as cardId", "title", "rank", ...TIMES])
    .where("board_id", "in", boardIds)
    .where("card_id", "in", cardIds)
    .execute();
  if (lists.length === 0) return new Map();
  const items = await trx
    .selectFrom("checklist_item")
    .select(["id", "checklist_id as checklistId", "text", "rank"])
    .select(["done_at as doneAt", "assignee_id as assigneeId", "due_at as dueAt", ...TIMES])
    .where("board_id", "in", boardIds)
    .where("card_id", "in", cardIds)
    .execute();
  const itemsByList = Map.groupBy(items, ({ checklistId }) => checklistId);
  const byCard = Map.groupBy(lists, ({ cardId }) => cardId);
  return new Map(
    [...byCard].map(([cardId, rows]) => [
      cardId,
      rows
        .map(({ cardId: _, ...row }): Checklist => {
          const own = (itemsByList.get(row.id) ?? []).map(({ checklistId, ...item }): Item => item);
          return { ...row, items: own.sort(byRank) };
        })
        .sort(byRank),
    ]),
  );
}

function byRank(
  one: { readonly rank: string; readonly id: string },
  other: { readonly rank: string; readonly id: string },
): number {
  if (one.rank !== other.rank) return one.rank < other.rank ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

export interface CardInside {
  readonly description: string | null;
  readonly checklists: readonly ChecklistRow[];
}

/** What somebody reads who opens a card of this board. */
export async function insideOfCard(trx: Trx, boardId: string, card: Card): Promise<CardInside> {
  const row = await trx.selectFrom("card").select("description").where("id", "=", card.id).executeTakeFirst();
  const checklists = await checklistsOfCards(trx, [boardId], [card.id]);
  return {
    description: row?.description ?? null,
    checklists: checklistsOf({ checklists: checklists.get(card.id) ?? [] }).map(checklistRowOf),
  };
}

/** Comments by id, on whatever board, deleted ones included. */
export async function findComments(trx: Trx, ids: readonly string[]): Promise<{ boardId: string; comment: Comment }[]> {
  const rows = await trx
    .selectFrom("comment")
    .select(["board_id as boardId", "id", "card_id as cardId", "author_id as authorId", "text"])
    .select(["created_at as createdAt", "edited_at as editedAt"])
    .select(["deleted_at as deletedAt", "deleted_by_id as deletedById"])
    .where("id", "in", ids)
    .execute();
  return rows.map(({ boardId, ...comment }) => ({ boardId, comment }));
}

/** What was said about a card of this board and is not deleted, oldest first. */
export async function commentsOfCard(trx: Trx, boardId: string, cardId: string): Promise<Comment[]> {
  return await trx
    .selectFrom("comment")
    .select(["id", "card_id as cardId", "author_id as authorId", "text"])
    .select(["created_at as createdAt", "edited_at as editedAt"])
    .select(["deleted_at as deletedAt", "deleted_by_id as deletedById"])
    .where("board_id", "=", boardId)
    .where("card_id", "=", cardId)
    .where("deleted_at", "is", null)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

/** Which of these ids are in use there, on whatever board. */
export async function idsInUse(
  trx: Trx,
  table: "column" | "label" | "checklist" | "checklist_item",
  ids: readonly string[],
): Promise<string[]> {
  const rows = await trx.selectFrom(table).select("id").where("id", "in", ids).execute();
  return rows.map(({ id }) => id);
}

/** The board and the card that something on a card is on, wherever it is. */
export async function placeOnBoard(
  db: Db,
  table: "checklist" | "checklist_item" | "comment" | "attachment",
  id: string,
): Promise<{ boardId: string; cardId: string } | undefined> {
  return await db
    .selectFrom(table)
    .select(["board_id as boardId", "card_id as cardId"])
    .where("id", "=", id)
    .executeTakeFirst();
}
