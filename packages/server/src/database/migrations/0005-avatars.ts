import type { Kysely } from "kysely";
import type { ColumnTypes } from "../column-types.ts";

/** The picture itself is a file, whose key is made of the user's id and this one. */
export async function up(db: Kysely<unknown>, { id }: ColumnTypes): Promise<void> {
  await db.schema.alterTable("user").addColumn("avatar_id", id).execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("user").dropColumn("avatar_id").execute();
}
