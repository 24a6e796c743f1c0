import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { type CompiledQuery, Kysely } from "kysely";
import { v7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlite } from "../../../services/test-databases.ts";
import { type Db, sqliteFile } from "../src/database/connect.ts";
import type { Tables } from "../src/database/schema.ts";
import { openSqlite } from "../src/database/sqlite.ts";
import { readThings } from "../src/search/things.ts";
import { type FreshDatabase, openFreshDatabase } from "./fresh-database.ts";

// SQLite knows no figures of what is in a table, and has to be led. (PostgreSQL does, and begins with what is fewest.)

const TYPES = ["board", "card", "comment", "todo", "subject", "document"] as const;
const FEW = 20;

let fresh: FreshDatabase;
let db: Db;
let file: DatabaseSync;
const sent: CompiledQuery[] = [];

beforeAll(async () => {
  fresh = await openFreshDatabase(sqlite);
  const path = sqliteFile(fresh.config.dataDir);
  file = new DatabaseSync(path, { readOnly: true });
  db = new Kysely<Tables>({ dialect: openSqlite(path), log: ({ query }) => void sent.push(query) });
});
afterAll(async () => {
  file.close();
  await db.destroy();
  await fresh.drop();
});

test.each(TYPES)("what may be found of type %s is read by its id, however much its reader has", async (type) => {
  sent.length = 0;
  await readThings(
    db,
    Array.from({ length: FEW }, () => ({ type, id: v7() })),
    { userId: v7(), most: 1_000 },
  );
  const [first] = sent;
  const plan = file
    .prepare(`explain query plan ${first?.sql}`)
    .all(...((first?.parameters ?? []) as readonly SQLInputValue[]));
  expect(String(plan[0]?.detail)).toMatch(new RegExp(`^SEARCH ${type} USING .* \\(id=\\?\\)$`));
});
