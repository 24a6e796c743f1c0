import { sql } from "kysely";
import type { Database, Db } from "./connect.ts";

/** What is wrong with a database as it itself can see it: one line a fault. */
export async function integrityFaultsOf({ kind, db }: Pick<Database, "kind" | "db">): Promise<string[]> {
  return kind === "sqlite" ? await sqliteFaults(db) : await postgresFaults(db);
}

async function sqliteFaults(db: Db): Promise<string[]> {
  const whole = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  const dangling = await sql<Dangling>`
    select "table", "parent", count(*) as count from pragma_foreign_key_check group by "table", "parent", fkid
  `.execute(db);
  return [
    ...whole.rows.map((row) => row.integrity_check).filter((line) => line !== "ok"),
    ...dangling.rows.map(danglingLine),
  ];
}

interface Dangling {
  readonly table: string;
  readonly parent: string;
  readonly count: number;
}

function danglingLine({ table, parent, count }: Dangling): string {
  return `${count} of the rows of "${table}" name a row of "${parent}" that is not there`;
}

interface ForeignKey {
  readonly table: string;
  readonly parent: string;
  readonly columns: string[];
  readonly parent_columns: string[];
}

/** PostgreSQL keeps foreign keys itself; but not while somebody has its triggers turned off, as some tools that load data do. */
async function postgresFaults(db: Db): Promise<string[]> {
  const { rows: keys } = await sql<ForeignKey>`
    select child.relname as table, parent.relname as parent,
      ${namesOf("conrelid", "conkey")} as columns, ${namesOf("confrelid", "confkey")} as parent_columns
    from pg_constraint
    join pg_class child on child.oid = conrelid
    join pg_class parent on parent.oid = confrelid
    where contype = 'f' and connamespace = current_schema()::regnamespace
    order by conname
  `.execute(db);
  const faults: string[] = [];
  for (const { table, parent, columns, parent_columns } of keys) {
    const isSame = columns.map((column, index) => {
      return sql`${sql.ref(`parent.${parent_columns[index]}`)} = ${sql.ref(`child.${column}`)}`;
    });
    const isSet = columns.map((column) => sql`${sql.ref(`child.${column}`)} is not null`);
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${sql.table(table)} child where ${sql.join(isSet, sql` and `)}
        and not exists (select 1 from ${sql.table(parent)} parent where ${sql.join(isSame, sql` and `)})
    `.execute(db);
    const count = rows[0]?.count ?? 0;
    if (count > 0) faults.push(danglingLine({ table, parent, count }));
  }
  return faults;
}

/** The names of a constraint's columns, in its order. */
function namesOf(table: "conrelid" | "confrelid", numbers: "conkey" | "confkey") {
  return sql`array(
    select attname::text from unnest(${sql.ref(numbers)}) with ordinality as part(number, place)
    join pg_attribute on attrelid = ${sql.ref(table)} and attnum = part.number order by place
  )`;
}
