import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { type CompiledQuery, Kysely, sql } from "kysely";
import { v7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { databases, sqlite } from "../../../services/test-databases.ts";
import { type Db, sqliteFile } from "../src/database/connect.ts";
import type { Tables } from "../src/database/schema.ts";
import { openSqlite } from "../src/database/sqlite.ts";
import { withSearchTables } from "../src/search/search-tables.ts";
import { readThings } from "../src/search/things.ts";
import { WORD_INDEXES } from "../src/search/word-index.ts";
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

test.each(databases.filter(({ name }) => name !== sqlite.name))(
  "$name looks for words by a plan for these words: for any words there is no good one",
  async (kind) => {
    const other = await openFreshDatabase(kind);
    await other.database.db.connection().execute(async (connection) => {
      const asked = { scopes: ["s1"], types: [], words: [{ lexeme: "wone", isPrefix: true }], limit: 10 };
      await WORD_INDEXES.postgres.find(withSearchTables(connection), asked);
      const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(
        connection,
      );
      expect(rows.filter(({ statement }) => statement.includes("@@"))).toEqual([]);
    });
    await other.drop();
  },
);
