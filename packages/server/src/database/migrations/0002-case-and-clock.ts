import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "../column-types.ts";
import type { Kind } from "../connect.ts";
import { BOARD_TIME, createTrigger, dropTrigger, type Trigger } from "../updated-at.ts";

// E-mails are unique in whatever case they are written, and whoever changes a row without thinking of `updated_at`
// changes it all the same. A user takes the time from the clock. Columns and cards take that of their board, which the
// claim of every change sets: replaying the log must give the same rows, so no second clock may have a say.
// Ranks are not among the columns that count: one that is only respaced was not changed.

const TRIGGERS: readonly Trigger[] = [
  { table: "user", time: { sqlite: "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')", postgres: "clock_timestamp()" } },
  {
    table: "column",
    of: "title, wip_limit, deleted_at",
    time: BOARD_TIME,
  },
  {
    table: "card",
    of: "title, description, column_id, deleted_at",
    time: BOARD_TIME,
  },
];

export async function up(db: Kysely<unknown>, _types: ColumnTypes, kind: Kind): Promise<void> {
  await db.schema.dropIndex("uq_user_email").execute();
  await db.schema.createIndex("uq_user_email").unique().on("user").expression(sql`lower(email)`).execute();
  const statements = TRIGGERS.flatMap((trigger) => createTrigger(kind, trigger));
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>, _types: ColumnTypes, kind: Kind): Promise<void> {
  const statements = TRIGGERS.flatMap(({ table }) => dropTrigger(kind, table));
  for (const statement of statements) await sql.raw(statement).execute(db);
  await db.schema.dropIndex("uq_user_email").execute();
  await db.schema.createIndex("uq_user_email").unique().on("user").column("email").execute();
}
