import { v7 } from "uuid";
import { describe, expect, onTestFinished, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { insertUser } from "../src/account/account-store.ts";
import { check } from "../src/operations/check.ts";
import { readMarks } from "../src/search/read-marks.ts";
import { search } from "../src/search/search.ts";
import { withSearchTables } from "../src/search/search-tables.ts";
import { openFreshDatabase } from "./fresh-database.ts";

// The index of words beside the rows that it is made from.

const at = "2026-01-01T00:00:00.000Z";

for (const kind of databases) {
  describe(kind.name, () => {
    async function withSubjects(count: number) {
      const fresh = await openFreshDatabase(kind);
      onTestFinished(() => fresh.drop());
      const { database } = fresh;
      const user = { id: v7(), email: `${v7()}@example.org`, username: "ann", name: "Ann" };
      await insertUser(database.db, { ...user, passwordHash: "" }, at);
      const ids = Array.from({ length: count }, () => v7());
      const times = { created_at: at, updated_at: at, archived_at: null, deleted_at: null };
      const rows = ids.map((id) => ({ id, user_id: user.id, name: "Otters", description: "", color: null, ...times }));
      await database.db.insertInto("subject").values(rows).execute();
      const faults = async () => {
        const lines: string[] = [];
        await check(database, (line) => lines.push(line));
        return lines;
      };
      const found = async () => {
        const query = { userId: user.id, q: "otters", types: [], after: undefined, limit: 100 };
        return (await search(database, query)).map(({ id }) => id).toSorted();
      };
      return { database, ids, faults, found };
    }

    test("what is marked is read, in as many turns as it takes, and then nothing is wrong", async () => {
      const { database, ids, faults, found } = await withSubjects(250);
      expect(await faults()).toEqual([]);
      let turns = 0;
      while ((await readMarks(database)) !== "nothing") turns++;
      expect(turns).toBeGreaterThan(1);
      expect(await found()).toHaveLength(100);
      expect(await faults()).toEqual([]);
      await database.db.deleteFrom("subject").where("id", "in", ids.slice(2)).execute();
      while ((await readMarks(database)) !== "nothing") turns++;
      expect(await found()).toEqual(ids.slice(0, 2).toSorted());
      expect(await faults()).toEqual([]);
    });

    test("what cannot be found, and what is found and is not there, is said", async () => {
      const { database, ids, faults } = await withSubjects(3);
      while ((await readMarks(database)) !== "nothing");
      const [lost = "", gone = ""] = ids;
      const db = withSearchTables(database.db);
      await db.deleteFrom("search_entry").where("item_id", "=", lost).execute();
      await db.insertInto("search_entry").values({ number: 99, type: "todo", item_id: v7() }).execute();
      await db.updateTable("subject").set({ deleted_at: at }).where("id", "=", gone).execute();
      await db.deleteFrom("search_mark").execute();
      expect(await faults()).toEqual([
        "search: 1 in the index of the type todo are not there",
        `search: subject ${lost} cannot be found`,
        `search: subject ${gone} is in the index, and deleted`,
      ]);
    });

    test("long texts are read a few at a time, and each once", async () => {
      const { database, ids, faults, found } = await withSubjects(12);
      while ((await readMarks(database)) !== "nothing");
      await database.db
        .updateTable("subject")
        .set({ description: "Über ".repeat(9_000) })
        .execute();
      let [turns, read] = [0, 0];
      for (let outcome = await readMarks(database); typeof outcome === "number"; outcome = await readMarks(database)) {
        turns++;
        read += outcome;
      }
      expect([turns, read]).toEqual([kind.name === "SQLite" ? 12 : 3, 12]);
      expect(await found()).toEqual(ids.toSorted());
      expect(await faults()).toEqual([]);
    });

    test("others are answered while the words of a long text are made", async () => {
      const { database, ids, found } = await withSubjects(1);
      // No two of its signs stand together twice.
      const description = String.fromCodePoint(...Array.from({ length: 20_000 }, (_, place) => 0x4e00 + place));
      await database.db
        .updateTable("subject")
        .set({ description: description.repeat(25) })
        .execute();
      let answered = 0;
      let isReading = true;
      const read = readMarks(database).finally(() => {
        isReading = false;
      });
      while (isReading) {
        await database.db.selectFrom("subject").select("id").execute();
        if (isReading) answered++;
        await new Promise(setImmediate);
      }
      expect(typeof (await read)).toBe("number");
      expect(answered).toBeGreaterThan(50);
      expect(await found()).toEqual(ids);
    });

    test("two that read at once leave the same behind as one", async () => {
      const { database, ids, faults, found } = await withSubjects(60);
      const readAll = async () => {
        for (;;) {
          const outcome = await readMarks(database, 5);
          if (outcome === "nothing") return;
        }
      };
      await Promise.all([readAll(), readAll(), readAll()]);
      expect(await found()).toEqual(ids.toSorted());
      expect(await faults()).toEqual([]);
    });
  });
}
