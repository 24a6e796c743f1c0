import { type Kysely, sql } from "kysely";

// The tables of `meaning/vector-tables.ts` are made when a setting first asks for them: a column of vectors is of a type that
// not every PostgreSQL has. Whoever goes back behind this has none, for they point to the index of words.

export async function up(): Promise<void> {}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table if exists search_vector`.execute(db);
  await sql`drop table if exists search_model`.execute(db);
}
