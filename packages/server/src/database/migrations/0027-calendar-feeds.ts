import type { Kysely } from "kysely";
import type { ColumnTypes } from "../column-types.ts";

export async function up(db: Kysely<unknown>, { id, time }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable("calendar_feed")
    .addColumn("user_id", id, (column) => column.notNull())
    .addColumn("id", id, (column) => column.notNull())
    .addColumn("time_zone", "text", (column) => column.notNull())
    .addColumn("created_at", time, (column) => column.notNull())
    .addColumn("read_at", time)
    .addPrimaryKeyConstraint("pk_calendar_feed", ["user_id"])
    .addUniqueConstraint("uq_calendar_feed_id", ["id"])
    .addForeignKeyConstraint("fk_calendar_feed_user", ["user_id"], "user", ["id"], (foreign) =>
      foreign.onDelete("cascade"),
    )
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("calendar_feed").execute();
}
