import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "../column-types.ts";

export async function up(db: Kysely<unknown>, { id, time, key }: ColumnTypes): Promise<void> {
  await db.schema
    .alterTable("card")
    .addColumn("attachment_count", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  // As JSON: a board is read without looking at any attachment.
  await db.schema.alterTable("card").addColumn("cover", "text").execute();

  await db.schema
    .createTable("file")
    .addColumn("id", id, (column) => column.notNull())
    .addColumn("board_id", id)
    .addColumn("sha256", key, (column) => column.notNull())
    // Whole, and more than four bytes hold; a number in the driver of either database, also when summed up.
    .addColumn("bytes", "double precision", (column) => column.notNull())
    .addColumn("media_type", "text", (column) => column.notNull())
    .addColumn("width", "integer")
    .addColumn("height", "integer")
    .addColumn("has_thumbnail", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("created_at", time, (column) => column.notNull())
    .addColumn("kept_at", time)
    .addColumn("removed_at", time)
    .addPrimaryKeyConstraint("pk_file", ["id"])
    // What the board's members uploaded goes with the sweep, which removes the bytes first.
    .addForeignKeyConstraint("fk_file_board", ["board_id"], "board", ["id"], (foreign) => foreign.onDelete("set null"))
    .execute();
  await db.schema.createIndex("ix_file_board").on("file").columns(["board_id", "sha256"]).execute();
  await db.schema.createIndex("ix_file_created_at").on("file").column("created_at").execute();

  await db.schema
    .createTable("attachment")
    .addColumn("id", id, (column) => column.notNull())
    .addColumn("board_id", id, (column) => column.notNull())
    .addColumn("card_id", id, (column) => column.notNull())
    .addColumn("author_id", id, (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("url", "text")
    .addColumn("file_id", id)
    .addColumn("created_at", time, (column) => column.notNull())
    .addColumn("deleted_at", time)
    .addPrimaryKeyConstraint("pk_attachment", ["id"])
    .addForeignKeyConstraint("fk_attachment_card", ["board_id", "card_id"], "card", ["board_id", "id"], (foreign) =>
      foreign.onDelete("cascade"),
    )
    .addForeignKeyConstraint("fk_attachment_author", ["author_id"], "user", ["id"], (foreign) =>
      foreign.onDelete("cascade"),
    )
    // No row names a file that is not there.
    .addForeignKeyConstraint("fk_attachment_file", ["file_id"], "file", ["id"], (foreign) =>
      foreign.onDelete("restrict"),
    )
    .addCheckConstraint("ck_attachment_kind", sql`(url is null) <> (file_id is null)`)
    .execute();
  await db.schema.createIndex("ix_attachment_board").on("attachment").columns(["board_id", "card_id"]).execute();
  await db.schema.createIndex("ix_attachment_card").on("attachment").columns(["card_id", "created_at", "id"]).execute();
  await db.schema.createIndex("ix_attachment_author").on("attachment").columns(["author_id", "id"]).execute();
  await db.schema.createIndex("ix_attachment_file").on("attachment").column("file_id").execute();
  await db.schema
    .createIndex("ix_attachment_deleted_at")
    .on("attachment")
    .columns(["board_id", "deleted_at"])
    .where("deleted_at", "is not", null)
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("attachment").execute();
  await db.schema.dropTable("file").execute();
  await db.schema.alterTable("card").dropColumn("cover").execute();
  await db.schema.alterTable("card").dropColumn("attachment_count").execute();
}
