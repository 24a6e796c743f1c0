import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "../column-types.ts";
import type { Kind } from "../connect.ts";

/** The one card that each event until now can name. */
const CARD: Record<Kind, string> = {
  sqlite: "json_extract(body, '$.cardId')",
  postgres: "(body::json ->> 'cardId')::uuid",
};

const COLLATION: Record<Kind, (collation: string) => readonly string[]> = {
  // It compares byte by byte anyhow.
  sqlite: () => [],
  postgres: (collation) => [`alter table event alter column type type text collate "${collation}"`],
};

async function run(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** What the log is filtered by: cards, people and what happened. */
export async function up(db: Kysely<unknown>, { id }: ColumnTypes, kind: Kind): Promise<void> {
  await db.schema
    .createTable("event_card")
    .addColumn("board_id", id, (column) => column.notNull())
    .addColumn("card_id", id, (column) => column.notNull())
    .addColumn("seq", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("pk_event_card", ["board_id", "card_id", "seq"])
    .addForeignKeyConstraint("fk_event_card_board", ["board_id"], "board", ["id"], (key) => key.onDelete("cascade"))
    .execute();
  await run(db, [
    `insert into event_card (board_id, card_id, seq) select board_id, ${CARD[kind]}, seq from event where type like 'card.%'`,
    ...COLLATION[kind]("C"),
  ]);
  // Of all events, and only for who says so: PostgreSQL would else look for the command of an actor here, among all that they did.
  await db.schema
    .createIndex("ix_event_board_actor")
    .on("event")
    .columns(["board_id", "actor_id", "seq"])
    .where(sql.ref("seq"), ">", sql.lit(0))
    .execute();
  await db.schema.createIndex("ix_event_board_type").on("event").columns(["board_id", "type", "seq"]).execute();
}

export async function down(db: Kysely<unknown>, _types: ColumnTypes, kind: Kind): Promise<void> {
  await db.schema.dropIndex("ix_event_board_type").execute();
  await db.schema.dropIndex("ix_event_board_actor").execute();
  await run(db, COLLATION[kind]("default"));
  await db.schema.dropTable("event_card").execute();
}
