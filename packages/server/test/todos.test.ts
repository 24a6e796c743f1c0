import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { hello } from "./live-socket.ts";
import { expectCode, expectFaults } from "./problems.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// One's own to-dos: as resources, as commands, and as news for one's devices.

interface Todo {
  readonly id: string;
  readonly title: string;
  readonly notes: string;
  readonly completed: boolean;
  readonly completedAt: string | null;
  readonly dueAt: string | null;
  readonly priority: number;
  readonly position: number;
  readonly subjectId: string | null;
  readonly repeat: object | null;
  readonly updatedAt: string;
}
interface Page {
  readonly items: readonly Todo[];
  readonly nextCursor: string | null;
}
interface News {
  readonly items: readonly (Partial<Todo> & { readonly id: string; readonly deleted?: true; readonly rank?: string })[];
  readonly seq: number;
  readonly hasMore: boolean;
  readonly nextCursor: string | null;
  readonly isReset?: true;
}
interface Done {
  readonly seq: number;
  readonly results: readonly { readonly id: string; readonly status: string; readonly code?: string; field?: string }[];
}

const DAY = 86_400_000;

for (const database of databases) {
  describe(database.name, () => {
    let server: TestServer;
    let ann: Person;
    let ben: Person;
    beforeAll(async () => {
      server = await startTestServer(database);
      ben = await server.register("Ben");
    });
    afterAll(() => server.stop());
    beforeEach(async () => {
      ann = await server.register("Ann");
    });

    const add = async (body: object, person = ann): Promise<Todo> => {
      const made = await person.call<Todo>("POST", "/todos", { body });
      expect(made.status).toBe(201);
      return made.body;
    };
    const patch = (id: string, body: object, person = ann) => person.call<Todo>("PATCH", `/todos/${id}`, { body });
    const list = async (query = "", person = ann) => (await person.call<Page>("GET", `/todos${query}`)).body;
    const titles = async (query = "") => (await list(query)).items.map(({ title }) => title);
    const give = async (commands: readonly object[], person = ann) =>
      (await person.call<Done>("POST", "/todos/commands", { body: { commands } })).body;
    const statuses = async (commands: readonly object[], person = ann) =>
      (await give(commands, person)).results.map(({ status, code, field }) =>
        code ? `${code} ${field ?? ""}`.trim() : status,
      );
    const news = async (query = "", person = ann) => (await person.call<News>("GET", `/todos/changes${query}`)).body;
    const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();

    test("a to-do is made, read, changed, deleted and had back", async () => {
      const made = await ann.call<Todo>("POST", "/todos", { body: { title: "Paint", notes: "*blue*", priority: 2 } });
      const { id } = made.body;
      expect(made.headers.get("location")).toBe(`/api/v1/todos/${id}`);
      expect(made.body).toEqual({
        ...{ id, title: "Paint", notes: "*blue*", priority: 2, position: 0, completed: false, completedAt: null },
        ...{ dueAt: null, subjectId: null, repeat: null },
        ...{ createdAt: expect.any(String), updatedAt: expect.any(String) },
      });
      expect((await ann.call<Todo>("GET", `/todos/${id}`)).body).toEqual(made.body);
      const changed = await patch(id, { title: "Paint it", dueAt: inDays(1), completed: true });
      expect(changed.body).toMatchObject({ title: "Paint it", notes: "*blue*", completed: true });
      expect((await patch(id, { completed: false, dueAt: null })).body).toMatchObject({
        completedAt: null,
        dueAt: null,
      });
      expect((await patch(id, { notes: null, priority: null })).body).toMatchObject({ notes: "", priority: 0 });
      expect(await add({ title: "Bare", notes: null, priority: null })).toMatchObject({ notes: "", priority: 0 });
      expect((await ann.call("DELETE", `/todos/${(await list()).items.at(-1)?.id}`)).status).toBe(204);
      expect((await ann.call("DELETE", `/todos/${id}`)).status).toBe(204);
      expectCode(await ann.call("GET", `/todos/${id}`), "not_found");
      expectCode(await ann.call("DELETE", `/todos/${id}`), "not_found");
      expectCode(await ann.call("PATCH", `/todos/${id}`, { body: { title: "Gone" } }), "not_found");
      expect(await list()).toEqual({ items: [], nextCursor: null });
      expect((await ann.call<Todo>("POST", `/todos/${id}/restore`)).body).toMatchObject({ id, title: "Paint it" });
      expect(await titles()).toEqual(["Paint it"]);
    });

    test("positions are those among all of one's own, wherever one is put or read", async () => {
      const [a, b, c] = [await add({ title: "a" }), await add({ title: "b" }), await add({ title: "c" })];
      expect([a.position, b.position, c.position]).toEqual([0, 1, 2]);
      expect((await add({ title: "first", afterTodoId: null })).position).toBe(0);
      expect((await add({ title: "second", position: 1 })).position).toBe(1);
      expect((await add({ title: "after a", afterTodoId: a.id })).position).toBe(3);
      expect(await titles()).toEqual(["first", "second", "a", "after a", "b", "c"]);
      expect((await patch(c.id, { position: 0 })).body.position).toBe(0);
      expect((await patch(a.id, { afterTodoId: b.id })).body.position).toBe(5);
      expect((await patch(a.id, { position: 1_000 })).body.position).toBe(5);
      expect(await titles()).toEqual(["c", "first", "second", "after a", "b", "a"]);
      await patch(b.id, { completed: true });
      const open = await list("?completed=false");
      expect(open.items.map(({ title, position }) => [title, position])).toEqual([
        ...[
          ["c", 0],
          ["first", 1],
          ["second", 2],
        ],
        ...[
          ["after a", 3],
          ["a", 5],
        ],
      ]);
    });

    test("pages hold each one once and say their positions, in every order", async () => {
      for (let at = 0; at < 23; at++) {
        await add({ title: `t${at}`, priority: at % 4, ...(at % 3 > 0 && { dueAt: inDays((at * 7) % 11) }) });
      }
      const all = (await list("?limit=100")).items;
      expect(all.map(({ position }) => position)).toEqual(all.map((_, at) => at));
      const order = {
        position: all,
        due: all.toSorted((a, b) => (a.dueAt ?? "z").localeCompare(b.dueAt ?? "z") || a.id.localeCompare(b.id)),
        created: all.toReversed(),
        priority: all.toSorted((a, b) => b.priority - a.priority || a.position - b.position),
      };
      for (const [sort, wanted] of Object.entries(order)) {
        const found: Todo[] = [];
        for (let cursor: string | null = ""; cursor !== null; ) {
          const page: Page = await list(`?limit=4&sort=${sort}${cursor && `&cursor=${cursor}`}`);
          found.push(...page.items);
          cursor = page.nextCursor;
        }
        expect(found, sort).toEqual(wanted);
      }
      const { nextCursor } = await list("?limit=4&sort=due");
      expectFaults(await ann.call("GET", `/todos?sort=priority&cursor=${nextCursor}`), ["cursor"]);
      expectFaults(await ann.call("GET", "/todos?cursor=nonsense"), ["cursor"]);
    });

    test("filters: what is done, what is due, and a text that stands for itself", async () => {
      const soon = await add({ title: "soon", dueAt: inDays(1) });
      await add({ title: "late", dueAt: inDays(9), notes: "Über 100% sicher" });
      await add({ title: "100 x sicher_lich" });
      await patch((await add({ title: "done", dueAt: inDays(1) })).id, { completed: true });
      expect(await titles(`?due=${inDays(2)}`)).toEqual(["soon"]);
      expect(await titles("?completed=true")).toEqual(["done"]);
      expect(await titles("?q=100%25")).toEqual(["late"]);
      expect(await titles("?q=R_L")).toEqual(["100 x sicher_lich"]);
      expect(await titles(`?q=${encodeURIComponent("über")}`)).toEqual(["late"]);
      expect(await titles("?q=%27%22%3B--")).toEqual([]);
      expect(await titles("?subject=none&completed=false&q=SOON")).toEqual(["soon"]);
      expect(await titles(`?subject=${v7()}`)).toEqual([]);
      expect((await list("?q=soon")).items[0]?.position).toBe(soon.position);
    });

    test("what one has, nobody else has: by its id, in a body, in a list", async () => {
      const mine = await add({ title: "Mine" });
      const theirs = await add({ title: "Theirs", afterTodoId: null }, ben);
      for (const [method, path] of [
        ["GET", ""],
        ["PATCH", ""],
        ["DELETE", ""],
        ["POST", "/restore"],
      ] as const) {
        const body = method === "PATCH" ? { body: { title: "Stolen" } } : {};
        const answer = await ann.call(method, `/todos/${theirs.id}${path}`, body);
        expectCode(answer, "not_found");
        expect(answer.body).toEqual((await ann.call(method, `/todos/${v7()}${path}`, body)).body);
      }
      for (const afterTodoId of [theirs.id, v7()]) {
        expectCode(await ann.call("POST", "/todos", { body: { title: "x", afterTodoId } }), "not_found");
        expectCode(await ann.call("PATCH", `/todos/${mine.id}`, { body: { afterTodoId } }), "not_found");
      }
      expectCode(await ann.call("POST", "/todos", { body: { title: "x", subjectId: v7() } }), "not_found");
      expectCode(await ann.call("POST", "/todos", { body: { title: "x", id: theirs.id } }), "id_taken");
      const todoId = theirs.id;
      expect(
        await statuses([
          { id: v7(), type: "todo.change", todoId, title: "Stolen" },
          { id: v7(), type: "todo.move", todoId, afterTodoId: null },
          { id: v7(), type: "todo.complete", todoId },
          { id: v7(), type: "todo.reopen", todoId },
          { id: v7(), type: "todo.delete", todoId },
          { id: v7(), type: "todo.restore", todoId },
          { id: v7(), type: "todo.move", todoId: mine.id, afterTodoId: todoId },
          { id: v7(), type: "todo.change", todoId: mine.id, subjectId: v7() },
        ]),
      ).toEqual([...Array(6).fill("not_found todoId"), "not_found afterTodoId", "not_found subjectId"]);
      const { body } = await patch(mine.id, { dueAt: inDays(-1), repeat: { every: "day", timeZone: "UTC" } });
      expect(await statuses([{ id: v7(), type: "todo.complete", todoId: body.id, nextId: todoId }])).toEqual([
        "id_taken nextId",
      ]);
      expect((await ben.call<Todo>("GET", `/todos/${todoId}`)).body).toEqual(theirs);
      expect(JSON.stringify([await list(), await news()])).not.toContain("Theirs");
      // A command's id is its sender's: another's was not done before.
      const id = v7();
      await give([{ id, type: "todo.add", todoId: v7(), title: "Once" }], ben);
      expect(await statuses([{ id, type: "todo.change", todoId: mine.id, title: "Once too" }])).toEqual(["applied"]);
    });

    test("T2: a command is done once, however often it comes, and a request that is refused leaves nothing", async () => {
      const todoId = v7();
      const command = { id: v7(), type: "todo.add", todoId, title: "Once" };
      const first = await give([command, command]);
      expect(first).toEqual({ seq: 1, results: [command, command].map(({ id }) => ({ id, status: "applied" })) });
      await give([{ id: v7(), type: "todo.delete", todoId }]);
      expect(await statuses([command])).toEqual(["applied"]);
      expect(await titles()).toEqual([]);
      const before = (await news()).seq;
      expect(
        await statuses([
          { id: v7(), type: "todo.complete", todoId },
          { id: v7(), type: "todo.delete", todoId },
        ]),
      ).toEqual(["not_found todoId", "unchanged"]);
      expect((await news()).seq).toBe(before);
      const kept = await add({ title: "Kept" });
      const answer = await ann.call("PATCH", `/todos/${kept.id}`, { body: { title: "Changed", afterTodoId: v7() } });
      expectCode(answer, "not_found");
      expect(await titles()).toEqual(["Kept"]);
    });

    test("an Idempotency-Key makes one to-do, and If-Match keeps what has changed since", async () => {
      const headers = { "idempotency-key": v7() };
      const [one, other] = [
        await ann.call<Todo>("POST", "/todos", { body: { title: "Once" }, headers }),
        await ann.call<Todo>("POST", "/todos", { body: { title: "Once" }, headers }),
      ];
      expect(other.body).toEqual(one.body);
      const { id } = one.body;
      const etag = one.headers.get("etag") ?? "";
      const unchanged = await ann.call("GET", `/todos/${id}`, { headers: { "if-none-match": etag } });
      expect(unchanged.status).toBe(304);
      const changed = await ann.call<Todo>("PATCH", `/todos/${id}`, {
        ...{ body: { title: "Twice" }, headers: { "if-match": etag } },
      });
      expect(changed.status).toBe(200);
      const stale = { "if-match": etag };
      expectCode(
        await ann.call("PATCH", `/todos/${id}`, { body: { title: "x" }, headers: stale }),
        "precondition_failed",
      );
      expectCode(await ann.call("DELETE", `/todos/${id}`, { headers: stale }), "precondition_failed");
      expectCode(await ann.call("DELETE", `/todos/${v7()}`, { headers: stale }), "not_found");
      const now = { "if-match": changed.headers.get("etag") ?? "" };
      expect((await ann.call("DELETE", `/todos/${id}`, { headers: now })).status).toBe(204);
    });

    test("T3: one that repeats is done, the next stands after it, and opening it again takes that away", async () => {
      const repeat = { every: "week", timeZone: "America/New_York" };
      const todo = await add({ title: "Water", dueAt: inDays(-30), repeat, notes: "all", priority: 1 });
      await add({ title: "Last" });
      const nextId = v7();
      const todoId = todo.id;
      expect(await statuses([{ id: v7(), type: "todo.complete", todoId, nextId }])).toEqual(["applied"]);
      const [done, next, last] = (await list()).items;
      expect(last?.title).toBe("Last");
      expect(done).toMatchObject({ id: todoId, completed: true });
      expect(next).toMatchObject({ id: nextId, title: "Water", notes: "all", priority: 1, repeat, completed: false });
      const left = Date.parse(next?.dueAt ?? "") - Date.now();
      expect(left > 0 && left <= 7 * DAY + 3_600_000).toBe(true);
      await give([{ id: v7(), type: "todo.reopen", todoId }]);
      expect(await titles()).toEqual(["Water", "Last"]);
      // One that was worked on stays.
      await patch(todoId, { completed: true });
      const [, again] = (await list()).items;
      await patch(again?.id ?? "", { title: "Water more" });
      await patch(todoId, { completed: false });
      expect(await titles()).toEqual(["Water", "Water more", "Last"]);
    });

    test("notes that two have changed are merged line by line", async () => {
      const { id } = await add({ title: "Notes", notes: "a\nb\nc" });
      await patch(id, { notes: "a\nb\nC", notesFrom: "a\nb\nc" });
      expect((await patch(id, { notes: "A\nb\nc", notesFrom: "a\nb\nc" })).body.notes).toBe("A\nb\nC");
      expect((await patch(id, { notes: "x\nb\nc", notesFrom: "a\nb\nc" })).body.notes).toBe("A\nx\nb\nC");
    });

    test("hundreds of moves to one place keep the order, and the ranks short", async () => {
      const first = await add({ title: "first" });
      await add({ title: "last" });
      const wanted: string[] = [];
      for (let round = 0; round < 4; round++) {
        const commands = Array.from({ length: 100 }, (_, at) => {
          wanted.unshift(`${round}.${at}`);
          const title = `${round}.${at}`;
          return { id: v7(), type: "todo.add", todoId: v7(), title, afterTodoId: first.id };
        });
        expect(new Set(await statuses(commands))).toEqual(new Set(["applied"]));
      }
      const { items } = await news();
      const ranks = items.map(({ rank = "" }) => rank);
      expect(Math.max(...ranks.map(({ length }) => length))).toBeLessThan(50);
      expect(new Set(ranks).size).toBe(402);
      const inOrder = items.toSorted((a, b) => ((a.rank ?? "") < (b.rank ?? "") ? -1 : 1)).map(({ title }) => title);
      expect(inOrder).toEqual(["first", ...wanted, "last"]);
    });

    test("T5: a device is told what has changed, and what it cannot be told any more begins anew", async () => {
      const [a, b] = [await add({ title: "a" }), await add({ title: "b" })];
      const first = await news();
      expect(first.items.map(({ id }) => id).toSorted()).toEqual([a.id, b.id].toSorted());
      expect(first).toMatchObject({ seq: 2, hasMore: false, nextCursor: null });
      await patch(a.id, { title: "A" });
      await ann.call("DELETE", `/todos/${b.id}`);
      const page = await news("?since=2&limit=1");
      expect(page).toMatchObject({ items: [{ id: a.id, title: "A", seq: 3 }], seq: 3, hasMore: true });
      expect((await news("?since=3")).items).toEqual([{ id: b.id, deleted: true }]);
      expect(await news("?since=4")).toEqual({ items: [], seq: 4, hasMore: false, nextCursor: null });
      expect((await news()).items).toHaveLength(1);
      expect(await news("?since=99")).toMatchObject({ isReset: true, seq: 4, items: [{ id: a.id }] });
      // Those that were completed long ago are not at hand.
      await patch(a.id, { completed: true });
      expect((await news()).items).toHaveLength(1);
      await give([{ id: v7(), type: "todo.reopen", todoId: a.id }]);
      await give([{ id: v7(), type: "todo.complete", todoId: a.id, at: inDays(-31) }]);
      expect((await news()).items).toEqual([]);
    });

    test("T5: what is at hand comes in pages: the open ones, then those completed lately", async () => {
      const made: string[] = [];
      for (let at = 0; at < 9; at++) {
        const todo = await add({ title: `t${at}`, ...(at % 2 === 0 && { dueAt: inDays(at) }) });
        if (at % 3 === 0) await patch(todo.id, { completed: true });
        made.push(todo.id);
      }
      const found: string[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const some: News = await news(`?limit=2${cursor && `&cursor=${cursor}`}`);
        found.push(...some.items.map(({ id }) => id));
        cursor = some.nextCursor;
      }
      expect(found.toSorted()).toEqual(made.toSorted());
      expectFaults(await ann.call("GET", "/todos/changes?cursor=nonsense"), ["cursor"]);
    });

    test("N3: all of one's own sockets hear of a change, and nobody else's", async () => {
      const [one, other] = [await hello(server.url, ann.token), await hello(server.url, ann.token)];
      const bens = await hello(server.url, ben.token);
      await add({ title: "Heard" });
      for (const socket of [one, other])
        expect(await socket.next("changed")).toEqual({ type: "changed", what: "todos" });
      await add({ title: "Bens" }, ben);
      await bens.next("changed");
      expect(bens.heard.filter(({ type }) => type === "changed")).toHaveLength(1);
      expect(one.heard.filter(({ type }) => type === "changed")).toHaveLength(1);
      for (const socket of [one, other, bens]) socket.close();
    });
  });
}
