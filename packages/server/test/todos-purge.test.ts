import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { insertUser } from "../src/account/account-store.ts";
import { Lanes } from "../src/database/lanes.ts";
import { realSources } from "../src/http/sources.ts";
import { type RunTodos, runTodosOn } from "../src/todo/run-todo-commands.ts";
import { sweepTodos } from "../src/todo/sweep-todos.ts";
import { todoNews } from "../src/todo/todo-changes.ts";
import { type FreshDatabase, openFreshDatabase } from "./fresh-database.ts";

// What is deleted goes for good after its time, and no device is left with it.

const EARLY = "2026-01-01T00:00:00.000Z";
const LATER = "2026-02-01T00:00:00.000Z";

for (const kind of databases) {
  describe(kind.name, () => {
    let fresh: FreshDatabase;
    let now = EARLY;
    let run: RunTodos;
    const userId = v7();

    beforeAll(async () => {
      fresh = await openFreshDatabase(kind);
      const { database } = fresh;
      const person = { id: userId, email: "ann@example.org", username: "ann", name: "Ann", passwordHash: "none" };
      await insertUser(database.db, person, EARLY);
      run = runTodosOn({
        ...{ lanes: new Lanes(database), sources: { ...realSources, now: () => now } },
        tell: () => {},
      });
    });
    afterAll(() => fresh.drop());

    const news = (since: number) =>
      todoNews(fresh.database.db, userId, { since, after: undefined, limit: 100, now: LATER });

    test("T6: a device that knows less than what is gone begins anew, and one that knows more goes on", async () => {
      const { db } = fresh.database;
      const [gone, kept, late] = [v7(), v7(), v7()];
      const add = (todoId: string) => ({ id: v7(), type: "todo.add" as const, todoId, title: "To do" });
      const commands = [add(gone), add(kept), add(late)];
      await run({ userId, commands });
      await run({ userId, commands: [{ id: v7(), type: "todo.delete", todoId: gone }] });
      now = LATER;
      await run({ userId, commands: [{ id: v7(), type: "todo.delete", todoId: late }] });
      expect((await news(3)).items).toHaveLength(2);
      await sweepTodos(db, LATER, LATER);
      const ids = (await db.selectFrom("todo").select("id").orderBy("id").execute()).map(({ id }) => id);
      expect(ids).toEqual([kept, late]);
      expect(await news(3)).toMatchObject({ isReset: true, items: [{ id: kept }], seq: 5 });
      expect(await news(4)).toEqual({ items: [{ id: late, deleted: true }], seq: 5, hasMore: false, nextCursor: null });
      // What was remembered of commands has gone with its time; those of later stay.
      expect(await db.selectFrom("todo_command").select("command_id").execute()).toHaveLength(1);
      expect((await run({ userId, commands: commands.slice(1, 2) })).results).toMatchObject([{ code: "id_taken" }]);
    });
  });
}
