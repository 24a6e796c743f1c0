import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "../column-types.ts";
import type { Kind } from "../connect.ts";
import { BOARD_TIME, createTrigger, dropTrigger } from "../updated-at.ts";

const BEFORE = "title, description, column_id, deleted_at";
const DATES = ["start_at", "due_at", "done_at"];

async function run(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function up(db: Kysely<unknown>, { id, time }: ColumnTypes, kind: Kind): Promise<void> {
  await run(db, dropTrigger(kind, "card"));
  for (const date of DATES) await db.schema.alterTable("card").addColumn(date, time).execute();
  await run(db, createTrigger(kind, { table: "card", of: `${BEFORE}, ${DATES.join(", ")}`, time: BOARD_TIME }));
  // What labels and people on cards refer to, so that nothing of another board can be on one.
  await db.schema.createIndex("uq_card_board_id").unique().on("card").columns(["board_id", "id"]).execute();

  await db.schema
    .createTable("label")
    .addColumn("id", id, (column) => column.notNull())
    .addColumn("board_id", id, (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("color", "text", (column) => column.notNull())
    .addColumn("created_at", time, (column) => column.notNull())
    .addColumn("updated_at", time, (column) => column.notNull())
    .addColumn("deleted_at", time)
    .addPrimaryKeyConstraint("pk_label", ["id"])
    .addUniqueConstraint("uq_label_board_id", ["board_id", "id"])
    .addForeignKeyConstraint("fk_label_board", ["board_id"], "board", ["id"], (key) => key.onDelete("cascade"))
    .execute();
  await run(db, createTrigger(kind, { table: "label", of: "name, color, deleted_at", time: BOARD_TIME }));

  await db.schema
    .createTable("card_label")
    .addColumn("board_id", id, (column) => column.notNull())
    .addColumn("card_id", id, (column) => column.notNull())
    .addColumn("label_id", id, (column) => column.notNull())
    .addPrimaryKeyConstraint("pk_card_label", ["board_id", "card_id", "label_id"])
    .addForeignKeyConstraint("fk_card_label_card", ["board_id", "card_id"], "card", ["board_id", "id"], (key) =>
      key.onDelete("cascade"),
    )
    .addForeignKeyConstraint("fk_card_label_label", ["board_id", "label_id"], "label", ["board_id", "id"], (key) =>
      key.onDelete("cascade"),
    )
    .execute();
  await db.schema.createIndex("ix_card_label_label").on("card_label").columns(["board_id", "label_id"]).execute();

  await db.schema
    .createTable("card_assignee")
    .addColumn("board_id", id, (column) => column.notNull())
    .addColumn("card_id", id, (column) => column.notNull())
    .addColumn("user_id", id, (column) => column.notNull())
    .addPrimaryKeyConstraint("pk_card_assignee", ["board_id", "card_id", "user_id"])
    .addForeignKeyConstraint("fk_card_assignee_card", ["board_id", "card_id"], "card", ["board_id", "id"], (key) =>
      key.onDelete("cascade"),
    )
    .addForeignKeyConstraint("fk_card_assignee_user", ["user_id"], "user", ["id"], (key) => key.onDelete("cascade"))
    .execute();
  await db.schema.createIndex("ix_card_assignee_user").on("card_assignee").column("user_id").execute();
}

export async function down(db: Kysely<unknown>, _types: ColumnTypes, kind: Kind): Promise<void> {
  await db.schema.dropTable("card_assignee").execute();
  await db.schema.dropTable("card_label").execute();
  await run(db, dropTrigger(kind, "label"));
  await db.schema.dropTable("label").execute();
  await db.schema.dropIndex("uq_card_board_id").execute();
  await run(db, dropTrigger(kind, "card"));
  for (const date of DATES) await db.schema.alterTable("card").dropColumn(date).execute();
  await run(db, createTrigger(kind, { table: "card", of: BEFORE, time: BOARD_TIME }));
}
