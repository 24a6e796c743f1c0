import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "../column-types.ts";

export async function up(db: Kysely<unknown>, { id, time, key }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable("personal_token")
    .addColumn("id", id, (column) => column.notNull())
    .addColumn("user_id", id, (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("scope", "text", (column) => column.notNull())
    .addColumn("hash", key, (column) => column.notNull())
    .addColumn("created_at", time, (column) => column.notNull())
    .addColumn("expires_at", time, (column) => column.notNull())
    .addColumn("used_at", time)
    .addPrimaryKeyConstraint("pk_personal_token", ["id"])
    .addUniqueConstraint("uq_personal_token_hash", ["hash"])
    .addForeignKeyConstraint("fk_personal_token_user", ["user_id"], "user", ["id"], (key) => key.onDelete("cascade"))
    .addCheckConstraint("ck_personal_token_scope", sql`scope in ('read', 'write')`)
    .execute();
  // With the id, by which a user's tokens and sessions are listed.
  await db.schema.createIndex("ix_personal_token_user").on("personal_token").columns(["user_id", "id"]).execute();
  await db.schema.dropIndex("ix_session_user").execute();
  await db.schema.createIndex("ix_session_user").on("session").columns(["user_id", "id"]).execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("ix_session_user").execute();
  await db.schema.createIndex("ix_session_user").on("session").column("user_id").execute();
  await db.schema.dropTable("personal_token").execute();
}
