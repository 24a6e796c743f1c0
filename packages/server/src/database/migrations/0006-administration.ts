import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "../column-types.ts";

export async function up(db: Kysely<unknown>, { id, time, key }: ColumnTypes): Promise<void> {
  await db.schema.alterTable("user").addColumn("appointed_at", time).execute();
  await db.schema.alterTable("member").addColumn("deactivated_at", time).execute();
  // What is looked for now and then, among many that are not.
  await db.schema.createIndex("ix_user_deactivated_at").on("user").column("deactivated_at").execute();
  await db.schema.createIndex("ix_user_appointed_at").on("user").column("appointed_at").execute();
  await db.schema.createIndex("ix_member_deactivated_at").on("member").column("deactivated_at").execute();

  await db.schema
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
    .addCheckConstraint("ck_invite_uses", sql`uses between 0 and max_uses`)
    .execute();
  await db.schema.createIndex("ix_invite_creator").on("invite").column("creator_id").execute();

  await db.schema
    .createTable("setting")
    .addColumn("name", key, (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("pk_setting", ["name"])
    .execute();

  // Whoever came first administers an installation that is older than this.
  const first = sql`(select id from "user" where deactivated_at is null order by created_at, id limit 1)`;
  await sql`update "user" set appointed_at = created_at where id = ${first}`.execute(db);
  await sql`insert into setting (name, value) select 'first_user', id from "user" where id = ${first}`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("setting").execute();
  await db.schema.dropTable("invite").execute();
  await db.schema.dropIndex("ix_member_deactivated_at").execute();
  await db.schema.dropIndex("ix_user_appointed_at").execute();
  await db.schema.dropIndex("ix_user_deactivated_at").execute();
  await db.schema.alterTable("member").dropColumn("deactivated_at").execute();
  await db.schema.alterTable("user").dropColumn("appointed_at").execute();
}
