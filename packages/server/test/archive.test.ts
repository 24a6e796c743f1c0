import type { Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { expectCode, expectFaults } from "./problems.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// Cards and columns that are put away for good: off the board, readable, and had back. Who may: authorization.test.ts.

interface CardAnswer {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly position: number;
  readonly labelIds: readonly string[];
  readonly archivedAt: string | null;
}

interface Page {
  readonly items: readonly CardAnswer[];
  readonly nextCursor: string | null;
}

let server: TestServer;
let ann: Person;
let boardId: string;
let columns: Snapshot["columns"];

const snapshot = async () => (await ann.call<Snapshot>("GET", `/boards/${boardId}`)).body;
const titles = async () => (await snapshot()).cards.map(({ title }) => title);
const cards = async (query = "") =>
  (await ann.call<Page>("GET", `/boards/${boardId}/cards?archived=true${query}`)).body;
const archivedTitles = async (query = "") => (await cards(query)).items.map(({ title }) => title);
const newCard = async (title: string, more: object = {}) =>
  (await ann.call<CardAnswer>("POST", `/boards/${boardId}/cards`, { body: { title, ...more } })).body;
const archive = (id: string) => ann.call<CardAnswer>("POST", `/cards/${id}/archive`);

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database);
      ann = await server.register("Ann");
    });
    beforeEach(async () => {
      boardId = v7();
      await ann.call("POST", "/boards", { body: { id: boardId, title: "Plans" } });
      columns = (await snapshot()).columns;
    });
    afterAll(() => server.stop());

    test("an archived card is off the board, is read with all that is on it, and comes back to its place", async () => {
      const { body: label } = await ann.call<{ id: string }>("POST", `/boards/${boardId}/labels`, {
        body: { name: "Bug", color: "red" },
      });
      await newCard("a");
      const card = await newCard("b", { description: "text", labelIds: [label.id], dueAt: "2027-01-01T12:00:00.000Z" });
      await newCard("c");
      expect(card.archivedAt).toBeNull();
      const archived = await archive(card.id);
      expect([archived.status, archived.body]).toMatchObject([200, { id: card.id, description: "text" }]);
      expect(archived.body.archivedAt).toMatch(/^20/);
      expect(await titles()).toEqual(["a", "c"]);
      const { seq } = await snapshot();
      expect((await archive(card.id)).status).toBe(200);
      expect((await snapshot()).seq).toBe(seq);

      await server.restart();
      const read = await ann.call<CardAnswer>("GET", `/cards/${card.id}`);
      expect(read.body).toEqual(archived.body);
      expect(read.headers.get("etag")).toBeTruthy();
      const { updatedAt, ...before } = card as CardAnswer & { updatedAt: string };
      expect(read.body).toMatchObject({ ...before, archivedAt: archived.body.archivedAt });
      // It is not worked on while it is away.
      expectCode(await ann.call("PATCH", `/cards/${card.id}`, { body: { title: "x" } }), "not_found");
      expectCode(await ann.call("PUT", `/cards/${card.id}/labels/${label.id}`), "not_found");

      const restored = await ann.call<CardAnswer>("POST", `/cards/${card.id}/restore`);
      expect(restored.body).toMatchObject({ position: 1, description: "text", labelIds: [label.id], archivedAt: null });
      expect(await titles()).toEqual(["a", "b", "c"]);
      expect((await cards()).items).toEqual([]);
    });

    test("an archived card that is deleted is in the trash alone, and can be archived again", async () => {
      const { id } = await newCard("a");
      await archive(id);
      const etag = (await ann.call("GET", `/cards/${id}`)).headers.get("etag") ?? "";
      expect((await ann.call("DELETE", `/cards/${id}`, { headers: { "if-match": etag } })).status).toBe(204);
      expect((await ann.call("GET", `/cards/${id}`)).status).toBe(404);
      expect(await archivedTitles()).toEqual([]);
      expectCode(await ann.call("DELETE", `/cards/${id}`), "not_found");
      expect((await archive(id)).status).toBe(200);
      expect(await archivedTitles()).toEqual(["a"]);
      await ann.call("DELETE", `/cards/${id}`);
      expect((await ann.call("POST", `/cards/${id}/restore`)).status).toBe(200);
      expect(await titles()).toEqual(["a"]);
    });

    test("archived cards are listed page by page, the last first, and filtered like others", async () => {
      const { body: label } = await ann.call<{ id: string }>("POST", `/boards/${boardId}/labels`, {
        body: { name: "Bug", color: "red" },
      });
      const due = { dueAt: "2027-01-01T12:00:00.000Z" };
      const made = [
        await newCard("Apples", { labelIds: [label.id] }),
        await newCard("Pears", { columnId: columns[1]?.id, ...due }),
        await newCard("Plums", { assigneeIds: [ann.userId] }),
        await newCard("On the board", { labelIds: [label.id] }),
      ];
      for (const { id } of made.slice(0, 3)) await archive(id);
      const names = archivedTitles;
      expect(await names()).toEqual(["Plums", "Pears", "Apples"]);
      expect(await names("&q=P")).toEqual(["Plums", "Pears", "Apples"]);
      expect(await names("&q=pe")).toEqual(["Pears"]);
      expect(await names(`&label=${label.id}`)).toEqual(["Apples"]);
      expect(await names(`&assignee=${ann.userId}`)).toEqual(["Plums"]);
      expect(await names(`&column=${columns[1]?.id}`)).toEqual(["Pears"]);
      expect(await names("&due=2027-02-01T00:00:00.000Z")).toEqual(["Pears"]);
      const read: string[] = [];
      for (let query = "&limit=2"; query !== ""; ) {
        const page = await cards(query);
        read.push(...page.items.map(({ title }) => title));
        query = page.nextCursor === null ? "" : `&limit=2&cursor=${page.nextCursor}`;
      }
      expect(read).toEqual(["Plums", "Pears", "Apples"]);
      const onBoard = await ann.call<Page>("GET", `/boards/${boardId}/cards?limit=1&archived=false`);
      expect(onBoard.body.items.map(({ title }) => title)).toEqual(["On the board"]);
      // A place in one list is none in the other.
      const { nextCursor } = await cards("&limit=1");
      expectFaults(await ann.call("GET", `/boards/${boardId}/cards?cursor=${nextCursor}`), ["cursor"]);
      expectFaults(await ann.call("GET", `/boards/${boardId}/cards?archived=yes`), ["archived"]);
    });

    test("an archived column takes its cards along and brings them back", async () => {
      const [todo, doing] = columns;
      const early = await newCard("Early");
      const late = await newCard("Late");
      await archive(early.id);
      const archived = await ann.call<{ archivedAt: string | null }>("POST", `/columns/${todo?.id}/archive`);
      expect([archived.status, archived.body]).toMatchObject([200, { id: todo?.id, title: "To do" }]);
      expect(archived.body.archivedAt).toMatch(/^20/);
      expect((await snapshot()).columns.map(({ id }) => id)).toEqual([doing?.id, columns[2]?.id]);
      await server.restart();
      const { archivedAt } = archived.body;
      expect((await ann.call("GET", `/cards/${late.id}`)).body).toMatchObject({ title: "Late", archivedAt });
      expectCode(await ann.call("PATCH", `/columns/${todo?.id}`, { body: { title: "x" } }), "not_found");
      // The card that was archived by itself waits for its column.
      expectCode(await ann.call("POST", `/cards/${early.id}/restore`), "not_found");
      const restored = await ann.call("POST", `/columns/${todo?.id}/restore`);
      expect([restored.status, restored.body]).toMatchObject([200, { position: 0, archivedAt: null }]);
      expect(await titles()).toEqual(["Late"]);
      expect((await ann.call("POST", `/cards/${early.id}/restore`)).status).toBe(200);
      expect(await titles()).toEqual(["Early", "Late"]);
    });

    test("somebody else's archive is not there, and neither is a card of another board", async () => {
      const { id } = await newCard("a");
      await archive(id);
      const bob = await server.register("Bob");
      for (const [method, path] of [
        ["GET", `/cards/${id}`],
        ["POST", `/cards/${id}/restore`],
        ["POST", `/cards/${id}/archive`],
        ["GET", `/boards/${boardId}/cards?archived=true`],
      ] as const) {
        expectCode(await bob.call(method, path), "not_found");
      }
    });
  });
}
