import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "../column-types.ts";
import type { Kind } from "../connect.ts";

// E-mails are unique in whatever case they are written, and whoever changes a row without thinking of `updated_at`
// changes it all the same. A user takes the time from the clock. Columns and cards take that of their board, which the
// claim of every change sets: replaying the log must give the same rows, so no second clock may have a say.
// Ranks are not among the columns that count: one that is only respaced was not changed.

interface Trigger {
  readonly table: string;
  /** The columns whose change is a change of the row; without them any is. */
  readonly of?: string;
  /** What the time becomes. */
  readonly time: Record<Kind, string>;
}

const BOARD_TIME = "(select board.updated_at from board where board.id = new.board_id)";
const TRIGGERS: readonly Trigger[] = [
  { table: "user", time: { sqlite: "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')", postgres: "clock_timestamp()" } },
  {
    table: "column",
    of: "title, wip_limit, deleted_at",
    time: { sqlite: BOARD_TIME, postgres: BOARD_TIME },
  },
  {
    table: "card",
    of: "title, description, column_id, deleted_at",
    time: { sqlite: BOARD_TIME, postgres: BOARD_TIME },
  },
];

function createTrigger(kind: Kind, { table, of, time }: Trigger): string[] {
  const name = `tr_${table}_updated_at`;
  const when = `update ${of === undefined ? "" : `of ${of} `}on "${table}"`;
  const isForgotten = "new.updated_at = old.updated_at";
  if (kind === "sqlite") {
    return [
      `create trigger "${name}" after ${when} when ${isForgotten} begin
         update "${table}" set updated_at = ${time.sqlite} where id = new.id;
       end`,
    ];
  }
  return [
    `create function "${name}"() returns trigger language plpgsql as $$ begin
       new.updated_at = ${time.postgres};
       return new;
     end $$`,
    `create trigger "${name}" before ${when} for each row when (${isForgotten}) execute function "${name}"()`,
  ];
}

function dropTrigger(kind: Kind, name: string, table: string): string[] {
  if (kind === "sqlite") return [`drop trigger "${name}"`];
  return [`drop trigger "${name}" on "${table}"`, `drop function "${name}"()`];
}

export async function up(db: Kysely<unknown>, _types: ColumnTypes, kind: Kind): Promise<void> {
  await db.schema.dropIndex("uq_user_email").execute();
  await db.schema.createIndex("uq_user_email").unique().on("user").expression(sql`lower(email)`).execute();
  const statements = TRIGGERS.flatMap((trigger) => createTrigger(kind, trigger));
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>, _types: ColumnTypes, kind: Kind): Promise<void> {
  const statements = TRIGGERS.flatMap(({ table }) => dropTrigger(kind, `tr_${table}_updated_at`, table));
  for (const statement of statements) await sql.raw(statement).execute(db);
  await db.schema.dropIndex("uq_user_email").execute();
  await db.schema.createIndex("uq_user_email").unique().on("user").column("email").execute();
}
