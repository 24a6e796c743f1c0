import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "../column-types.ts";
import type { Kind } from "../connect.ts";

const BEFORE = "role in ('owner', 'editor', 'viewer')";
const AFTER = "role in ('owner', 'editor', 'commenter', 'viewer')";

export async function up(db: Kysely<unknown>, { id, time }: ColumnTypes, kind: Kind): Promise<void> {
  await changeRoles(db, kind, BEFORE, AFTER);
  await db.schema.alterTable("board").addColumn("background", "text").execute();
  await db.schema
    .createTable("star")
    .addColumn("board_id", id, (column) => column.notNull())
    .addColumn("user_id", id, (column) => column.notNull())
    .addColumn("created_at", time, (column) => column.notNull())
    .addPrimaryKeyConstraint("pk_star", ["user_id", "board_id"])
    .addForeignKeyConstraint("fk_star_board", ["board_id"], "board", ["id"], (key) => key.onDelete("cascade"))
    .addForeignKeyConstraint("fk_star_user", ["user_id"], "user", ["id"], (key) => key.onDelete("cascade"))
    .execute();
  await db.schema.createIndex("ix_star_board").on("star").column("board_id").execute();
}

export async function down(db: Kysely<unknown>, _types: ColumnTypes, kind: Kind): Promise<void> {
  await db.schema.dropTable("star").execute();
  await db.schema.alterTable("board").dropColumn("background").execute();
  await sql`update member set role = 'viewer' where role = 'commenter'`.execute(db);
  await changeRoles(db, kind, AFTER, BEFORE);
}

async function changeRoles(db: Kysely<unknown>, kind: Kind, from: string, to: string): Promise<void> {
  if (kind === "postgres") {
    await db.schema.alterTable("member").dropConstraint("ck_member_role").execute();
    await db.schema.alterTable("member").addCheckConstraint("ck_member_role", sql.raw(to)).execute();
    return;
  }
  // SQLite changes no constraint: the table is made anew, from the words that made it, and its indexes after it.
  const { rows } = await sql<{ type: string; sql: string }>`
    select type, sql from sqlite_schema where tbl_name = 'member' and sql is not null`.execute(db);
  const table = rows.find(({ type }) => type === "table")?.sql ?? "";
  if (!table.includes(from)) throw new Error(`The table of members has no check of this kind: ${from}`);
  await sql.raw(`alter table "member" rename to "member_before"`).execute(db);
  for (const { name } of await indexesOf(db)) await db.schema.dropIndex(name).execute();
  await sql.raw(table.replace(from, to)).execute(db);
  await sql.raw(`insert into "member" select * from "member_before"`).execute(db);
  await db.schema.dropTable("member_before").execute();
  for (const each of rows) if (each.type !== "table") await sql.raw(each.sql).execute(db);
}

async function indexesOf(db: Kysely<unknown>): Promise<{ name: string }[]> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_schema where type = 'index' and tbl_name = 'member_before' and sql is not null`.execute(db);
  return rows;
}
