import { type Kysely, sql } from "kysely";
import type { Kind } from "./connect.ts";

// What marks a thing to be read again by the index of words: in the transaction of whoever changes it, whatever way they
// take, so that a change that was committed is never forgotten.

/** What a mark names. Of a column its cards are meant, of `card-comments` what was said about a card, of `subject-documents` what lies in it. */
export type MarkType =
  | "board"
  | "column"
  | "card"
  | "card-comments"
  | "comment"
  | "todo"
  | "subject"
  | "subject-documents"
  | "document";

export interface Marking {
  readonly table: string;
  readonly type: MarkType;
  /** Which column says what is to be read again. */
  readonly item: string;
  /** The columns whose change counts. */
  readonly of: readonly string[];
  /** New rows and those that go do not count. */
  readonly isOfChangesOnly?: true;
}

const NOW: Record<Kind, string> = { sqlite: "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')", postgres: "clock_timestamp()" };
const NEW_ID: Record<Kind, string> = { sqlite: "lower(hex(randomblob(16)))", postgres: "gen_random_uuid()" };
const DIFFERS: Record<Kind, string> = { sqlite: "is not", postgres: "is distinct from" };

type Act = "insert" | "update" | "delete";

function actsOf({ isOfChangesOnly }: Marking): readonly Act[] {
  return isOfChangesOnly ? ["update"] : ["insert", "update", "delete"];
}

function nameOf({ table, type }: Marking, act: Act): string {
  return `tr_${table}_${type.replace("-", "_")}_found_${act}`;
}

function createStatements(kind: Kind, marking: Marking, act: Act): string[] {
  const { table, type, item, of } = marking;
  const name = nameOf(marking, act);
  const row = act === "delete" ? "old" : "new";
  const mark = `insert into search_mark (at, id, type, item_id) values (${NOW[kind]}, ${NEW_ID[kind]}, '${type}', ${row}.${item});`;
  const changed = of.map((column) => `old.${column} ${DIFFERS[kind]} new.${column}`).join(" or ");
  const event = act === "update" ? `update of ${of.join(", ")}` : act;
  const when = act === "update" ? `when (${changed})` : "";
  if (kind === "sqlite") return [`create trigger "${name}" after ${event} on "${table}" ${when} begin ${mark} end`];
  return [
    `create function "${name}"() returns trigger language plpgsql as $$ begin ${mark} return null; end $$`,
    `create trigger "${name}" after ${event} on "${table}" for each row ${when} execute function "${name}"()`,
  ];
}

export async function createMarkings(db: Kysely<unknown>, kind: Kind, markings: readonly Marking[]): Promise<void> {
  for (const marking of markings) {
    for (const act of actsOf(marking)) {
      for (const statement of createStatements(kind, marking, act)) await sql.raw(statement).execute(db);
    }
  }
}

export async function dropMarkings(db: Kysely<unknown>, kind: Kind, markings: readonly Marking[]): Promise<void> {
  for (const marking of markings) {
    for (const act of actsOf(marking)) {
      const name = nameOf(marking, act);
      if (kind === "sqlite") await sql.raw(`drop trigger "${name}"`).execute(db);
      else await sql.raw(`drop trigger "${name}" on "${marking.table}"; drop function "${name}"()`).execute(db);
    }
  }
}

/** Marks everything that is there, for an index that has nothing of it yet: what was changed last comes last, as ever. */
export async function markAll(db: Kysely<unknown>, kind: Kind, type: MarkType, at: string): Promise<void> {
  await sql
    .raw(`insert into search_mark (at, id, type, item_id) select ${at}, ${NEW_ID[kind]}, '${type}', id from "${type}"`)
    .execute(db);
}
