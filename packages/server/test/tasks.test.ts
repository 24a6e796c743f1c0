import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { hello } from "./live-socket.ts";
import { expectFaults } from "./problems.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// What one has to do: one's own to-dos and the cards assigned to one, on boards that one may see now.

interface Page {
  readonly items: readonly (
    | {
        readonly kind: "todo";
        readonly todo: { readonly id: string; readonly title: string; readonly position: number };
      }
    | {
        readonly kind: "card";
        readonly card: {
          readonly id: string;
          readonly title: string;
          readonly boardTitle: string;
          isEditable: boolean;
        };
      }
  )[];
  readonly nextCursor: string | null;
}

const at = (day: number) => `2027-03-${String(day).padStart(2, "0")}T12:00:00.000Z`;

for (const database of databases) {
  describe(database.name, () => {
    let server: TestServer;
    let ann: Person;
    let ben: Person;
    beforeAll(async () => {
      server = await startTestServer(database);
    });
    afterAll(() => server.stop());
    beforeEach(async () => {
      [ann, ben] = [await server.register("Ann"), await server.register("Ben")];
    });

    const tasks = async (query = "", person = ben) => (await person.call<Page>("GET", `/tasks${query}`)).body;
    const titles = async (query = "", person = ben) =>
      (await tasks(query, person)).items.map((task) => (task.kind === "todo" ? task.todo.title : task.card.title));
    const post = async (path: string, body: object, person = ann) => {
      const answer = await person.call<{ id: string }>("POST", path, { body });
      expect(answer.status, path).toBeLessThan(300);
      return answer.body.id;
    };
    async function boardWithBen(role = "editor"): Promise<string> {
      const boardId = await post("/boards", { title: "Plans" });
      await ann.call("PUT", `/boards/${boardId}/users/${ben.userId}`, { body: { role } });
      return boardId;
    }
    const card = (boardId: string, title: string, more: object = {}) =>
      post(`/boards/${boardId}/cards`, { title, assigneeIds: [ben.userId], ...more });

    test("both kinds, by due date, page by page; what is done apart, the last first", async () => {
      const boardId = await boardWithBen();
      await card(boardId, "c2", { dueAt: at(2) });
      await post("/todos", { title: "t1", dueAt: at(1) }, ben);
      await post("/todos", { title: "t3", dueAt: at(3) }, ben);
      const c4 = await card(boardId, "c4", { dueAt: at(4) });
      await post("/todos", { title: "none" }, ben);
      await card(boardId, "none too");
      await post(`/boards/${boardId}/cards`, { title: "Ann's", assigneeIds: [ann.userId] });
      const wanted = ["t1", "c2", "t3", "c4", "none", "none too"];
      expect(await titles()).toEqual(wanted);
      const found: string[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const query: string = `?limit=2${cursor && `&cursor=${cursor}`}`;
        found.push(...(await titles(query)));
        cursor = (await tasks(query)).nextCursor;
      }
      expect(found).toEqual(wanted);
      const [, second] = (await tasks()).items;
      expect(second).toMatchObject({
        kind: "card",
        card: { boardId, boardTitle: "Plans", columnTitle: "To do", dueAt: at(2), doneAt: null, isEditable: true },
      });
      expect((await tasks()).items[0]).toMatchObject({ kind: "todo", todo: { position: 0, dueAt: at(1) } });
      await ben.call("PATCH", `/cards/${c4}`, { body: { isDone: true } });
      const t = (await tasks()).items[0];
      await ben.call("PATCH", `/todos/${t?.kind === "todo" ? t.todo.id : ""}`, { body: { completed: true } });
      expect(await titles()).toEqual(["c2", "t3", "none", "none too"]);
      expect(await titles("?completed=true")).toEqual(["t1", "c4"]);
      expect(await titles("?completed=true&limit=1")).toEqual(["t1"]);
      const { nextCursor } = await tasks("?completed=true&limit=1");
      expect(await titles(`?completed=true&cursor=${nextCursor}`)).toEqual(["c4"]);
      expectFaults(await ben.call("GET", `/tasks?cursor=${nextCursor}`), ["cursor"]);
    });

    test("only what one may see now: not of a board that one has left, nor what is archived or deleted", async () => {
      const [one, two] = [await boardWithBen("viewer"), await boardWithBen()];
      const [away, gone] = [await card(one, "Archived"), await card(one, "Deleted")];
      const seen = await card(one, "Seen");
      await card(two, "Elsewhere");
      await ann.call("POST", `/cards/${away}/archive`);
      await ann.call("DELETE", `/cards/${gone}`);
      expect(await titles()).toEqual(["Seen", "Elsewhere"]);
      expect((await tasks()).items[0]).toMatchObject({ card: { id: seen, isEditable: false } });
      await ann.call("DELETE", `/boards/${one}/users/${ben.userId}`);
      expect(await titles()).toEqual(["Elsewhere"]);
      await ann.call("POST", `/boards/${two}/archive`);
      expect(await titles()).toEqual([]);
      expect(await titles("", ann)).toEqual([]);
    });

    test("N3: who has a card, or had it, hears that their tasks are not what they were", async () => {
      const boardId = await boardWithBen();
      const cem = await server.register("Cem");
      const [bens, cems] = [await hello(server.url, ben.token), await hello(server.url, cem.token)];
      const heard = async () => expect(await bens.next("changed")).toEqual({ type: "changed", what: "tasks" });
      const cardId = await card(boardId, "Paint");
      await heard();
      await ann.call("PATCH", `/cards/${cardId}`, { body: { dueAt: at(1) } });
      await heard();
      await ann.call("DELETE", `/cards/${cardId}/assignees/${ben.userId}`);
      await heard();
      await ann.call("PUT", `/cards/${cardId}/assignees/${ben.userId}`);
      await heard();
      await ann.call("DELETE", `/cards/${cardId}`);
      await heard();
      await ann.call("POST", `/cards/${cardId}/restore`);
      await heard();
      await ann.call("DELETE", `/boards/${boardId}/users/${ben.userId}`);
      await heard();
      expect(cems.heard.filter(({ type }) => type === "changed")).toEqual([]);
      for (const socket of [bens, cems]) socket.close();
    });

    test("of one kind alone, page by page", async () => {
      const boardId = await boardWithBen();
      await post("/todos", { title: "t1", dueAt: at(1) }, ben);
      await card(boardId, "c2", { dueAt: at(2) });
      await post("/todos", { title: "t3" }, ben);
      await card(boardId, "c4");
      expect(await titles("?kind=todo")).toEqual(["t1", "t3"]);
      const first = await tasks("?kind=card&limit=1");
      expect(first.items).toMatchObject([{ kind: "card", card: { title: "c2" } }]);
      expect(await titles(`?kind=card&limit=1&cursor=${first.nextCursor}`)).toEqual(["c4"]);
      expectFaults(await ben.call("GET", "/tasks?kind=other"), ["kind"]);
    });

    test("a cursor that was made up is refused, whatever it says", async () => {
      for (const place of [{}, { completed: false, at: "now", id: v7() }, { completed: false, at: null, id: "1" }]) {
        const cursor = Buffer.from(JSON.stringify(place)).toString("base64url");
        expectFaults(await ben.call("GET", `/tasks?cursor=${cursor}`), ["cursor"]);
      }
    });
  });
}
