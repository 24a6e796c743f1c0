import type { Kysely } from "kysely";
import type { ColumnTypes } from "../column-types.ts";

/** Saves of texts that were done, so that none is done twice. */
export async function up(db: Kysely<unknown>, { id, time }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable("text_save")
    .addColumn("user_id", id, (column) => column.notNull())
    .addColumn("save_id", id, (column) => column.notNull())
    // A note or a subject. Not tied to it: what is remembered goes by its age.
    .addColumn("thing_id", id, (column) => column.notNull())
    .addColumn("pass_id", id, (column) => column.notNull())
    .addColumn("kept_version", "integer")
    .addColumn("created_at", time, (column) => column.notNull())
    .addPrimaryKeyConstraint("pk_text_save", ["user_id", "save_id"])
    .addForeignKeyConstraint("fk_text_save_user", ["user_id"], "user", ["id"], (each) => each.onDelete("cascade"))
    .execute();
  await db.schema
    .createIndex("ix_text_save_thing")
    .on("text_save")
    .columns(["user_id", "thing_id", "pass_id", "created_at"])
    .execute();
  await db.schema.createIndex("ix_text_save_created_at").on("text_save").column("created_at").execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("text_save").execute();
}
