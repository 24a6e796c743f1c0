import { type Kysely, sql } from "kysely";

/** One's own trash, without going through everybody's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex("ix_subject_trash")
    .on("subject")
    .columns(["user_id", "deleted_at", "id"])
    .where(sql.ref("deleted_at"), "is not", null)
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("ix_subject_trash").execute();
}
