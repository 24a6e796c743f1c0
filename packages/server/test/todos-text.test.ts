import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// To-dos by a word, where there are as many as one can have: nobody else waits while they are looked through.

const MANY = 100_000;
/** Of the time that it takes, which all of them in one go would hold the server for. */
const MOST_HELD = 1 / 4;

interface Page {
  readonly items: readonly { readonly title: string }[];
  readonly nextCursor: string | null;
}

for (const database of databases) {
  describe(database.name, () => {
    let server: TestServer;
    let ann: Person;
    beforeAll(async () => {
      server = await startTestServer(database);
      ann = await server.register("Ann");
      const then = "2026-11-01T10:00:00.000Z";
      const id = (n: string) =>
        database.name === "SQLite"
          ? `'00000000-0000-7000-8000-' || printf('%012d', ${n})`
          : `('00000000-0000-7000-8000-' || lpad(${n}::text, 12, '0'))::uuid`;
      const rank = database.name === "SQLite" ? "printf('a%06d', n)" : "'a' || lpad(n::text, 6, '0')";
      const numbers =
        database.name === "SQLite"
          ? `(with recursive c(n) as (select 1 union all select n + 1 from c where n < ${MANY}) select n from c)`
          : `(select n from generate_series(1, ${MANY}) as n)`;
      await server.execute(`insert into todo
        (id, user_id, title, notes, priority, rank, seq, created_at, updated_at)
        select ${id("n")}, '${ann.userId}', 'To do ' || n, 'Something to be said of it, which is the same of all',
          0, ${rank}, n, '${then}', '${then}'
        from ${numbers} as numbers`);
    }, 120_000);
    afterAll(() => server.stop());

    test("one that none of a hundred thousand has holds nobody up, and the last of them is found", {
      timeout: 60_000,
    }, async () => {
      let held = 0;
      let isOver = false;
      const watching = (async () => {
        for (let before = performance.now(); !isOver; before = performance.now()) {
          await pause(5);
          held = Math.max(held, performance.now() - before);
        }
      })();
      const from = performance.now();
      const none = await ann.call<Page>("GET", "/todos?q=nowhere");
      const took = performance.now() - from;
      isOver = true;
      await watching;
      expect([none.status, none.body]).toEqual([200, { items: [], nextCursor: null }]);
      expect(held / took).toBeLessThan(MOST_HELD);

      // More than is looked through for one page: that one ends there, and the next goes on.
      const note = "x".repeat(49_000);
      await server.execute(
        `update todo set notes = '${note}' where title like 'To do 1___' or title like 'To do 2___'`,
      );
      const cut = await ann.call<Page>("GET", "/todos?q=nowhere");
      expect(cut.body).toMatchObject({ items: [], nextCursor: expect.any(String) });
      const found = await ann.call<Page>(
        "GET",
        `/todos?q=${encodeURIComponent(`to do ${MANY}`)}&cursor=${cut.body.nextCursor}`,
      );
      expect(found.body).toMatchObject({ items: [{ title: `To do ${MANY}` }], nextCursor: null });
    });
  });
}
