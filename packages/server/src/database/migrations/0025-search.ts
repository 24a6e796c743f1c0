import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "../column-types.ts";
import type { Kind } from "../connect.ts";
import { createMarkings, dropMarkings, type Marking, markAll } from "../search-marks.ts";

// What words lead to. It is made from the other tables, by the marks that they leave, and can be made again at any time.

const MARKINGS: readonly Marking[] = [
  { table: "board", type: "board", item: "id", of: ["title", "description"] },
  { table: "column", type: "column", item: "id", of: ["deleted_at"], isOfChangesOnly: true },
  { table: "card", type: "card", item: "id", of: ["title", "description", "board_id", "deleted_at"] },
  { table: "card", type: "card-comments", item: "id", of: ["board_id", "deleted_at"], isOfChangesOnly: true },
  { table: "checklist", type: "card", item: "card_id", of: ["title", "deleted_at"] },
  { table: "checklist_item", type: "card", item: "card_id", of: ["text", "deleted_at"] },
  { table: "attachment", type: "card", item: "card_id", of: ["name", "deleted_at"] },
  { table: "comment", type: "comment", item: "id", of: ["text", "board_id", "deleted_at"] },
  { table: "subject", type: "subject", item: "id", of: ["name", "description", "deleted_at"] },
];

export async function up(db: Kysely<unknown>, { id, time, key }: ColumnTypes, kind: Kind): Promise<void> {
  await db.schema
    .createTable("search_mark")
    .addColumn("at", time, (column) => column.notNull())
    .addColumn("id", id, (column) => column.notNull())
    .addColumn("type", key, (column) => column.notNull())
    .addColumn("item_id", id, (column) => column.notNull())
    .addPrimaryKeyConstraint("pk_search_mark", ["at", "id"])
    .execute();
  await db.schema
    .createTable("search_entry")
    // The greater, the later it was read.
    .addColumn("number", "bigint", (column) => column.notNull())
    .addColumn("type", key, (column) => column.notNull())
    .addColumn("item_id", id, (column) => column.notNull())
    .addPrimaryKeyConstraint("pk_search_entry", ["number"])
    .addUniqueConstraint("uq_search_entry_item", ["item_id", "type"])
    .execute();
  await createWords(db, kind);
  await createMarkings(db, kind, MARKINGS);
  await markAll(db, kind, "board", "updated_at");
  await markAll(db, kind, "card", "updated_at");
  await markAll(db, kind, "comment", "coalesce(edited_at, created_at)");
  await markAll(db, kind, "subject", "updated_at");
}

async function createWords(db: Kysely<unknown>, kind: Kind): Promise<void> {
  if (kind === "sqlite") {
    // The words come ready made, apart by spaces; what they stand in is not kept, and neither is where.
    await sql`create virtual table search_words using fts5(
      words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
    )`.execute(db);
    return;
  }
  await sql`create table search_words (
    number bigint not null constraint pk_search_words primary key, words tsvector not null
  )`.execute(db);
  // Whoever looks for what has a word reads the numbers of many rows, and their words never.
  await sql`alter table search_words alter column words set storage external`.execute(db);
  await sql`alter table search_words set (toast_tuple_target = 128)`.execute(db);
  // What waits to be put in its place is read by every search, so it is little; with nothing waiting, filling takes for ever.
  await sql`create index ix_search_words_words on search_words using gin (words)
    with (gin_pending_list_limit = 256)`.execute(db);
}

export async function down(db: Kysely<unknown>, _types: ColumnTypes, kind: Kind): Promise<void> {
  await dropMarkings(db, kind, MARKINGS);
  await db.schema.dropTable("search_words").execute();
  await db.schema.dropTable("search_entry").execute();
  await db.schema.dropTable("search_mark").execute();
}
