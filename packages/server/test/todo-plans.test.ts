import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { insertUser } from "../src/account/account-store.ts";
import type { Db } from "../src/database/connect.ts";
import { Lanes } from "../src/database/lanes.ts";
import { realSources } from "../src/http/sources.ts";
import { type RunTodos, runTodosOn } from "../src/todo/run-todo-commands.ts";
import { sweepTodos } from "../src/todo/sweep-todos.ts";
import { listTasks } from "../src/todo/task-list.ts";
import { todoNews } from "../src/todo/todo-changes.ts";
import { listTodos, readTodo, type Sort } from "../src/todo/todo-list.ts";
import { usersChangedSince } from "../src/todo/todo-store.ts";
import { type FreshDatabase, openFreshDatabase } from "./fresh-database.ts";
import { type PlannedQueries, plannedQueries } from "./planned-queries.ts";

// What is asked of to-dos again and again, of a user with many among users with many: none of it may cost more the more there is.

const TODOS = 4_000;
const OTHERS = 4;
/** Of these there are hardly any here: a look at one by its key may be a look at all. */
const FEW = ["subject", "card_assignee", "card", "column", "board", "member", "todo_list", "todo_command"];
const NOW = "2026-06-01T00:00:00.000Z";

for (const kind of databases) {
  describe(kind.name, () => {
    let fresh: FreshDatabase;
    let db: Db;
    let queries: PlannedQueries;
    let planned: PlannedQueries["planned"];
    let run: RunTodos;
    const [userId, ...others] = Array.from({ length: OTHERS + 1 }, () => v7()) as [string, ...string[]];

    beforeAll(async () => {
      fresh = await openFreshDatabase(kind);
      const { database } = fresh;
      for (const id of [userId, ...others]) {
        const person = { id, email: `${id}@example.org`, username: id, name: "Ann", passwordHash: "none" };
        await insertUser(database.db, person, NOW);
        await fill(database.db, id);
      }
      queries = await plannedQueries(fresh);
      // Where some are among all is counted, along the index of the ranks alone.
      const isCount = (query: string) => query.includes("row_number()");
      planned = (work, excuse = {}) => queries.planned(work, { ...excuse, scans: FEW }, isCount);
      db = queries.db;
      const lanes = new Lanes({ ...database, db });
      run = runTodosOn({ lanes, sources: { ...realSources, now: () => NOW }, tell() {} });
    }, 60_000);
    afterAll(async () => {
      await queries.close();
      await fresh.drop();
    });

    async function fill(db: Db, user: string): Promise<void> {
      const list = { user_id: user, seq: TODOS, todo_count: TODOS, purged_seq: 0, updated_at: NOW };
      await db.insertInto("todo_list").values(list).execute();
      const rows = Array.from({ length: TODOS }, (_, at) => ({
        ...{ id: v7(), user_id: user, subject_id: null, title: `To-do ${at}`, notes: "", priority: at % 4 },
        due_at: at % 3 === 0 ? null : new Date(Date.parse(NOW) + ((at * 7_919) % 1_000) * 3_600_000).toISOString(),
        rank: `c${String(at).padStart(6, "0")}`,
        ...{ repeat: null, next_id: null, seq: at + 1, created_at: NOW, updated_at: NOW },
        completed_at: at % 2 === 0 ? null : NOW,
        deleted_at: at % 50 === 49 ? NOW : null,
      }));
      for (let at = 0; at < rows.length; at += 500) {
        await db
          .insertInto("todo")
          .values(rows.slice(at, at + 500))
          .execute();
      }
    }

    const ALL = { completed: undefined, subject: undefined, due: undefined, text: undefined };

    test("the list is read along an index, in its own order and in the others, wherever a page begins", async () => {
      for (const sort of ["position", "due", "created", "priority"] satisfies Sort[]) {
        const page = (after: Parameters<typeof listTodos>[3]["after"]) =>
          planned(() => listTodos(db, userId, { ...ALL, sort }, { after, limit: 50 }));
        const { items, next } = await page(undefined);
        expect(items).toHaveLength(50);
        expect((await page(next)).items).toHaveLength(50);
      }
    });

    test("one's tasks are read along those that are open, and those that are done apart", async () => {
      for (const completed of [false, true]) {
        // Of cards there are as many as one is given.
        const { items } = await planned(
          () => listTasks(db, userId, completed, { after: undefined, limit: 50, kind: undefined }),
          {
            sorts: true,
          },
        );
        expect(items).toHaveLength(50);
      }
    });

    test("one is read, what has changed, and what is at hand", async () => {
      const { items } = await listTodos(db, userId, { ...ALL, sort: "position" }, { after: undefined, limit: 1 });
      expect(await planned(() => readTodo(db, userId, items[0]?.id ?? ""))).toMatchObject({ position: 0 });
      const asked = { after: undefined, limit: 100, now: NOW };
      expect((await planned(() => todoNews(db, userId, { ...asked, since: TODOS - 50 }))).items).toHaveLength(50);
      expect((await planned(() => todoNews(db, userId, { ...asked, since: 0 }))).items).toHaveLength(100);
      await planned(() => usersChangedSince(db, [userId], NOW));
    });

    test("commands of each kind look at what they name, and at what lies beside it", async () => {
      const { items } = await listTodos(db, userId, { ...ALL, sort: "position" }, { after: undefined, limit: 9 });
      const [one, two, three] = items.map(({ id }) => id) as [string, string, string];
      const todoId = v7();
      const commands = [
        { type: "todo.add", todoId, title: "New" },
        { type: "todo.add", todoId: v7(), title: "Between", afterTodoId: two },
        { type: "todo.change", todoId: one, title: "Other" },
        { type: "todo.move", todoId: one, afterTodoId: three },
        { type: "todo.complete", todoId },
        { type: "todo.reopen", todoId },
        { type: "todo.delete", todoId },
        { type: "todo.restore", todoId },
      ] as const;
      for (const command of commands) {
        const { results } = await planned(() => run({ userId, commands: [{ id: v7(), ...command }] }));
        expect(results.map(({ status }) => status)).toEqual(["applied"]);
      }
    });

    test("what is over is found without looking at what is not", async () => {
      await planned(() => sweepTodos(db, "2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z"));
    });
  });
}
