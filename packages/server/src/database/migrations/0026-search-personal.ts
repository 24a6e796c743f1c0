import type { Kysely } from "kysely";
import type { ColumnTypes } from "../column-types.ts";
import type { Kind } from "../connect.ts";
import { createMarkings, dropMarkings, type Marking, markAll } from "../search-marks.ts";

const MARKINGS: readonly Marking[] = [
  { table: "todo", type: "todo", item: "id", of: ["title", "notes", "deleted_at"] },
  { table: "document", type: "document", item: "id", of: ["title", "text", "found_text", "subject_id", "deleted_at"] },
  { table: "subject", type: "subject-documents", item: "id", of: ["deleted_at"], isOfChangesOnly: true },
];

export async function up(db: Kysely<unknown>, _types: ColumnTypes, kind: Kind): Promise<void> {
  await createMarkings(db, kind, MARKINGS);
  await markAll(db, kind, "todo", "updated_at");
  await markAll(db, kind, "document", "updated_at");
}

export async function down(db: Kysely<unknown>, _types: ColumnTypes, kind: Kind): Promise<void> {
  await dropMarkings(db, kind, MARKINGS);
}
