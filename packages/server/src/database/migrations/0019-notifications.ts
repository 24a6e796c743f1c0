import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "../column-types.ts";

const REFERS = [
  ["board_id", "board"],
  ["comment_id", "comment"],
  ["item_id", "checklist_item"],
  ["actor_id", "user"],
] as const;

export async function up(db: Kysely<unknown>, { id, time, key }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable("notification")
    .addColumn("id", id, (column) => column.notNull())
    .addColumn("user_id", id, (column) => column.notNull())
    .addColumn("kind", key, (column) => column.notNull())
    .addColumn("board_id", id, (column) => column.notNull())
    .addColumn("card_id", id)
    .addColumn("comment_id", id)
    .addColumn("item_id", id)
    .addColumn("actor_id", id)
    .addColumn("role", "text")
    .addColumn("card_count", "integer")
    .addColumn("due_at", time)
    .addColumn("created_at", time, (column) => column.notNull())
    .addColumn("read_at", time)
    .addColumn("mailed_at", time)
    .addPrimaryKeyConstraint("pk_notification", ["id"])
    // What has no time that it is due at is as often there as it happens.
    .addUniqueConstraint("uq_notification_due", ["card_id", "user_id", "kind", "due_at"])
    .addForeignKeyConstraint("fk_notification_user", ["user_id"], "user", ["id"], (each) => each.onDelete("cascade"))
    .addForeignKeyConstraint("fk_notification_card", ["card_id"], "card", ["id"], (each) => each.onDelete("cascade"))
    .addForeignKeyConstraint("fk_notification_board", ["board_id"], "board", ["id"], (each) => each.onDelete("cascade"))
    .addForeignKeyConstraint("fk_notification_comment", ["comment_id"], "comment", ["id"], (each) =>
      each.onDelete("cascade"),
    )
    .addForeignKeyConstraint("fk_notification_item", ["item_id"], "checklist_item", ["id"], (each) =>
      each.onDelete("cascade"),
    )
    .addForeignKeyConstraint("fk_notification_actor", ["actor_id"], "user", ["id"], (each) => each.onDelete("cascade"))
    .execute();
  for (const [column] of REFERS) {
    const name = `ix_notification_${column.replace(/_id$/, "")}`;
    await db.schema.createIndex(name).on("notification").column(column).execute();
  }
  await db.schema.createIndex("ix_notification_user").on("notification").columns(["user_id", "id"]).execute();
  await db.schema
    .createIndex("ix_notification_unread")
    .on("notification")
    .columns(["user_id", "id"])
    .where(sql.ref("read_at"), "is", null)
    .execute();
  await db.schema
    .createIndex("ix_notification_unmailed")
    .on("notification")
    .column("created_at")
    .where(sql.ref("mailed_at"), "is", null)
    .where(sql.ref("read_at"), "is", null)
    .execute();
  await db.schema.createIndex("ix_notification_created_at").on("notification").column("created_at").execute();

  await db.schema
    .createTable("notification_setting")
    .addColumn("user_id", id, (column) => column.notNull())
    .addColumn("kind", key, (column) => column.notNull())
    .addColumn("is_mailed", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("pk_notification_setting", ["user_id", "kind"])
    .addForeignKeyConstraint("fk_notification_setting_user", ["user_id"], "user", ["id"], (each) =>
      each.onDelete("cascade"),
    )
    .execute();

  await db.schema
    .createTable("digest")
    .addColumn("user_id", id, (column) => column.notNull())
    .addColumn("sent_at", time, (column) => column.notNull())
    .addPrimaryKeyConstraint("pk_digest", ["user_id"])
    .addForeignKeyConstraint("fk_digest_user", ["user_id"], "user", ["id"], (each) => each.onDelete("cascade"))
    .execute();

  await db.schema
    .createTable("card_watch")
    .addColumn("user_id", id, (column) => column.notNull())
    .addColumn("card_id", id, (column) => column.notNull())
    .addColumn("is_watching", "integer", (column) => column.notNull())
    .addColumn("created_at", time, (column) => column.notNull())
    .addPrimaryKeyConstraint("pk_card_watch", ["card_id", "user_id"])
    .addForeignKeyConstraint("fk_card_watch_user", ["user_id"], "user", ["id"], (each) => each.onDelete("cascade"))
    .addForeignKeyConstraint("fk_card_watch_card", ["card_id"], "card", ["id"], (each) => each.onDelete("cascade"))
    .execute();
  await db.schema.createIndex("ix_card_watch_user").on("card_watch").column("user_id").execute();

  await db.schema
    .createTable("board_watch")
    .addColumn("user_id", id, (column) => column.notNull())
    .addColumn("board_id", id, (column) => column.notNull())
    .addColumn("created_at", time, (column) => column.notNull())
    .addPrimaryKeyConstraint("pk_board_watch", ["board_id", "user_id"])
    .addForeignKeyConstraint("fk_board_watch_user", ["user_id"], "user", ["id"], (each) => each.onDelete("cascade"))
    .addForeignKeyConstraint("fk_board_watch_board", ["board_id"], "board", ["id"], (each) => each.onDelete("cascade"))
    .execute();
  await db.schema.createIndex("ix_board_watch_user").on("board_watch").column("user_id").execute();

  // What is to be done soon, among all that was done or has no time.
  await db.schema
    .createIndex("ix_card_due_at")
    .on("card")
    .column("due_at")
    .where("due_at", "is not", null)
    .where(sql.ref("done_at"), "is", null)
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("ix_card_due_at").execute();
  for (const table of ["board_watch", "card_watch", "digest", "notification_setting", "notification"]) {
    await db.schema.dropTable(table).execute();
  }
}
