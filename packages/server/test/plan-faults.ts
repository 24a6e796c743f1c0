import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import type { CompiledQuery } from "kysely";
import { Client } from "pg";
import { isPreparedByName } from "../src/database/postgres.ts";

// What a database would do with a statement, and what of it would take longer the more there is of everything.

/** What one statement is excused from, because what it looks at stays small or it runs seldom. */
export interface Excuse {
  /** It puts rows in order that it has read, instead of reading them in order. */
  readonly sorts?: true;
  /** It reads these tables whole. */
  readonly scans?: readonly string[];
}

export interface Planner {
  /** The faults of the plans that the database may choose for a statement. */
  faultsOf(query: CompiledQuery, excuse: Excuse): Promise<string[]>;
  close(): Promise<void>;
}

/**
 * A scan is a fault, of a table or of a whole index, also by way of every value of its first column, and so is an index
 * that would be made for one statement alone. Rows that stand in the statement itself are no table.
 */
export function sqlitePlanner(files: readonly string[]): Planner {
  const databases = files.map((file) => new DatabaseSync(file, { readOnly: true }));
  return {
    async faultsOf({ sql, parameters }, excuse) {
      return databases.flatMap((database) => {
        const values = parameters as readonly SQLInputValue[];
        const steps = database.prepare(`explain query plan ${sql}`).all(...values);
        return steps.map(({ detail }) => String(detail)).filter((step) => isSlowStep(step, excuse));
      });
    },
    async close() {
      for (const database of databases) database.close();
    },
  };
}

function isSlowStep(step: string, { sorts, scans = [] }: Excuse): boolean {
  if (step.startsWith("USE TEMP B-TREE")) return !sorts;
  const scanned = /^SCAN (?!CONSTANT ROW|\d+-ROW VALUES|\d+ CONSTANT ROWS)(\S+)/.exec(step)?.[1];
  return (scanned !== undefined && !scans.includes(scanned)) || /AUTOMATIC|ANY\(/.test(step);
}

/** Of PostgreSQL's answer to EXPLAIN (FORMAT JSON), what is looked at. */
interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly "Index Cond"?: string;
  /** Of what was done, not only planned: for each loop. */
  readonly "Rows Removed by Filter"?: number;
  readonly "Actual Loops"?: number;
  readonly Plans?: readonly PlanNode[];
}

/** By the name of an index, its first column or expression. */
type FirstColumns = ReadonlyMap<string, string>;

/** So many rows may be read and not wanted. */
const MOST_REMOVED = 500;

/**
 * A Seq Scan is a fault, for no table is small here; so is going through a whole index, which is what a condition on
 * none but its later columns comes to, or reading many rows that are not wanted. A statement with a name may get a plan
 * for the values at hand or, after a few times, one for any: both are looked at.
 */
export async function postgresPlanner(url: string): Promise<Planner> {
  const client = new Client({ connectionString: url });
  await client.connect();
  // As for disks without arms. By default a few hundred rows by key count as much as many thousand in a row.
  await client.query("set random_page_cost = 1.1");
  const indexes = await client.query<{ name: string; first: string }>(
    `select relname as name, pg_get_indexdef(indexrelid, 1, true) as first
     from pg_index join pg_class on pg_class.oid = indexrelid where relnamespace = 'public'::regnamespace`,
  );
  const firstColumns = new Map(indexes.rows.map(({ name, first }) => [name, first]));
  return {
    async faultsOf({ sql, parameters }, excuse) {
      const values = parameters.map((value) => (value === null ? "null" : client.escapeLiteral(String(value))));
      const given = values.length > 0 ? `(${values.join(", ")})` : "";
      // Rows that were inserted cannot be inserted again; all else is done once more, and taken back.
      const how = sql.trimStart().startsWith("insert") ? "format json" : "analyze, format json";
      const faults: string[] = [];
      await client.query(`prepare looked_at as ${sql}`);
      for (const mode of isPreparedByName(sql) ? ["custom", "generic"] : ["custom"]) {
        await client.query(`set plan_cache_mode = force_${mode}_plan; begin`);
        const { rows } = await client.query<{ "QUERY PLAN": readonly { readonly Plan: PlanNode }[] }>(
          `explain (${how}) execute looked_at${given}`,
        );
        await client.query("rollback");
        for (const { Plan } of rows.flatMap((row) => row["QUERY PLAN"])) {
          faults.push(...slowNodes(Plan, excuse, firstColumns).map((fault) => `${mode} plan: ${fault}`));
        }
      }
      await client.query("deallocate looked_at");
      return faults;
    },
    close: () => client.end(),
  };
}

function slowNodes(node: PlanNode, excuse: Excuse, firstColumns: FirstColumns): string[] {
  const type = node["Node Type"];
  const table = node["Relation Name"];
  const index = node["Index Name"];
  const faults = (node.Plans ?? []).flatMap((each) => slowNodes(each, excuse, firstColumns));
  if (type.endsWith("Sort") ? excuse.sorts : table !== undefined && excuse.scans?.includes(table)) return faults;
  const removed = (node["Rows Removed by Filter"] ?? 0) * (node["Actual Loops"] ?? 1);
  const isBySome = index !== undefined && node["Index Cond"]?.includes(`(${firstColumns.get(index)} `);
  if (type === "Seq Scan" || type.endsWith("Sort")) faults.push(`${type} ${table ?? ""}`.trim());
  else if (index !== undefined && !isBySome) faults.push(`${type} of all of ${index}`);
  else if (removed > MOST_REMOVED) faults.push(`${type} ${table} reads ${removed} rows that are not wanted`);
  return faults;
}
