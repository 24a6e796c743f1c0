import { join } from "node:path";
import { type CompiledQuery, Kysely, sql } from "kysely";
import { expect } from "vitest";
import { type Db, sqliteFile } from "../src/database/connect.ts";
import { openPostgres } from "../src/database/postgres.ts";
import type { Tables } from "../src/database/schema.ts";
import { copySqlite, openSqlite } from "../src/database/sqlite.ts";
import type { FreshDatabase } from "./fresh-database.ts";
import { type Excuse, postgresPlanner, sqlitePlanner } from "./plan-faults.ts";

// A filled database on which every statement that is sent can be looked at: none may cost more the more there is.

const OURS = /^\s*(select|insert|update|delete|with)\b/;

export interface PlannedQueries {
  readonly db: Db;
  /** Does the work, which sends something, and looks at the plan of every statement that it sent, but for those that are passed over. */
  planned<Result>(
    work: () => Promise<Result>,
    excuse?: Excuse,
    isPassedOver?: (sql: string) => boolean,
  ): Promise<Result>;
  close(): Promise<void>;
}

/** When it has been filled: the plans are those of what is there now. */
export async function plannedQueries({ config, database }: FreshDatabase): Promise<PlannedQueries> {
  const file = sqliteFile(config.dataDir);
  const { databaseUrl } = config;
  const sent: CompiledQuery[] = [];
  const db = new Kysely<Tables>({
    dialect: databaseUrl === undefined ? openSqlite(file) : openPostgres(databaseUrl, config.databasePool).dialect,
    log: ({ query }) => {
      if (OURS.test(query.sql)) sent.push(query);
    },
  });
  const planner =
    databaseUrl === undefined
      ? sqlitePlanner([file, await analysedCopy(file, config.dataDir)])
      : await sql`analyze`.execute(database.db).then(() => postgresPlanner(databaseUrl));
  return {
    db,
    async planned(work, excuse = {}, isPassedOver = () => false) {
      sent.length = 0;
      const result = await work();
      const faults: { readonly sql: string; readonly fault: string }[] = [];
      expect(sent).not.toEqual([]);
      for (const query of sent.splice(0)) {
        if (isPassedOver(query.sql)) continue;
        for (const fault of await planner.faultsOf(query, excuse)) faults.push({ sql: query.sql, fault });
      }
      expect(faults).toEqual([]);
      return result;
    },
    async close() {
      await db.destroy();
      await planner.close();
    },
  };
}

/** Nobody analyses a SQLite file unless told to: what it would do either way is looked at. */
async function analysedCopy(file: string, folder: string): Promise<string> {
  const copy = join(folder, "analysed.db");
  copySqlite(file, copy);
  const other = new Kysely({ dialect: openSqlite(copy) });
  await sql`analyze`.execute(other);
  await other.destroy();
  return copy;
}
