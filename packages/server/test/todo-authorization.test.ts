import { todoCommandSchemas } from "@syncboard/model/schemas";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { type Person, programOf, startTestServer, type TestServer } from "./running-server.ts";
import { noTodoIds, TODO_COMMANDS, TODO_ROUTES, type TodoAsk, type TodoIds } from "./todo-routes-table.ts";

// To-dos are their owner's alone: whose they are says the token, and no id of somebody else's opens anything.

for (const database of databases) {
  describe(database.name, () => {
    let server: TestServer;
    let ann: Person;
    let ben: Person;
    let bens: TodoIds;
    const programs = new Map<string, Person>();
    beforeAll(async () => {
      server = await startTestServer(database);
      ann = await server.register("Ann");
      ben = await server.register("Ben");
      bens = await scene(ben);
      for (const scope of ["read", "write"] as const) programs.set(scope, await programOf(server.url, ann, scope));
    });
    afterAll(() => server.stop());

    /** One that repeats, a neighbour, one in the trash, and a subject. */
    async function scene(person: Person): Promise<TodoIds> {
      const ids = noTodoIds();
      const { body } = await person.call<{ id: string }>("POST", "/subjects", { body: { name: "Mine" } });
      const repeat = { every: "day", timeZone: "Europe/Lisbon" };
      const commands = [
        { type: "todo.add", todoId: ids.todoId, title: "Mine", repeat },
        { type: "todo.add", todoId: ids.neighbourId, title: "Beside" },
        { type: "todo.add", todoId: ids.trashedTodoId, title: "Gone" },
        { type: "todo.delete", todoId: ids.trashedTodoId },
      ];
      const done = await give(person, commands);
      expect(done.map(({ status }) => status)).toEqual(commands.map(() => "applied"));
      return { ...ids, subjectId: body.id };
    }

    async function give(person: Person, commands: readonly object[]) {
      const body = { commands: commands.map((command) => ({ id: v7(), ...command })) };
      const answer = await person.call<{ results: { status: string; code?: string }[] }>("POST", "/todos/commands", {
        body,
      });
      expect(answer.status).toBe(200);
      return answer.body.results;
    }

    const state = async (person: Person) => (await person.call("GET", "/todos/changes")).body;
    const ask = (person: Pick<Person, "call">, route: string, { path, body }: TodoAsk, ids: TodoIds) =>
      person.call(route.split(" ")[0] ?? "", path(ids), body && { body: body(ids) });

    /** What a request names, one by one. */
    const namedIn = (asked: (ids: TodoIds) => unknown, ids: TodoIds) =>
      (Object.keys(ids) as (keyof TodoIds)[]).filter(
        (name) => JSON.stringify(asked(ids)) !== JSON.stringify(asked({ ...ids, [name]: v7() })),
      );

    test.each(Object.entries(TODO_ROUTES))("%s", async (route, row) => {
      const ids = await scene(ann);
      const [before, bensBefore] = [await state(ann), await state(ben)];
      const isRead = route.startsWith("GET ");
      const anonymous = await ask(server, route, row, ids);
      expect([anonymous.status, anonymous.body.code]).toEqual([401, "unauthenticated"]);
      if (route.includes("/:")) {
        const absent = await ask(ann, route, row, noTodoIds());
        expect([absent.status, absent.body.code]).toEqual([404, "not_found"]);
        expect((await ask(ben, route, row, ids)).body).toEqual(absent.body);
      }
      const { path, body } = row;
      // A request of commands answers each by itself: below.
      const named = route.endsWith("/commands") ? [] : namedIn((each) => [path(each), body?.(each)], ids);
      for (const name of named) {
        const theirs = name === "newTodoId" ? bens.todoId : bens[name];
        const foreign = await ask(ann, route, row, { ...ids, [name]: theirs });
        const code = name === "newTodoId" ? [409, "id_taken"] : [404, "not_found"];
        expect([foreign.status, foreign.body.code], name).toEqual(code);
        if (name !== "newTodoId")
          expect(foreign.body).toEqual((await ask(ann, route, row, { ...ids, [name]: v7() })).body);
      }
      if (!isRead) {
        const refused = await ask(programs.get("read") ?? ann, route, row, ids);
        expect([refused.status, refused.body.code]).toEqual([403, "insufficient_scope"]);
      }
      expect(await state(ann)).toEqual(before);
      expect(await state(ben)).toEqual(bensBefore);
      expect((await ask(programs.get(isRead ? "read" : "write") ?? ann, route, row, ids)).status).toBe(row.ok);
      expect(await state(ben)).toEqual(bensBefore);
    });

    test("every command has its row, and names nothing of somebody else's", async () => {
      const types = TODO_COMMANDS.map(({ command }) => Object.entries(command(noTodoIds()))[0]?.[1]);
      expect(types.toSorted()).toEqual(Object.keys(todoCommandSchemas).toSorted());
      const bensBefore = await state(ben);
      for (const { command, taken } of TODO_COMMANDS) {
        const ids = await scene(ann);
        const before = await state(ann);
        for (const name of namedIn(command, ids)) {
          const theirs = name === "newTodoId" ? bens.todoId : bens[name];
          const [result] = await give(ann, [command({ ...ids, [name]: theirs })]);
          expect(result, `${JSON.stringify(command(ids))} ${name}`).toMatchObject({
            ...{ status: "refused", code: name === taken ? "id_taken" : "not_found" },
          });
        }
        expect(await state(ann)).toEqual(before);
        expect((await give(ann, [command(ids)]))[0]?.status).toMatch(/^(applied|unchanged)$/);
      }
      expect(await state(ben)).toEqual(bensBefore);
    });
  });
}
