import { sql } from "kysely";
import type { Db } from "../database/connect.ts";
import type { Trx } from "../database/lane.ts";
import type { FoundType, Thing } from "./found.ts";

// What can be found, read from the rows themselves as they are at this moment: for the index, and for whoever asks. What
// is deleted, or lies in something that is, is not there.

interface Reading {
  readonly ids: readonly string[];
  /** How many characters of a text. */
  readonly most: number;
}

type Read = (db: Db | Trx, reading: Reading) => Promise<Thing[]>;

const NOWHERE = { boardId: null, boardTitle: null, cardId: null, subjectId: null };

function firstOf(most: number, column: string) {
  return sql<string>`coalesce(substr(${sql.ref(column)}, 1, ${most + 1}), '')`;
}

function cutAt(most: number, text: string): Pick<Thing, "text" | "isCut"> {
  return text.length > most ? { text: text.slice(0, most), isCut: true } : { text, isCut: false };
}

async function readBoards(db: Db | Trx, { ids, most }: Reading): Promise<Thing[]> {
  const rows = await db
    .selectFrom("board")
    .select(["id", "title", "archived_at", "updated_at"])
    .select(firstOf(most, "description").as("text"))
    .where("id", "in", ids)
    .execute();
  return rows.map(({ id, title, text, archived_at, updated_at }) => ({
    ...NOWHERE,
    ...cutAt(most, text),
    type: "board",
    id,
    scope: id,
    title,
    boardId: id,
    boardTitle: title,
    isArchived: archived_at !== null,
    updatedAt: updated_at,
  }));
}

async function readCards(db: Db | Trx, { ids, most }: Reading): Promise<Thing[]> {
  const rows = await db
    .selectFrom("card")
    .innerJoin("column", "column.id", "card.column_id")
    .innerJoin("board", "board.id", "card.board_id")
    .select(["card.id", "card.title", "card.board_id", "board.title as boardTitle", "card.updated_at"])
    .select(["card.archived_at", "column.archived_at as columnArchivedAt", "board.archived_at as boardArchivedAt"])
    .select(firstOf(most, "card.description").as("description"))
    .where("card.id", "in", ids)
    .where("card.deleted_at", "is", null)
    .where("column.deleted_at", "is", null)
    .execute();
  const inside = await textsInside(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...NOWHERE,
    ...cutAt(most, [row.description, ...(inside.get(row.id) ?? [])].join("\n")),
    type: "card",
    id: row.id,
    scope: row.board_id,
    title: row.title,
    boardId: row.board_id,
    boardTitle: row.boardTitle,
    isArchived: row.archived_at !== null || row.columnArchivedAt !== null || row.boardArchivedAt !== null,
    updatedAt: row.updated_at,
  }));
}

/** What a card is found by besides its own words: its checklists, and what is attached. */
async function textsInside(db: Db | Trx, cardIds: readonly string[]): Promise<Map<string, string[]>> {
  const texts = new Map<string, string[]>();
  if (cardIds.length === 0) return texts;
  const read = await Promise.all([
    db
      .selectFrom("checklist")
      .select(["card_id as cardId", "title as text"])
      .where("card_id", "in", cardIds)
      .where("deleted_at", "is", null)
      .orderBy("rank")
      .execute(),
    db
      .selectFrom("checklist_item")
      .innerJoin("checklist", "checklist.id", "checklist_item.checklist_id")
      .select(["checklist_item.card_id as cardId", "checklist_item.text"])
      .where("checklist_item.card_id", "in", cardIds)
      .where("checklist_item.deleted_at", "is", null)
      .where("checklist.deleted_at", "is", null)
      .orderBy("checklist_item.rank")
      .execute(),
    db
      .selectFrom("attachment")
      .select(["card_id as cardId", "name as text"])
      .where("card_id", "in", cardIds)
      .where("deleted_at", "is", null)
      .orderBy("created_at")
      .execute(),
  ]);
  for (const { cardId, text } of read.flat()) {
    const known = texts.get(cardId);
    if (known) known.push(text);
    else texts.set(cardId, [text]);
  }
  return texts;
}

async function readComments(db: Db | Trx, { ids, most }: Reading): Promise<Thing[]> {
  const rows = await db
    .selectFrom("comment")
    .innerJoin("card", "card.id", "comment.card_id")
    .innerJoin("column", "column.id", "card.column_id")
    .innerJoin("board", "board.id", "card.board_id")
    .select(["comment.id", "comment.card_id", "card.title", "card.board_id", "board.title as boardTitle"])
    .select(["comment.created_at", "comment.edited_at", "card.archived_at"])
    .select(["column.archived_at as columnArchivedAt", "board.archived_at as boardArchivedAt"])
    .select(firstOf(most, "comment.text").as("text"))
    .where("comment.id", "in", ids)
    .where("comment.deleted_at", "is", null)
    .where("card.deleted_at", "is", null)
    .where("column.deleted_at", "is", null)
    .execute();
  return rows.map((row) => ({
    ...NOWHERE,
    ...cutAt(most, row.text),
    type: "comment",
    id: row.id,
    scope: row.board_id,
    title: row.title,
    boardId: row.board_id,
    boardTitle: row.boardTitle,
    cardId: row.card_id,
    isArchived: row.archived_at !== null || row.columnArchivedAt !== null || row.boardArchivedAt !== null,
    updatedAt: row.edited_at ?? row.created_at,
  }));
}

async function readSubjects(db: Db | Trx, { ids, most }: Reading): Promise<Thing[]> {
  const rows = await db
    .selectFrom("subject")
    .select(["id", "user_id", "name", "archived_at", "updated_at"])
    .select(firstOf(most, "description").as("text"))
    .where("id", "in", ids)
    .where("deleted_at", "is", null)
    .execute();
  return rows.map(({ id, user_id, name, text, archived_at, updated_at }) => ({
    ...NOWHERE,
    ...cutAt(most, text),
    type: "subject",
    id,
    scope: user_id,
    title: name,
    subjectId: id,
    isArchived: archived_at !== null,
    updatedAt: updated_at,
  }));
}

async function readTodos(db: Db | Trx, { ids, most }: Reading): Promise<Thing[]> {
  const rows = await db
    .selectFrom("todo")
    // One that lies in the trash is none.
    .leftJoin("subject", (join) =>
      join.onRef("subject.id", "=", "todo.subject_id").on("subject.deleted_at", "is", null),
    )
    .select(["todo.id", "todo.user_id", "todo.title", "todo.updated_at", "subject.id as subjectId"])
    .select(firstOf(most, "todo.notes").as("text"))
    .where("todo.id", "in", ids)
    .where("todo.deleted_at", "is", null)
    .execute();
  return rows.map(({ id, user_id, title, text, subjectId, updated_at }) => ({
    ...NOWHERE,
    ...cutAt(most, text),
    type: "todo",
    id,
    scope: user_id,
    title,
    subjectId,
    isArchived: false,
    updatedAt: updated_at,
  }));
}

/** A note by what is written in it, a file by what could be read out of it. */
async function readDocuments(db: Db | Trx, { ids, most }: Reading): Promise<Thing[]> {
  const rows = await db
    .selectFrom("document")
    .innerJoin("subject", "subject.id", "document.subject_id")
    .select(["document.id", "document.user_id", "document.title", "document.updated_at", "subject.archived_at"])
    .select(["subject.id as subjectId", firstOf(most, "document.text").as("text")])
    .select(firstOf(most, "document.found_text").as("foundText"))
    .where("document.id", "in", ids)
    .where("document.deleted_at", "is", null)
    .where("subject.deleted_at", "is", null)
    .execute();
  return rows.map(({ id, user_id, title, text, foundText, subjectId, archived_at, updated_at }) => ({
    ...NOWHERE,
    ...cutAt(most, text || foundText),
    type: "document",
    id,
    scope: user_id,
    title,
    subjectId,
    isArchived: archived_at !== null,
    updatedAt: updated_at,
  }));
}

const READERS: Readonly<Record<FoundType, Read>> = {
  board: readBoards,
  card: readCards,
  comment: readComments,
  todo: readTodos,
  subject: readSubjects,
  document: readDocuments,
};

interface Asking {
  /** Who asks: nothing is there that they may not see now. Undefined: the index. */
  readonly userId: string | undefined;
  readonly most: number;
}

/**
 * Those of these things that are there, in no order. They are read by their ids and what is somebody else's is left out
 * afterwards: a condition on whose they are leads either database to read all that is theirs.
 */
export async function readThings(
  db: Db | Trx,
  wanted: readonly { readonly type: FoundType; readonly id: string }[],
  { userId, most }: Asking,
): Promise<Thing[]> {
  const read: Thing[] = [];
  for (const [type, some] of Map.groupBy(wanted, (each) => each.type)) {
    read.push(...(await READERS[type](db, { ids: some.map(({ id }) => id), most })));
  }
  if (userId === undefined || read.length === 0) return read;
  const scopes = await scopesOf(db, userId);
  return read.filter(({ scope }) => scopes.has(scope));
}

/** What a user may see in now: their boards, and what is theirs alone. */
export async function scopesOf(db: Db | Trx, userId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("member")
    .innerJoin("board", "board.id", "member.board_id")
    .select("member.board_id")
    .where("member.user_id", "=", userId)
    .where("member.deactivated_at", "is", null)
    .where("board.deleted_at", "is", null)
    .execute();
  return new Set([...rows.map(({ board_id }) => board_id), userId]);
}
