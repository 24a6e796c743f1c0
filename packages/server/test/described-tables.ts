import { type RawBuilder, sql } from "kysely";
import type { Database, Db } from "../src/database/connect.ts";

// What SQLite's and PostgreSQL's own catalogues say of the tables, in one vocabulary, so that the two can be compared.

export interface DescribedColumn {
  readonly name: string;
  /** `id`, `time`, `text` or `integer`; what is none of them keeps its database's word. */
  readonly type: string;
  readonly isNullable: boolean;
  readonly otherwise: string | null;
}

export interface Constraint {
  readonly name: string;
  readonly kind: "primary key" | "unique" | "foreign key" | "check";
  readonly columns: readonly string[];
  /** Of a foreign key. */
  readonly target?: string;
  readonly onDelete?: string;
  /** The texts in the condition of a check; the rest each database writes in its own way. */
  readonly texts?: readonly string[];
}

export interface Index {
  readonly name: string;
  readonly isUnique: boolean;
  readonly isPartial: boolean;
  /** Columns and expressions. */
  readonly parts: readonly string[];
}

export interface DescribedTable {
  readonly columns: readonly DescribedColumn[];
  readonly constraints: readonly Constraint[];
  /** Those behind primary keys and unique constraints too, by the name of the constraint. */
  readonly indexes: readonly Index[];
  readonly triggers: readonly string[];
}

export type DescribedTables = ReadonlyMap<string, DescribedTable>;

const UNNAMED = "(without a name)";

/** Kysely keeps two of its own, of what was migrated; and each database has its own kind of index of words. */
const APART = /^(kysely_|search_words)/;

export async function describeTables({ kind, db }: Database): Promise<DescribedTables> {
  const [tables, describe] = kind === "sqlite" ? [sqliteTables, sqliteTable] : [postgresTables, postgresTable];
  const described = new Map<string, DescribedTable>();
  for (const name of (await tables(db)).filter((each) => !APART.test(each)).sort()) {
    const { constraints, indexes, triggers, ...rest } = await describe(db, name);
    described.set(name, {
      ...rest,
      constraints: constraints.toSorted(byName),
      indexes: indexes.toSorted(byName),
      triggers: triggers.toSorted(),
    });
  }
  return described;
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name < other.name ? -1 : 1;
}

async function ask<Row>(db: Db, question: RawBuilder<Row>): Promise<Row[]> {
  return (await question.execute(db)).rows;
}

function textsIn(condition: string): string[] {
  return [...condition.matchAll(/'((?:[^']|'')*)'/g)].map(([, text = ""]) => text).sort();
}

// SQLite: pragmas say what a table has, and only the text that made it how constraints are called.

async function sqliteTables(db: Db): Promise<string[]> {
  const rows = await ask(
    db,
    sql<{ name: string }>`select name from sqlite_schema where type = 'table' and name not like 'sqlite!_%' escape '!'`,
  );
  return rows.map(({ name }) => name);
}

/** SQLite keeps ids and times as text: there they are what they are called. */
function sqliteType(type: string, name: string): string {
  if (type !== "text") return type;
  return /(^|_)id$/.test(name) ? "id" : /(^|_)at$/.test(name) ? "time" : "text";
}

async function sqliteTable(db: Db, table: string): Promise<DescribedTable> {
  const columns = await ask(
    db,
    sql<{ name: string; type: string; notnull: number; dflt_value: string | null; pk: number }>`
      select name, lower(type) as type, "notnull", dflt_value, pk from pragma_table_xinfo(${table}) order by cid`,
  );
  const made = await ask(
    db,
    sql<{ name: string; type: string; sql: string | null }>`
      select name, type, sql from sqlite_schema where tbl_name = ${table}`,
  );
  const written = writtenConstraints(made.find(({ type }) => type === "table")?.sql ?? "");
  const nameOf = (kind: Constraint["kind"], names: readonly string[]) =>
    written.find((each) => each.kind === kind && namesIn(each.body).join() === names.join())?.name ?? UNNAMED;

  const key = columns.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk);
  const keyColumns = key.map(({ name }) => name);
  const constraints: Constraint[] = [
    { name: nameOf("primary key", keyColumns), kind: "primary key", columns: keyColumns },
    ...(await sqliteForeignKeys(db, table)).map((each) => ({ ...each, name: nameOf("foreign key", each.columns) })),
  ];
  for (const { kind, name, body } of written) {
    if (kind === "check") constraints.push({ name, kind, columns: [], texts: textsIn(body) });
  }

  const indexes: Index[] = [];
  const listed = await ask(
    db,
    sql<{ name: string; unique: number; origin: "c" | "u" | "pk"; partial: number }>`
      select name, "unique", origin, partial from pragma_index_list(${table})`,
  );
  for (const { name, unique, origin, partial } of listed) {
    const parts = await sqliteParts(db, name, made.find((each) => each.name === name)?.sql ?? "");
    const kind = origin === "pk" ? "primary key" : "unique";
    if (origin === "u") constraints.push({ name: nameOf(kind, parts), kind, columns: parts });
    const known = origin === "c" ? name : nameOf(kind, parts);
    indexes.push({ name: known, isUnique: unique === 1, isPartial: partial === 1, parts });
  }

  return {
    columns: columns.map(({ name, type, notnull, dflt_value }) => ({
      name,
      type: sqliteType(type, name),
      isNullable: notnull === 0,
      otherwise: dflt_value,
    })),
    constraints,
    indexes,
    triggers: made.filter(({ type }) => type === "trigger").map(({ name }) => name),
  };
}

async function sqliteForeignKeys(db: Db, table: string): Promise<Constraint[]> {
  const rows = await ask(
    db,
    sql<{ id: number; table: string; from: string; to: string; on_delete: string }>`
      select id, "table", "from", "to", on_delete from pragma_foreign_key_list(${table}) order by id, seq`,
  );
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((group) => ({
    name: UNNAMED,
    kind: "foreign key",
    columns: group.map(({ from }) => from),
    target: `${group[0]?.table} (${group.map(({ to }) => to).join(", ")})`,
    onDelete: (group[0]?.on_delete ?? "").toLowerCase(),
  }));
}

async function sqliteParts(db: Db, index: string, text: string): Promise<string[]> {
  const rows = await ask(
    db,
    sql<{ name: string | null; desc: number }>`
      select name, "desc" from pragma_index_xinfo(${index}) where "key" = 1 order by seqno`,
  );
  // Of an expression the pragma says only that it is one.
  const expressions = split(bracketed(text, text.indexOf("(")));
  return rows.map(({ name, desc }, at) => `${name ?? expressions[at]}${desc === 1 ? " desc" : ""}`);
}

interface WrittenConstraint {
  readonly name: string;
  readonly kind: Constraint["kind"];
  /** What stands in its brackets. */
  readonly body: string;
}

function writtenConstraints(text: string): WrittenConstraint[] {
  const starts = text.matchAll(/(?:constraint "(\w+)"\s+)?\b(primary key|unique|foreign key|check)\s*\(/gi);
  return [...starts].map(({ 0: start, 1: name = UNNAMED, 2: kind, index }) => ({
    name,
    kind: (["primary key", "unique", "foreign key"] as const).find((each) => each === kind?.toLowerCase()) ?? "check",
    body: bracketed(text, index + start.length - 1),
  }));
}

/** What stands between the bracket at `start` and the one that closes it. */
function bracketed(text: string, start: number): string {
  let depth = 0;
  for (let at = start; at >= 0 && at < text.length; at++) {
    if (text[at] === "(") depth++;
    else if (text[at] === ")" && --depth === 0) return text.slice(start + 1, at);
  }
  return "";
}

/** At the commas that stand in no bracket. */
function split(list: string): string[] {
  return list.split(/,\s*(?![^(]*\))/).map((part) => part.replaceAll('"', ""));
}

function namesIn(list: string): string[] {
  return split(list).map((name) => name.trim());
}

// PostgreSQL: everything stands in pg_catalog.

async function postgresTables(db: Db): Promise<string[]> {
  const rows = await ask(
    db,
    sql<{ name: string }>`
      select relname as name from pg_class
      where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`,
  );
  return rows.map(({ name }) => name);
}

const POSTGRES_TYPES: Readonly<Record<string, string>> = { uuid: "id", "timestamp(3) with time zone": "time" };

const ON_DELETE: Readonly<Record<string, string>> = {
  a: "no action",
  r: "restrict",
  c: "cascade",
  n: "set null",
  d: "set default",
};

async function postgresTable(db: Db, table: string): Promise<DescribedTable> {
  const relation = sql`(select oid from pg_class where relname = ${table} and relnamespace = 'public'::regnamespace)`;
  const columns = await ask(
    db,
    sql<{ name: string; type: string; isNullable: boolean; otherwise: string | null }>`
      select attname as name, format_type(atttypid, atttypmod) as type, not attnotnull as "isNullable",
        pg_get_expr(adbin, adrelid) as otherwise
      from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attrelid = ${relation} and attnum > 0 and not attisdropped order by attnum`,
  );
  const indexes = await ask(
    db,
    sql<Index>`
      select relname as name, indisunique as "isUnique", indpred is not null as "isPartial", array(
        select pg_get_indexdef(indexrelid, part, true) || case when indoption[part - 1] & 1 = 1 then ' desc' else '' end
        from generate_series(1, indnkeyatts) as part order by part
      ) as parts
      from pg_index join pg_class on pg_class.oid = indexrelid where indrelid = ${relation}`,
  );
  const triggers = await ask(
    db,
    sql<{ name: string }>`select tgname as name from pg_trigger where tgrelid = ${relation} and not tgisinternal`,
  );
  return {
    columns: columns.map(({ type, otherwise, ...rest }) => ({
      ...rest,
      type: POSTGRES_TYPES[type] ?? type,
      otherwise: otherwise?.replace(/::\w+$/, "") ?? null,
    })),
    constraints: await postgresConstraints(db, relation),
    indexes,
    triggers: triggers.map(({ name }) => name),
  };
}

async function postgresConstraints(db: Db, relation: RawBuilder<unknown>): Promise<Constraint[]> {
  const columnsOf = (owner: string, numbers: string) => sql<string[]>`array(
    select attname::text from unnest(${sql.ref(numbers)}) with ordinality as key (number, place)
    join pg_attribute on attrelid = ${sql.ref(owner)} and attnum = number order by place)`;
  const rows = await ask(
    db,
    sql<{
      name: string;
      kind: "p" | "u" | "f" | "c";
      columns: string[];
      target: string | null;
      targetColumns: string[];
      onDelete: string;
      condition: string;
    }>`
      select conname as name, contype as kind, ${columnsOf("conrelid", "conkey")} as columns,
        (select relname from pg_class where oid = confrelid) as target,
        ${columnsOf("confrelid", "confkey")} as "targetColumns", confdeltype as "onDelete",
        pg_get_constraintdef(oid) as condition
      from pg_constraint where conrelid = ${relation} and contype in ('p', 'u', 'f', 'c')`,
  );
  return rows.map(({ name, kind, columns, target, targetColumns, onDelete, condition }): Constraint => {
    if (kind === "c") return { name, kind: "check", columns: [], texts: textsIn(condition) };
    if (kind !== "f") return { name, kind: kind === "p" ? "primary key" : "unique", columns };
    const said = ON_DELETE[onDelete] ?? onDelete;
    return { name, kind: "foreign key", columns, target: `${target} (${targetColumns.join(", ")})`, onDelete: said };
  });
}
