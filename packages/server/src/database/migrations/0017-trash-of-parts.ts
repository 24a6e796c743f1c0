import type { Kysely } from "kysely";

const TABLES = ["checklist", "checklist_item", "comment"];

/** What hangs on cards and was deleted, among much that was not. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) {
    await db.schema
      .createIndex(`ix_${table}_deleted_at`)
      .on(table)
      .columns(["board_id", "deleted_at"])
      .where("deleted_at", "is not", null)
      .execute();
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) await db.schema.dropIndex(`ix_${table}_deleted_at`).execute();
}
