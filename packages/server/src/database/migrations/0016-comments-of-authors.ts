import type { Kysely } from "kysely";

/** What somebody has said, page by page. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("ix_comment_author").execute();
  await db.schema.createIndex("ix_comment_author").on("comment").columns(["author_id", "id"]).execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("ix_comment_author").execute();
  await db.schema.createIndex("ix_comment_author").on("comment").column("author_id").execute();
}
