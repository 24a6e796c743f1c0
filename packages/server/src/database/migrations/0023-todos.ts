import { type CreateIndexBuilder, type Kysely, sql } from "kysely";
import type { ColumnTypes } from "../column-types.ts";

type Index = CreateIndexBuilder<string>;

/** Each list of to-dos has an index that gives it in its order. Those of what is there leave out what was deleted. */
const LISTS: readonly { name: string; columns: readonly string[]; of: (index: Index) => Index }[] = [
  { name: "rank", columns: ["user_id", "rank", "id"], of: thatAreThere },
  { name: "created_at", columns: ["user_id", "created_at", "id"], of: thatAreThere },
  { name: "priority", columns: ["user_id", "priority", "rank", "id"], of: thatAreThere },
  { name: "due_at", columns: ["user_id", "due_at", "id"], of: thatAreThere },
  {
    name: "open",
    columns: ["user_id", "due_at", "id"],
    of: (index) => thatAreThere(index).where(sql.ref("completed_at"), "is", null),
  },
  {
    name: "completed_at",
    columns: ["user_id", "completed_at", "id"],
    of: (index) => thatAreThere(index).where(sql.ref("completed_at"), "is not", null),
  },
  { name: "seq", columns: ["user_id", "seq"], of: (index) => index },
  { name: "subject", columns: ["user_id", "subject_id"], of: (index) => index },
  {
    name: "deleted_at",
    columns: ["deleted_at"],
    of: (index) => index.where(sql.ref("deleted_at"), "is not", null),
  },
];

function thatAreThere(index: Index): Index {
  return index.where(sql.ref("deleted_at"), "is", null);
}

export async function up(db: Kysely<unknown>, { id, time, key }: ColumnTypes): Promise<void> {
  await db.schema
    .createTable("todo_list")
    .addColumn("user_id", id, (column) => column.notNull())
    .addColumn("seq", "integer", (column) => column.notNull())
    .addColumn("todo_count", "integer", (column) => column.notNull())
    .addColumn("purged_seq", "integer", (column) => column.notNull())
    .addColumn("updated_at", time, (column) => column.notNull())
    .addPrimaryKeyConstraint("pk_todo_list", ["user_id"])
    .addForeignKeyConstraint("fk_todo_list_user", ["user_id"], "user", ["id"], (each) => each.onDelete("cascade"))
    .execute();

  await db.schema
    .createTable("todo")
    .addColumn("id", id, (column) => column.notNull())
    .addColumn("user_id", id, (column) => column.notNull())
    .addColumn("subject_id", id)
    .addColumn("title", "text", (column) => column.notNull())
    .addColumn("notes", "text", (column) => column.notNull())
    .addColumn("due_at", time)
    .addColumn("priority", "integer", (column) => column.notNull())
    .addColumn("rank", key, (column) => column.notNull())
    .addColumn("repeat", "text")
    .addColumn("next_id", id)
    .addColumn("completed_at", time)
    .addColumn("seq", "integer", (column) => column.notNull())
    .addColumn("created_at", time, (column) => column.notNull())
    .addColumn("updated_at", time, (column) => column.notNull())
    .addColumn("deleted_at", time)
    .addPrimaryKeyConstraint("pk_todo", ["id"])
    .addForeignKeyConstraint("fk_todo_user", ["user_id"], "user", ["id"], (each) => each.onDelete("cascade"))
    // With its owner: nothing can lie under somebody else's subject. Neither database alone could let go of the subject and keep
    // the owner on the same words, so who takes a subject away lets go of its to-dos before.
    .addForeignKeyConstraint("fk_todo_subject", ["user_id", "subject_id"], "subject", ["user_id", "id"], (each) =>
      each.onDelete("restrict"),
    )
    .execute();
  for (const { name, columns, of } of LISTS) {
    await of(
      db.schema
        .createIndex(`ix_todo_${name}`)
        .on("todo")
        .columns([...columns]),
    ).execute();
  }

  await db.schema
    .createTable("todo_command")
    .addColumn("user_id", id, (column) => column.notNull())
    .addColumn("command_id", id, (column) => column.notNull())
    .addColumn("created_at", time, (column) => column.notNull())
    .addPrimaryKeyConstraint("pk_todo_command", ["user_id", "command_id"])
    .addForeignKeyConstraint("fk_todo_command_user", ["user_id"], "user", ["id"], (each) => each.onDelete("cascade"))
    .execute();
  await db.schema.createIndex("ix_todo_command_created_at").on("todo_command").column("created_at").execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ["todo_command", "todo", "todo_list"]) await db.schema.dropTable(table).execute();
}
