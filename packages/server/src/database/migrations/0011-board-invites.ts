import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "../column-types.ts";

/** What an invite was before boards had any. */
const BEFORE = ["id", "hash", "creator_id", "note", "max_uses", "uses", "created_at", "expires_at"];

/** SQLite adds no named constraint to a table that is there: it is made anew, with the same rows. */
async function remake(db: Kysely<unknown>, { id, time, key }: ColumnTypes, isOfBoards: boolean): Promise<void> {
  const columns = sql.join(BEFORE.map((name) => sql.ref(name)));
  await sql`create table invite_before as select ${columns} from invite`.execute(db);
  await db.schema.dropTable("invite").execute();
  let table = db.schema
    .createTable("invite")
    .addColumn("id", id, (column) => column.notNull())
    .addColumn("hash", key, (column) => column.notNull())
    .addColumn("creator_id", id, (column) => column.notNull())
    .addColumn("note", "text", (column) => column.notNull())
    .addColumn("max_uses", "integer", (column) => column.notNull())
    .addColumn("uses", "integer", (column) => column.notNull())
    .addColumn("created_at", time, (column) => column.notNull())
    .addColumn("expires_at", time, (column) => column.notNull())
    .addPrimaryKeyConstraint("pk_invite", ["id"])
    .addUniqueConstraint("uq_invite_hash", ["hash"])
    .addForeignKeyConstraint("fk_invite_creator", ["creator_id"], "user", ["id"], (key) => key.onDelete("cascade"))
    .addCheckConstraint("ck_invite_uses", sql`uses between 0 and max_uses`);
  if (isOfBoards) {
    table = table
      .addColumn("board_id", id)
      .addColumn("role", "text")
      .addColumn("email", "text")
      .addForeignKeyConstraint("fk_invite_board", ["board_id"], "board", ["id"], (key) => key.onDelete("cascade"))
      .addCheckConstraint("ck_invite_role", sql`(board_id is null) = (role is null)`);
  }
  await table.execute();
  await sql`insert into invite (${columns}) select ${columns} from invite_before`.execute(db);
  await db.schema.dropTable("invite_before").execute();
  await db.schema.createIndex("ix_invite_creator").on("invite").column("creator_id").execute();
}

export async function up(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await remake(db, types, true);
  await db.schema.createIndex("ix_invite_board").on("invite").columns(["board_id", "id"]).execute();

  const { id, time, key } = types;
  await db.schema
    .createTable("public_link")
    .addColumn("board_id", id, (column) => column.notNull())
    .addColumn("code", key, (column) => column.notNull())
    .addColumn("password_hash", "text")
    .addColumn("creator_id", id, (column) => column.notNull())
    .addColumn("created_at", time, (column) => column.notNull())
    .addColumn("expires_at", time)
    .addPrimaryKeyConstraint("pk_public_link", ["board_id"])
    .addUniqueConstraint("uq_public_link_code", ["code"])
    .addForeignKeyConstraint("fk_public_link_board", ["board_id"], "board", ["id"], (key) => key.onDelete("cascade"))
    .addForeignKeyConstraint("fk_public_link_creator", ["creator_id"], "user", ["id"], (key) => key.onDelete("cascade"))
    .execute();
  await db.schema.createIndex("ix_public_link_creator").on("public_link").column("creator_id").execute();
}

export async function down(db: Kysely<unknown>, types: ColumnTypes): Promise<void> {
  await db.schema.dropTable("public_link").execute();
  // An invite to a board would be one to the installation.
  await sql`delete from invite where board_id is not null`.execute(db);
  await remake(db, types, false);
}
