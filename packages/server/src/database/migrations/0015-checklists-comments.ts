import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "../column-types.ts";
import type { Kind } from "../connect.ts";
import { BOARD_TIME, createTrigger, dropTrigger } from "../updated-at.ts";

const COUNTS = ["item_count", "done_count", "comment_count"];

async function run(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function up(db: Kysely<unknown>, { id, time }: ColumnTypes, kind: Kind): Promise<void> {
  // On the card itself, so that a board is read without counting what hangs on its cards.
  for (const count of COUNTS) {
    await db.schema
      .alterTable("card")
      .addColumn(count, "integer", (column) => column.notNull().defaultTo(0))
      .execute();
  }

  await db.schema
    .createTable("checklist")
    .addColumn("id", id, (column) => column.notNull())
    .addColumn("board_id", id, (column) => column.notNull())
    .addColumn("card_id", id, (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("rank", "text", (column) => column.notNull())
    .addColumn("created_at", time, (column) => column.notNull())
    .addColumn("updated_at", time, (column) => column.notNull())
    .addColumn("deleted_at", time)
    .addPrimaryKeyConstraint("pk_checklist", ["id"])
    .addUniqueConstraint("uq_checklist_card_id", ["card_id", "id"])
    .addForeignKeyConstraint("fk_checklist_card", ["board_id", "card_id"], "card", ["board_id", "id"], (key) =>
      key.onDelete("cascade"),
    )
    .execute();
  await db.schema.createIndex("ix_checklist_board").on("checklist").columns(["board_id", "card_id"]).execute();
  await run(db, createTrigger(kind, { table: "checklist", of: "title, deleted_at", time: BOARD_TIME }));

  await db.schema
    .createTable("checklist_item")
    .addColumn("id", id, (column) => column.notNull())
    .addColumn("board_id", id, (column) => column.notNull())
    .addColumn("card_id", id, (column) => column.notNull())
    .addColumn("checklist_id", id, (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("rank", "text", (column) => column.notNull())
    .addColumn("done_at", time)
    .addColumn("assignee_id", id)
    .addColumn("due_at", time)
    .addColumn("created_at", time, (column) => column.notNull())
    .addColumn("updated_at", time, (column) => column.notNull())
    .addColumn("deleted_at", time)
    .addPrimaryKeyConstraint("pk_checklist_item", ["id"])
    .addForeignKeyConstraint("fk_checklist_item_card", ["board_id", "card_id"], "card", ["board_id", "id"], (key) =>
      key.onDelete("cascade"),
    )
    .addForeignKeyConstraint(
      "fk_checklist_item_checklist",
      ["card_id", "checklist_id"],
      "checklist",
      ["card_id", "id"],
      (key) => key.onDelete("cascade"),
    )
    .addForeignKeyConstraint("fk_checklist_item_assignee", ["assignee_id"], "user", ["id"], (key) =>
      key.onDelete("set null"),
    )
    .execute();
  await db.schema
    .createIndex("ix_checklist_item_board")
    .on("checklist_item")
    .columns(["board_id", "card_id"])
    .execute();
  await db.schema
    .createIndex("ix_checklist_item_checklist")
    .on("checklist_item")
    .columns(["card_id", "checklist_id"])
    .execute();
  await db.schema.createIndex("ix_checklist_item_assignee").on("checklist_item").column("assignee_id").execute();
  const ofItem = "text, checklist_id, done_at, assignee_id, due_at, deleted_at";
  await run(db, createTrigger(kind, { table: "checklist_item", of: ofItem, time: BOARD_TIME }));

  await db.schema
    .createTable("comment")
    .addColumn("id", id, (column) => column.notNull())
    .addColumn("board_id", id, (column) => column.notNull())
    .addColumn("card_id", id, (column) => column.notNull())
    .addColumn("author_id", id, (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("created_at", time, (column) => column.notNull())
    .addColumn("edited_at", time)
    .addColumn("deleted_at", time)
    .addPrimaryKeyConstraint("pk_comment", ["id"])
    .addForeignKeyConstraint("fk_comment_card", ["board_id", "card_id"], "card", ["board_id", "id"], (key) =>
      key.onDelete("cascade"),
    )
    .addForeignKeyConstraint("fk_comment_author", ["author_id"], "user", ["id"], (key) => key.onDelete("cascade"))
    .execute();
  await db.schema.createIndex("ix_comment_board").on("comment").columns(["board_id", "card_id"]).execute();
  await db.schema.createIndex("ix_comment_card").on("comment").columns(["card_id", "created_at", "id"]).execute();
  await db.schema.createIndex("ix_comment_author").on("comment").column("author_id").execute();
}

export async function down(db: Kysely<unknown>, _types: ColumnTypes, kind: Kind): Promise<void> {
  await db.schema.dropTable("comment").execute();
  await run(db, dropTrigger(kind, "checklist_item"));
  await db.schema.dropTable("checklist_item").execute();
  await run(db, dropTrigger(kind, "checklist"));
  await db.schema.dropTable("checklist").execute();
  for (const count of COUNTS) await db.schema.alterTable("card").dropColumn(count).execute();
}
