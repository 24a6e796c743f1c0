import { sql } from "kysely";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { insertUser } from "../src/account/account-store.ts";
import type { Db } from "../src/database/connect.ts";
import { isUniqueViolation } from "../src/database/faults.ts";
import { type DescribedTables, describeTables } from "./described-tables.ts";
import { type FreshDatabase, openFreshDatabase } from "./fresh-database.ts";

// The tables as the databases themselves tell of them: the same in both, and held to the rules of the house.

const PREFIX = {
  // A membership has no id: what makes it unique is its key.
  "primary key": /^(pk|uq)_/,
  unique: /^uq_/,
  "foreign key": /^fk_/,
  check: /^ck_/,
};

const LONG_AGO = "2026-01-01T00:00:00.000Z";

const fresh = new Map<string, FreshDatabase>();
const described = new Map<string, DescribedTables>();

beforeAll(async () => {
  for (const kind of databases) {
    const each = await openFreshDatabase(kind);
    fresh.set(kind.name, each);
    described.set(kind.name, await describeTables(each.database));
  }
});
afterAll(async () => {
  for (const each of fresh.values()) await each.drop();
});

function dbOf(name: string): Db {
  const db = fresh.get(name)?.database.db;
  if (!db) throw new Error(`${name} was not opened`);
  return db;
}

function tablesOf(name: string): DescribedTables {
  return described.get(name) ?? new Map();
}

describe.skipIf(databases.length < 2)("both databases", () => {
  test("have the same tables, with the same columns, constraints, indexes and triggers", () => {
    const sqlite = tablesOf("SQLite");
    const postgres = tablesOf("PostgreSQL");
    expect([...postgres.keys()]).toEqual([...sqlite.keys()]);
    expect(sqlite.size).toBeGreaterThanOrEqual(9);
    for (const [table, description] of sqlite) {
      expect.soft(postgres.get(table), `the table ${table}`).toEqual(description);
    }
  });
});

describe.skipIf(databases.length < 2)("PostgreSQL", () => {
  test("compares byte by byte whatever is looked up, ordered or unique, as SQLite does", async () => {
    const { rows } = await sql<{ column: string; collation: string; isIndexed: boolean }>`
      select relname || '.' || attname as column, collname as collation, exists (
        select from pg_depend where classid = 'pg_class'::regclass and refclassid = 'pg_class'::regclass
        and refobjid = attrelid and refobjsubid = attnum
        and objid in (select indexrelid from pg_index where indrelid = attrelid)
      ) or exists (
        select from pg_constraint where conrelid = attrelid and contype in ('p', 'u') and attnum = any(conkey)
      ) as "isIndexed"
      from pg_attribute
      join pg_class on pg_class.oid = attrelid and relkind = 'r' and relnamespace = 'public'::regnamespace
      join pg_collation on pg_collation.oid = attcollation
      where attnum > 0 and not attisdropped and relname not like 'kysely%'`.execute(dbOf("PostgreSQL"));
    const isByBytes = ({ collation }: { collation: string }) => collation === "C";
    const keys = ["answer.key", "card.rank", "column.rank", "refresh_token.hash", "user.email", "user.username"];
    expect(rows.filter(isByBytes).map(({ column }) => column)).toEqual(expect.arrayContaining(keys));
    expect(rows.filter((row) => row.isIndexed && !isByBytes(row))).toEqual([]);
    expect(rows.filter(({ isIndexed }) => isIndexed).length).toBeGreaterThanOrEqual(5);
  });
});

for (const { name } of databases) {
  describe(name, () => {
    const constraints = () =>
      [...tablesOf(name)].flatMap(([table, { constraints }]) => constraints.map((each) => ({ table, ...each })));

    test("every foreign key has an index that begins with its columns", () => {
      const keys = constraints().filter(({ kind }) => kind === "foreign key");
      expect(keys.length).toBeGreaterThanOrEqual(9);
      const bare = keys.filter(({ table, columns }) => {
        const indexes = tablesOf(name).get(table)?.indexes ?? [];
        return !indexes.some(
          ({ parts, isPartial }) =>
            !isPartial && parts.slice(0, columns.length).toSorted().join() === columns.toSorted().join(),
        );
      });
      expect(bare).toEqual([]);
    });

    test("every foreign key says what becomes of its row when the other one goes", () => {
      expect(constraints().filter(({ onDelete }) => onDelete === "no action")).toEqual([]);
    });

    test("every constraint, index and trigger has a name that says what it is", () => {
      const called = constraints().filter((each) => !PREFIX[each.kind].test(each.name));
      expect(called).toEqual([]);
      for (const [table, { indexes, triggers }] of tablesOf(name)) {
        const ofConstraints = new Set(constraints().map((each) => each.name));
        const own = indexes.filter((index) => !ofConstraints.has(index.name));
        expect(own.filter((index) => !(index.isUnique ? /^uq_/ : /^ix_/).test(index.name))).toEqual([]);
        expect(triggers.filter((trigger) => !trigger.startsWith(`tr_${table}_`))).toEqual([]);
      }
    });

    test("an e-mail and a username belong to one user, however they are written", async () => {
      const db = dbOf(name);
      await newUser(db, { email: "grace@example.org", username: "grace" });
      for (const taken of [{ email: "Grace@Example.ORG" }, { username: "GRACE" }]) {
        const fault = await faultOf(newUser(db, taken));
        expect(isUniqueViolation(fault), String(fault)).toBe(true);
      }
    });

    test("a user who is changed has a new time, unless the change says one", async () => {
      const db = dbOf(name);
      const id = await newUser(db, {});
      const timeAfter = async (change: { name: string; updated_at?: string }) => {
        await db.updateTable("user").set(change).where("id", "=", id).execute();
        return (await db.selectFrom("user").select("updated_at").where("id", "=", id).executeTakeFirstOrThrow())
          .updated_at;
      };
      const before = new Date(Date.now() - 1_000).toISOString();
      const touched = await timeAfter({ name: "Bea" });
      expect(touched).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(touched > before).toBe(true);
      expect(await timeAfter({ name: "Cleo", updated_at: "2030-05-05T05:05:05.005Z" })).toBe(
        "2030-05-05T05:05:05.005Z",
      );
    });

    test("a column and a card that are changed have the time of their board, and a new rank is no change", async () => {
      const db = dbOf(name);
      const { boardId, columnId } = await newBoard(db, await newUser(db, {}));
      const cardId = await newCard(db, boardId, columnId);
      const now = "2030-05-05T05:05:05.005Z";
      await db.updateTable("board").set({ updated_at: now }).where("id", "=", boardId).execute();
      for (const [table, id] of [
        ["column", columnId],
        ["card", cardId],
      ] as const) {
        const timeAfter = async (change: { title: string } | { rank: string }) => {
          await db.updateTable(table).set(change).where("id", "=", id).execute();
          return await db.selectFrom(table).select("updated_at").where("id", "=", id).executeTakeFirstOrThrow();
        };
        expect(await timeAfter({ rank: "b0" })).toEqual({ updated_at: LONG_AGO });
        expect(await timeAfter({ title: "Another" })).toEqual({ updated_at: now });
      }
    });

    test("nobody is a member of a board twice", async () => {
      const db = dbOf(name);
      const userId = await newUser(db, {});
      const { boardId } = await newBoard(db, userId);
      const membership = { board_id: boardId, user_id: userId, created_at: LONG_AGO };
      await db
        .insertInto("member")
        .values({ ...membership, role: "owner" })
        .execute();
      const fault = await faultOf(
        db
          .insertInto("member")
          .values({ ...membership, role: "viewer" })
          .execute(),
      );
      expect(isUniqueViolation(fault), String(fault)).toBe(true);
    });

    test("a card cannot come to lie in another board's column", async () => {
      const db = dbOf(name);
      const userId = await newUser(db, {});
      const [one, other] = [await newBoard(db, userId), await newBoard(db, userId)];
      await expect(newCard(db, one.boardId, other.columnId)).rejects.toThrow(/foreign key/i);
      const cardId = await newCard(db, one.boardId, one.columnId);
      const carried = db.updateTable("card").set({ column_id: other.columnId }).where("id", "=", cardId).execute();
      await expect(carried).rejects.toThrow(/foreign key/i);
    });
  });
}

async function faultOf(work: Promise<unknown>): Promise<unknown> {
  return await work.then(
    () => undefined,
    (fault: unknown) => fault,
  );
}

async function newUser(db: Db, { email, username }: { email?: string; username?: string }): Promise<string> {
  const id = v7();
  const user = { id, email: email ?? `${id}@example.org`, username: username ?? id, name: "Ann", passwordHash: "none" };
  await insertUser(db, user, LONG_AGO);
  return id;
}

async function newBoard(db: Db, creatorId: string): Promise<{ boardId: string; columnId: string }> {
  const [boardId, columnId] = [v7(), v7()];
  const times = { created_at: LONG_AGO, updated_at: LONG_AGO, deleted_at: null };
  await db
    .insertInto("board")
    .values({
      ...times,
      id: boardId,
      title: "Plans",
      description: null,
      creator_id: creatorId,
      seq: 1,
      archived_at: null,
    })
    .execute();
  await db
    .insertInto("column")
    .values({ ...times, id: columnId, board_id: boardId, title: "To do", rank: "a0", wip_limit: null })
    .execute();
  return { boardId, columnId };
}

async function newCard(db: Db, boardId: string, columnId: string): Promise<string> {
  const id = v7();
  const times = { created_at: LONG_AGO, updated_at: LONG_AGO, deleted_at: null };
  await db
    .insertInto("card")
    .values({ ...times, id, board_id: boardId, column_id: columnId, title: "Card", description: null, rank: "a0" })
    .execute();
  return id;
}
