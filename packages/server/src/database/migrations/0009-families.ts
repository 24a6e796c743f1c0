import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "../column-types.ts";
import type { Kind } from "../connect.ts";
import { createTrigger, dropTrigger, type Trigger } from "../updated-at.ts";

const CLOCK: Trigger["time"] = {
  sqlite: "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')",
  postgres: "clock_timestamp()",
};

/** All that a user is, but the id: whoever writes that as it was takes the row's lock and changes nothing. */
const FIELDS = [
  ...["email", "username", "name", "password_hash", "locale", "theme", "profile_privacy", "findable_by_email"],
  ...["avatar_id", "appointed_at", "deactivated_at"],
].join(", ");

async function run(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function up(db: Kysely<unknown>, { key }: ColumnTypes, kind: Kind): Promise<void> {
  await run(db, [...dropTrigger(kind, "user"), ...createTrigger(kind, { table: "user", of: FIELDS, time: CLOCK })]);
  // Which token it was swapped for, so that of two that were given for one only one is ever used.
  await db.schema.alterTable("refresh_token").addColumn("parent_hash", key).execute();
  await db.schema.createIndex("ix_refresh_token_parent").on("refresh_token").column("parent_hash").execute();
}

export async function down(db: Kysely<unknown>, _types: ColumnTypes, kind: Kind): Promise<void> {
  await db.schema.dropIndex("ix_refresh_token_parent").execute();
  await db.schema.alterTable("refresh_token").dropColumn("parent_hash").execute();
  await run(db, [...dropTrigger(kind, "user"), ...createTrigger(kind, { table: "user", time: CLOCK })]);
}
