import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestDatabase } from "../../../services/test-databases.ts";
import { type Database, openDatabase } from "../src/database/connect.ts";
import type { Config } from "../src/index.ts";
import { configFor } from "./running-server.ts";

export interface FreshDatabase {
  readonly config: Config;
  readonly database: Database;
  drop(): Promise<void>;
}

/** A database with this version's tables and nothing in them, without a server around it. */
export async function openFreshDatabase(kind: TestDatabase): Promise<FreshDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "syncboard-database-"));
  const created = await kind.create();
  const config = configFor(folder, { ...created.environment });
  const database = await openDatabase(config);
  return {
    config,
    database,
    async drop() {
      await database.close();
      await created.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
