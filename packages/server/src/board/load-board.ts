import { Board, type Card, type Column, type Cover, type Label, type Member } from "@syncboard/model";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import type { AwayPlace } from "./away.ts";
import { checklistsOfCards } from "./card-inside.ts";

const COLUMN_COLUMNS = [
  "id",
  "title",
  "rank",
  "wip_limit as wipLimit",
  "created_at as createdAt",
  "updated_at as updatedAt",
  "archived_at as archivedAt",
  "deleted_at as deletedAt",
] as const;

interface CardRow {
  readonly id: string;
  readonly columnId: string;
  readonly title: string;
  readonly rank: string;
  readonly hasDescription: number;
  readonly startAt: string | null;
  readonly dueAt: string | null;
  readonly doneAt: string | null;
  readonly itemCount: number;
  readonly doneCount: number;
  readonly commentCount: number;
  readonly attachmentCount: number;
  readonly cover: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly archivedAt: string | null;
  readonly deletedAt: string | null;
}

const NONE: readonly string[] = [];

/** What is on cards, by their ids; each in the order of the ids. */
interface OnCards {
  readonly labels: ReadonlyMap<string, readonly string[]>;
  readonly assignees: ReadonlyMap<string, readonly string[]>;
}

/** Field by field: a spread of what SQLite gives takes twice as long and more, and a board may have ten thousand. */
function cardFrom(row: CardRow, { labels, assignees }: OnCards): Card {
  return {
    id: row.id,
    columnId: row.columnId,
    title: row.title,
    rank: row.rank,
    hasDescription: row.hasDescription === 1,
    labelIds: labels.get(row.id) ?? NONE,
    assigneeIds: assignees.get(row.id) ?? NONE,
    startAt: row.startAt,
    dueAt: row.dueAt,
    doneAt: row.doneAt,
    itemCount: row.itemCount,
    doneCount: row.doneCount,
    commentCount: row.commentCount,
    attachmentCount: row.attachmentCount,
    cover: coverIn(row.cover),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    archivedAt: row.archivedAt,
    deletedAt: row.deletedAt,
  };
}

function coverIn(text: string | null): Cover | null {
  return text === null ? null : JSON.parse(text);
}

function byCard(rows: readonly { readonly cardId: string; readonly id: string }[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { cardId, id } of rows) {
    const those = ids.get(cardId);
    if (those) those.push(id);
    else ids.set(cardId, [id]);
  }
  for (const those of ids.values()) those.sort();
  return ids;
}

/** Of all cards of these boards, or of these cards alone. */
async function onCards(db: Db | Trx, boardIds: readonly string[], cardIds?: readonly string[]): Promise<OnCards> {
  let labels = db
    .selectFrom("card_label")
    .select(["card_id as cardId", "label_id as id"])
    .where("board_id", "in", boardIds);
  let assignees = db
    .selectFrom("card_assignee")
    .select(["card_id as cardId", "user_id as id"])
    .where("board_id", "in", boardIds);
  if (cardIds) {
    labels = labels.where("card_id", "in", cardIds);
    assignees = assignees.where("card_id", "in", cardIds);
  }
  return {
    labels: byCard(await labels.execute()),
    assignees: byCard(await assignees.execute()),
  };
}

function selectCards(db: Db | Trx) {
  return db
    .selectFrom("card")
    .select((eb) => [
      "id",
      "column_id as columnId",
      "title",
      "rank",
      eb.case().when("description", "is", null).then(eb.lit(0)).else(eb.lit(1)).end().as("hasDescription"),
      "start_at as startAt",
      "due_at as dueAt",
      "done_at as doneAt",
      "item_count as itemCount",
      "done_count as doneCount",
      "comment_count as commentCount",
      "attachment_count as attachmentCount",
      "cover",
      "created_at as createdAt",
      "updated_at as updatedAt",
      "archived_at as archivedAt",
      "deleted_at as deletedAt",
    ]);
}

/**
 * The board from its rows, without texts and without the cards that are archived or deleted. Undefined: there is no such board.
 * Its number is given, and its time is that of the event with this number: its row may say already what is claimed and
 * not yet done.
 */
export async function loadBoard(db: Db | Trx, boardId: string, seq: number): Promise<Board | undefined> {
  const info = await db
    .selectFrom("board")
    .innerJoin("event", "event.board_id", "board.id")
    .select(["id", "title", "description", "background", "creator_id as creatorId", "created_at as createdAt"])
    .select(["event.at as updatedAt", "archived_at as archivedAt", "deleted_at as deletedAt"])
    .where("board.id", "=", boardId)
    .where("event.seq", "=", seq)
    .executeTakeFirst();
  if (!info) return undefined;
  const members: Member[] = await db
    .selectFrom("member")
    .select(["user_id as userId", "role", "created_at as since", "deactivated_at as deactivatedAt"])
    .where("board_id", "=", boardId)
    .execute();
  const columns: Column[] = await db
    .selectFrom("column")
    .select(COLUMN_COLUMNS)
    .where("board_id", "=", boardId)
    .execute();
  const labels: Label[] = await db
    .selectFrom("label")
    .select(["id", "name", "color", "created_at as createdAt", "updated_at as updatedAt", "deleted_at as deletedAt"])
    .where("board_id", "=", boardId)
    .execute();
  const cards = await selectCards(db)
    .where("board_id", "=", boardId)
    .where("archived_at", "is", null)
    .where("deleted_at", "is", null)
    .execute();
  const on = await onCards(db, [boardId]);
  const board = new Board();
  const rows = cards.map((row) => cardFrom(row, on));
  board.load(seq, info, members, labels, columns, rows);
  return board;
}

/** Cards by id, on whatever board, those that are archived or deleted included, with their texts and checklists. */
export async function findCards(trx: Trx, cardIds: readonly string[]): Promise<{ boardId: string; card: Card }[]> {
  const rows = await selectCards(trx).select(["board_id", "description"]).where("id", "in", cardIds).execute();
  if (rows.length === 0) return [];
  const boardIds = [...new Set(rows.map(({ board_id }) => board_id))];
  const on = await onCards(trx, boardIds, cardIds);
  const checklists = await checklistsOfCards(trx, boardIds, cardIds);
  return rows.map(({ board_id: boardId, description, ...row }) => {
    const inside = { description, checklists: checklists.get(row.id) ?? [] };
    return { boardId, card: { ...cardFrom(row, on), ...inside } };
  });
}

/** The cards of a board that are archived, the last first, after a place. */
export async function findArchivedCards(
  trx: Trx,
  boardId: string,
  after: AwayPlace | undefined,
  limit: number,
): Promise<Card[]> {
  let query = selectCards(trx).where("board_id", "=", boardId).where("archived_at", "is not", null);
  if (after) {
    query = query.where((eb) =>
      eb.or([eb("archived_at", "<", after.at), eb.and([eb("archived_at", "=", after.at), eb("id", "<", after.id)])]),
    );
  }
  const rows = await query.orderBy("archived_at", "desc").orderBy("id", "desc").limit(limit).execute();
  if (rows.length === 0) return [];
  const on = await onCards(
    trx,
    [boardId],
    rows.map(({ id }) => id),
  );
  return rows.map((row) => cardFrom(row, on));
}

/** A card that was archived, or whose column was: it can be read, and had back. */
export async function findArchivedCard(trx: Trx, board: Board, cardId: string): Promise<Card | undefined> {
  const known = board.cards.get(cardId);
  const found = known ? undefined : (await findCards(trx, [cardId])).find(({ boardId }) => boardId === board.info.id);
  const card = known ?? found?.card;
  if (!card || card.deletedAt !== null) return undefined;
  const isArchived = card.archivedAt !== null || (board.allColumns.get(card.columnId)?.archivedAt ?? null) !== null;
  return isArchived ? card : undefined;
}
