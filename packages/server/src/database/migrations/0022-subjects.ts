import type { Kysely } from "kysely";
import type { ColumnTypes } from "../column-types.ts";

export async function up(db: Kysely<unknown>, { id, time, key }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable("subject")
    .addColumn("id", id, (column) => column.notNull())
    .addColumn("user_id", id, (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("description", "text", (column) => column.notNull())
    .addColumn("color", key)
    .addColumn("created_at", time, (column) => column.notNull())
    .addColumn("updated_at", time, (column) => column.notNull())
    .addColumn("archived_at", time)
    .addColumn("deleted_at", time)
    .addPrimaryKeyConstraint("pk_subject", ["id"])
    // What is gathered under a subject is tied to its owner by this.
    .addUniqueConstraint("uq_subject_user", ["user_id", "id"])
    .addForeignKeyConstraint("fk_subject_user", ["user_id"], "user", ["id"], (foreign) => foreign.onDelete("cascade"))
    .execute();
  await db.schema
    .createIndex("ix_subject_deleted_at")
    .on("subject")
    .column("deleted_at")
    .where("deleted_at", "is not", null)
    .execute();

  await db.schema
    .createTable("subject_board")
    .addColumn("subject_id", id, (column) => column.notNull())
    .addColumn("board_id", id, (column) => column.notNull())
    .addColumn("created_at", time, (column) => column.notNull())
    .addPrimaryKeyConstraint("pk_subject_board", ["subject_id", "board_id"])
    .addForeignKeyConstraint("fk_subject_board_subject", ["subject_id"], "subject", ["id"], (foreign) =>
      foreign.onDelete("cascade"),
    )
    .addForeignKeyConstraint("fk_subject_board_board", ["board_id"], "board", ["id"], (foreign) =>
      foreign.onDelete("cascade"),
    )
    .execute();
  await db.schema.createIndex("ix_subject_board_board").on("subject_board").column("board_id").execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("subject_board").execute();
  await db.schema.dropTable("subject").execute();
}
