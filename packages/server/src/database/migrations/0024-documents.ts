import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "../column-types.ts";

export async function up(db: Kysely<unknown>, { id, time, key }: ColumnTypes): Promise<void> {
  // Whose upload it is where it is no board's. Not tied to the user: the sweep takes what nothing names, whosever it was.
  await db.schema.alterTable("file").addColumn("user_id", id).execute();
  await db.schema.createIndex("ix_file_user").on("file").columns(["user_id", "sha256"]).execute();

  // The lists of subjects have their order from this.
  await db.schema
    .createIndex("ix_subject_updated_at")
    .on("subject")
    .columns(["user_id", "updated_at", "id"])
    .where(sql.ref("deleted_at"), "is", null)
    .execute();

  await db.schema
    .createTable("document")
    .addColumn("id", id, (column) => column.notNull())
    .addColumn("user_id", id, (column) => column.notNull())
    .addColumn("subject_id", id, (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("text", "text")
    .addColumn("file_id", id)
    .addColumn("text_state", key, (column) => column.notNull())
    .addColumn("found_text", "text")
    .addColumn("reading_at", time)
    .addColumn("readings", "integer", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("created_at", time, (column) => column.notNull())
    .addColumn("updated_at", time, (column) => column.notNull())
    .addColumn("deleted_at", time)
    .addPrimaryKeyConstraint("pk_document", ["id"])
    // With its owner, so that nobody's document stands under somebody else's subject.
    .addForeignKeyConstraint(
      "fk_document_subject",
      ["user_id", "subject_id"],
      "subject",
      ["user_id", "id"],
      (foreign) => foreign.onDelete("cascade"),
    )
    // No row names a file that is not there.
    .addForeignKeyConstraint("fk_document_file", ["file_id"], "file", ["id"], (foreign) => foreign.onDelete("restrict"))
    .addCheckConstraint("ck_document_kind", sql`(text is null) <> (file_id is null)`)
    .execute();
  await db.schema
    .createIndex("ix_document_subject")
    .on("document")
    .columns(["user_id", "subject_id", "updated_at", "id"])
    .execute();
  await db.schema.createIndex("ix_document_file").on("document").column("file_id").execute();
  await db.schema
    .createIndex("ix_document_user_file")
    .on("document")
    .columns(["user_id", "file_id"])
    .where("file_id", "is not", null)
    .execute();
  await db.schema
    .createIndex("ix_document_waiting")
    .on("document")
    .column("id")
    .where(sql.ref("text_state"), "=", sql.lit("waiting"))
    .execute();
  await db.schema
    .createIndex("ix_document_deleted_at")
    .on("document")
    .column("deleted_at")
    .where("deleted_at", "is not", null)
    .execute();
  await db.schema
    .createIndex("ix_document_trash")
    .on("document")
    .columns(["user_id", "deleted_at", "id"])
    .where("deleted_at", "is not", null)
    .execute();

  await db.schema
    .createTable("document_version")
    .addColumn("document_id", id, (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("pass_id", id, (column) => column.notNull())
    .addColumn("created_at", time, (column) => column.notNull())
    .addColumn("updated_at", time, (column) => column.notNull())
    .addPrimaryKeyConstraint("pk_document_version", ["document_id", "version"])
    .addForeignKeyConstraint("fk_document_version_document", ["document_id"], "document", ["id"], (foreign) =>
      foreign.onDelete("cascade"),
    )
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("document_version").execute();
  await db.schema.dropTable("document").execute();
  await db.schema.dropIndex("ix_subject_updated_at").execute();
  await db.schema.dropIndex("ix_file_user").execute();
  await db.schema.alterTable("file").dropColumn("user_id").execute();
}
