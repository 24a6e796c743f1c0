import { type Kysely, sql } from "kysely";
import type { ColumnTypes } from "../column-types.ts";
import type { Kind } from "../connect.ts";

// E-mails are unique in whatever case they are written, and a user who is changed has a new `updated_at`, also when
// whoever changes the row does not think of either. (Boards, columns and cards have the time of their event instead.)

const TRIGGER: Record<Kind, { readonly up: readonly string[]; readonly down: readonly string[] }> = {
  sqlite: {
    up: [
      `create trigger "tr_user_updated_at" after update on "user" when new.updated_at = old.updated_at begin
         update "user" set updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = new.id;
       end`,
    ],
    down: [`drop trigger "tr_user_updated_at"`],
  },
  postgres: {
    up: [
      `create function "touch_updated_at"() returns trigger language plpgsql as $$ begin
         new.updated_at = clock_timestamp();
         return new;
       end $$`,
      `create trigger "tr_user_updated_at" before update on "user" for each row
         when (new.updated_at = old.updated_at) execute function "touch_updated_at"()`,
    ],
    down: [`drop trigger "tr_user_updated_at" on "user"`, `drop function "touch_updated_at"()`],
  },
};

export async function up(db: Kysely<unknown>, _types: ColumnTypes, kind: Kind): Promise<void> {
  await db.schema.dropIndex("uq_user_email").execute();
  await db.schema.createIndex("uq_user_email").unique().on("user").expression(sql`lower(email)`).execute();
  for (const statement of TRIGGER[kind].up) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>, _types: ColumnTypes, kind: Kind): Promise<void> {
  for (const statement of TRIGGER[kind].down) await sql.raw(statement).execute(db);
  await db.schema.dropIndex("uq_user_email").execute();
  await db.schema.createIndex("uq_user_email").unique().on("user").column("email").execute();
}
