import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "../column-types.ts";
import type { Kind } from "../connect.ts";
import { BOARD_TIME, createTrigger, dropTrigger } from "../updated-at.ts";

/** Whose change is a change of the row. */
const FIELDS = {
  column: "title, wip_limit, deleted_at",
  card: "title, description, column_id, deleted_at, start_at, due_at, done_at",
};
const TABLES = ["column", "card"] as const;

async function run(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function up(db: Kysely<unknown>, { time }: ColumnTypes, kind: Kind): Promise<void> {
  for (const table of TABLES) {
    await run(db, dropTrigger(kind, table));
    await db.schema.alterTable(table).addColumn("archived_at", time).execute();
    await run(db, createTrigger(kind, { table, of: `${FIELDS[table]}, archived_at`, time: BOARD_TIME }));
  }
  // What was archived, among much that was not: of cards there may be tens of thousands.
  await db.schema
    .createIndex("ix_card_archived_at")
    .on("card")
    .columns(["board_id", "archived_at", "id"])
    .where("archived_at", "is not", null)
    .execute();
}

export async function down(db: Kysely<unknown>, _types: ColumnTypes, kind: Kind): Promise<void> {
  await db.schema.dropIndex("ix_card_archived_at").execute();
  for (const table of TABLES) {
    await run(db, dropTrigger(kind, table));
    // A server of before knows only what is deleted: better in its trash than on the board again.
    await sql`update ${sql.table(table)} set deleted_at = archived_at where archived_at is not null`.execute(db);
    await db.schema.alterTable(table).dropColumn("archived_at").execute();
    await run(db, createTrigger(kind, { table, of: FIELDS[table], time: BOARD_TIME }));
  }
}
