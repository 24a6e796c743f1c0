import type { Kysely } from "kysely";

/** What was deleted, among much that was not: of cards there may be tens of thousands. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex("ix_card_deleted_at")
    .on("card")
    .columns(["board_id", "deleted_at", "id"])
    .where("deleted_at", "is not", null)
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("ix_card_deleted_at").execute();
}
