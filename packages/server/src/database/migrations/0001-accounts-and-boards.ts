import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "../column-types.ts";

const TABLES = ["answer", "event", "card", "column", "member", "board", "refresh_token", "session", "user"];

export async function up(db: Kysely<unknown>, { id, time, key }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable("user")
    .addColumn("id", id, (column) => column.notNull())
    .addColumn("email", key, (column) => column.notNull())
    .addColumn("username", key, (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("password_hash", "text", (column) => column.notNull())
    .addColumn("locale", "text")
    .addColumn("theme", "text", (column) => column.notNull().defaultTo("system"))
    .addColumn("profile_privacy", "text", (column) => column.notNull().defaultTo("members"))
    .addColumn("findable_by_email", "integer", (column) => column.notNull().defaultTo(1))
    .addColumn("created_at", time, (column) => column.notNull())
    .addColumn("updated_at", time, (column) => column.notNull())
    .addColumn("deactivated_at", time)
    .addPrimaryKeyConstraint("pk_user", ["id"])
    .addCheckConstraint("ck_user_theme", sql`theme in ('system', 'light', 'dark')`)
    .addCheckConstraint("ck_user_profile_privacy", sql`profile_privacy in ('public', 'members', 'private')`)
    .execute();
  await db.schema.createIndex("uq_user_email").unique().on("user").column("email").execute();
  await db.schema.createIndex("uq_user_username").unique().on("user").expression(sql`lower(username)`).execute();

  await db.schema
    .createTable("session")
    .addColumn("id", id, (column) => column.notNull())
    .addColumn("user_id", id, (column) => column.notNull())
    .addColumn("device", "text", (column) => column.notNull())
    .addColumn("address", "text", (column) => column.notNull())
    .addColumn("created_at", time, (column) => column.notNull())
    .addColumn("used_at", time, (column) => column.notNull())
    .addColumn("expires_at", time, (column) => column.notNull())
    .addColumn("ended_at", time)
    .addPrimaryKeyConstraint("pk_session", ["id"])
    .addForeignKeyConstraint("fk_session_user", ["user_id"], "user", ["id"], (key) => key.onDelete("cascade"))
    .execute();
  await db.schema.createIndex("ix_session_user").on("session").column("user_id").execute();

  await db.schema
    .createTable("refresh_token")
    .addColumn("hash", key, (column) => column.notNull())
    .addColumn("session_id", id, (column) => column.notNull())
    .addColumn("created_at", time, (column) => column.notNull())
    .addColumn("used_at", time)
    .addPrimaryKeyConstraint("pk_refresh_token", ["hash"])
    .addForeignKeyConstraint("fk_refresh_token_session", ["session_id"], "session", ["id"], (key) =>
      key.onDelete("cascade"),
    )
    .execute();
  await db.schema.createIndex("ix_refresh_token_session").on("refresh_token").column("session_id").execute();

  await db.schema
    .createTable("board")
    .addColumn("id", id, (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("description", "text")
    .addColumn("creator_id", id, (column) => column.notNull())
    .addColumn("seq", "integer", (column) => column.notNull())
    .addColumn("created_at", time, (column) => column.notNull())
    .addColumn("updated_at", time, (column) => column.notNull())
    .addColumn("archived_at", time)
    .addColumn("deleted_at", time)
    .addPrimaryKeyConstraint("pk_board", ["id"])
    .addForeignKeyConstraint("fk_board_creator", ["creator_id"], "user", ["id"], (key) => key.onDelete("restrict"))
    .execute();
  await db.schema.createIndex("ix_board_creator").on("board").column("creator_id").execute();

  await db.schema
    .createTable("member")
    .addColumn("board_id", id, (column) => column.notNull())
    .addColumn("user_id", id, (column) => column.notNull())
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("created_at", time, (column) => column.notNull())
    .addPrimaryKeyConstraint("uq_board_member", ["board_id", "user_id"])
    .addForeignKeyConstraint("fk_member_board", ["board_id"], "board", ["id"], (key) => key.onDelete("cascade"))
    .addForeignKeyConstraint("fk_member_user", ["user_id"], "user", ["id"], (key) => key.onDelete("cascade"))
    .addCheckConstraint("ck_member_role", sql`role in ('owner', 'editor', 'viewer')`)
    .execute();
  await db.schema.createIndex("ix_member_user").on("member").column("user_id").execute();

  await db.schema
    .createTable("column")
    .addColumn("id", id, (column) => column.notNull())
    .addColumn("board_id", id, (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("rank", key, (column) => column.notNull())
    .addColumn("wip_limit", "integer")
    .addColumn("created_at", time, (column) => column.notNull())
    .addColumn("updated_at", time, (column) => column.notNull())
    .addColumn("deleted_at", time)
    .addPrimaryKeyConstraint("pk_column", ["id"])
    // What cards refer to, so that a card cannot lie in another board's column.
    .addUniqueConstraint("uq_column_board_id", ["board_id", "id"])
    .addForeignKeyConstraint("fk_column_board", ["board_id"], "board", ["id"], (key) => key.onDelete("cascade"))
    .execute();

  await db.schema
    .createTable("card")
    .addColumn("id", id, (column) => column.notNull())
    .addColumn("board_id", id, (column) => column.notNull())
    .addColumn("column_id", id, (column) => column.notNull())
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("description", "text")
    .addColumn("rank", key, (column) => column.notNull())
    .addColumn("created_at", time, (column) => column.notNull())
    .addColumn("updated_at", time, (column) => column.notNull())
    .addColumn("deleted_at", time)
    .addPrimaryKeyConstraint("pk_card", ["id"])
    .addForeignKeyConstraint("fk_card_column", ["board_id", "column_id"], "column", ["board_id", "id"], (key) =>
      key.onDelete("cascade"),
    )
    .execute();
  await db.schema.createIndex("ix_card_column_rank").on("card").columns(["board_id", "column_id", "rank"]).execute();

  await db.schema
    .createTable("event")
    .addColumn("board_id", id, (column) => column.notNull())
    .addColumn("seq", "integer", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("actor_id", id, (column) => column.notNull())
    .addColumn("command_id", id, (column) => column.notNull())
    .addColumn("at", time, (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("pk_event", ["board_id", "seq"])
    .addUniqueConstraint("uq_event_command", ["board_id", "actor_id", "command_id"])
    .addForeignKeyConstraint("fk_event_board", ["board_id"], "board", ["id"], (key) => key.onDelete("cascade"))
    .addForeignKeyConstraint("fk_event_actor", ["actor_id"], "user", ["id"], (key) => key.onDelete("restrict"))
    .execute();
  await db.schema.createIndex("ix_event_actor").on("event").column("actor_id").execute();

  await db.schema
    .createTable("answer")
    .addColumn("user_id", id, (column) => column.notNull())
    .addColumn("key", key, (column) => column.notNull())
    .addColumn("request", "text", (column) => column.notNull())
    .addColumn("status", "integer")
    .addColumn("headers", "text")
    .addColumn("body", "text")
    .addColumn("created_at", time, (column) => column.notNull())
    .addPrimaryKeyConstraint("pk_answer", ["user_id", "key"])
    .addForeignKeyConstraint("fk_answer_user", ["user_id"], "user", ["id"], (key) => key.onDelete("cascade"))
    .execute();
  await db.schema.createIndex("ix_answer_created_at").on("answer").column("created_at").execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of TABLES) await db.schema.dropTable(table).execute();
}
