import type { Kysely } from "kysely";
import type { ColumnTypes } from "../column-types.ts";

export async function up(db: Kysely<unknown>, { id, time, key }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable("password_reset")
    .addColumn("hash", key, (column) => column.notNull())
    .addColumn("user_id", id, (column) => column.notNull())
    .addColumn("created_at", time, (column) => column.notNull())
    .addColumn("expires_at", time, (column) => column.notNull())
    .addColumn("used_at", time)
    .addColumn("used_from", "text")
    .addPrimaryKeyConstraint("pk_password_reset", ["hash"])
    .addForeignKeyConstraint("fk_password_reset_user", ["user_id"], "user", ["id"], (key) => key.onDelete("cascade"))
    .execute();
  await db.schema.createIndex("ix_password_reset_user").on("password_reset").column("user_id").execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("password_reset").execute();
}
