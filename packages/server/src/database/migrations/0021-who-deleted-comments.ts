import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "../column-types.ts";
import type { Kind } from "../connect.ts";

const COMMENT: Record<Kind, string> = {
  sqlite: "json_extract(event.body, '$.commentId')",
  postgres: "(event.body::json ->> 'commentId')::uuid",
};

/** Who took a comment away: what an owner has taken away its author does not bring back. */
export async function up(db: Kysely<unknown>, { id }: ColumnTypes, kind: Kind): Promise<void> {
  await db.schema.alterTable("comment").addColumn("deleted_by_id", id).execute();
  await sql
    .raw(
      `update comment set deleted_by_id = (select event.actor_id from event where event.board_id = comment.board_id
        and event.type = 'comment.deleted' and ${COMMENT[kind]} = comment.id order by event.seq desc limit 1)
        where deleted_at is not null`,
    )
    .execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("comment").dropColumn("deleted_by_id").execute();
}
