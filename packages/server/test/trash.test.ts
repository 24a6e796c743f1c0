import type { Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { expectCode, expectFaults } from "./problems.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// What was archived on a board or deleted from it, and how it is had back. Who may: authorization.test.ts.

interface Trashed {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly archivedAt: string | null;
  readonly deletedAt: string | null;
  readonly columnId: string | null;
  readonly card: { readonly id: string; readonly title: string } | null;
}

interface Page {
  readonly items: readonly Trashed[];
  readonly nextCursor: string | null;
}

let server: TestServer;
let ann: Person;
let boardId: string;
let board: Snapshot;

const trash = async (query = "") => {
  const { status, body } = await ann.call<Page>("GET", `/boards/${boardId}/trash${query}`);
  expect(status).toBe(200);
  return body;
};
const titles = async () => (await trash()).items.map(({ title }) => title);
const snapshot = async () => (await ann.call<Snapshot>("GET", `/boards/${boardId}`)).body;
const newCard = async (title: string) =>
  (await ann.call<{ id: string }>("POST", `/boards/${boardId}/cards`, { body: { title } })).body.id;

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database);
      ann = await server.register("Ann");
    });
    beforeEach(async () => {
      boardId = v7();
      await ann.call("POST", "/boards", { body: { id: boardId, title: "Plans" } });
      board = await snapshot();
    });
    afterAll(() => server.stop());

    test("holds cards, columns and labels, the last deleted first, and gives each back as it was", async () => {
      const [todo, doing] = board.columns;
      const label = await ann.call<{ id: string }>("POST", `/boards/${boardId}/labels`, {
        body: { name: "Bug", color: "red" },
      });
      const cardId = await newCard("Apples");
      await ann.call("PUT", `/cards/${cardId}/labels/${label.body.id}`);
      const before = await snapshot();
      expect((await trash()).items).toEqual([]);
      for (const path of [`/cards/${cardId}`, `/labels/${label.body.id}`, `/columns/${doing?.id}`]) {
        expect((await ann.call("DELETE", path)).status).toBe(204);
      }
      const { items, nextCursor } = await trash();
      expect(items.map(({ archivedAt, deletedAt, ...item }) => item)).toEqual([
        { kind: "column", id: doing?.id, title: "In progress", columnId: null, card: null },
        { kind: "label", id: label.body.id, title: "Bug", columnId: null, card: null },
        { kind: "card", id: cardId, title: "Apples", columnId: todo?.id, card: null },
      ]);
      expect(nextCursor).toBeNull();
      const times = items.map(({ deletedAt }) => deletedAt);
      expect(times).toEqual(times.toSorted().toReversed());
      expect(items.every(({ archivedAt }) => archivedAt === null)).toBe(true);
      await server.restart();
      for (const path of [`/columns/${doing?.id}`, `/labels/${label.body.id}`, `/cards/${cardId}`]) {
        expect((await ann.call("POST", `${path}/restore`)).status).toBe(200);
      }
      expect((await trash()).items).toEqual([]);
      const after = await snapshot();
      const shown = ({ columns, cards, labels }: Snapshot) => [
        columns.map(({ id, position }) => [id, position]),
        cards.map(({ id, labelIds }) => [id, labelIds]),
        labels.map(({ name }) => name),
      ];
      expect(shown(after)).toEqual(shown(before));
    });

    test("holds deleted checklists with their cards, as long as those are there, and gives them back with their items", async () => {
      const [todo] = board.columns;
      const cardId = await newCard("Apples");
      const newList = async (title: string) =>
        (await ann.call<{ id: string }>("POST", `/cards/${cardId}/checklists`, { body: { title } })).body.id;
      const [first, second] = [await newList("Pick"), await newList("Peel")];
      await ann.call("POST", `/checklists/${first}/items`, { body: { text: "The red ones" } });
      for (const id of [first, second]) expect((await ann.call("DELETE", `/checklists/${id}`)).status).toBe(204);
      const shown = (await trash("?what=deleted&q=p")).items;
      expect(shown.map(({ archivedAt, deletedAt, ...item }) => item)).toEqual([
        { kind: "checklist", id: second, title: "Peel", columnId: todo?.id, card: { id: cardId, title: "Apples" } },
        { kind: "checklist", id: first, title: "Pick", columnId: todo?.id, card: { id: cardId, title: "Apples" } },
      ]);
      const page = await trash("?limit=1");
      expect((await trash(`?limit=1&cursor=${page.nextCursor}`)).items.map(({ id }) => id)).toEqual([first]);
      expect((await trash("?what=archived")).items).toEqual([]);
      await ann.call("POST", `/cards/${cardId}/archive`);
      expect(await titles()).toEqual(["Apples"]);
      expectCode(await ann.call("POST", `/checklists/${first}/restore`), "not_found");
      await ann.call("POST", `/cards/${cardId}/restore`);
      await server.restart();
      const back = await ann.call<{ items: { text: string }[] }>("POST", `/checklists/${first}/restore`);
      expect([back.status, back.body.items.map(({ text }) => text)]).toEqual([200, ["The red ones"]]);
      expect(await titles()).toEqual(["Peel"]);
    });

    test("what is archived and what is deleted are asked for together, apart, and by their titles", async () => {
      const [, doing] = board.columns;
      const ids: string[] = [];
      for (const title of ["Apples", "Pears", "Ärger", "Plums"]) ids.push(await newCard(title));
      const [apples, pears, anger, plums] = ids;
      expect((await ann.call("DELETE", `/cards/${apples}`)).status).toBe(204);
      for (const id of [pears, anger, plums]) {
        expect((await ann.call("POST", `/cards/${id}/archive`)).status).toBe(200);
      }
      expect((await ann.call("POST", `/columns/${doing?.id}/archive`)).status).toBe(200);
      const all = (await trash()).items;
      expect(all.map(({ title, archivedAt, deletedAt }) => [title, archivedAt !== null, deletedAt !== null])).toEqual([
        ["In progress", true, false],
        ["Plums", true, false],
        ["Ärger", true, false],
        ["Pears", true, false],
        ["Apples", false, true],
      ]);
      const names = async (query: string) => (await trash(query)).items.map(({ title }) => title);
      expect(await names("?what=deleted")).toEqual(["Apples"]);
      expect(await names("?what=archived")).toEqual(["In progress", "Plums", "Ärger", "Pears"]);
      expect(await names("?q=P")).toEqual(["In progress", "Plums", "Pears", "Apples"]);
      expect(await names(`?what=archived&q=${encodeURIComponent("äRG")}`)).toEqual(["Ärger"]);
      const read: string[] = [];
      for (let query = "?q=p&limit=1"; query !== ""; ) {
        const page: Page = await trash(query);
        read.push(...page.items.map(({ title }) => title));
        query = page.nextCursor === null ? "" : `?q=p&limit=1&cursor=${page.nextCursor}`;
      }
      expect(read).toEqual(["In progress", "Plums", "Pears", "Apples"]);
      expectFaults(await ann.call("GET", `/boards/${boardId}/trash?what=lost&q=`), ["q", "what"]);
    });

    test("is read page by page, in the same order, whatever is deleted meanwhile", async () => {
      const names = ["a", "b", "c", "d", "e"];
      const ids: string[] = [];
      for (const name of names) ids.push(await newCard(name));
      for (const id of ids) await ann.call("DELETE", `/cards/${id}`);
      const read: string[] = [];
      for (let query = "?limit=2"; query !== ""; ) {
        const page: Page = await trash(query);
        read.push(...page.items.map(({ title }) => title));
        query = page.nextCursor === null ? "" : `?limit=2&cursor=${page.nextCursor}`;
        await ann.call("DELETE", `/columns/${(await snapshot()).columns.at(-1)?.id}`);
      }
      expect(read).toEqual(names.toReversed());
      expectFaults(await ann.call("GET", `/boards/${boardId}/trash?cursor=x`), ["cursor"]);
    });

    test("a deleted column has its cards with it; one deleted before waits for the column", async () => {
      const [todo] = board.columns;
      const early = await newCard("Early");
      await newCard("With the column");
      await ann.call("DELETE", `/cards/${early}`);
      await ann.call("DELETE", `/columns/${todo?.id}`);
      expect(await titles()).toEqual(["To do", "Early"]);
      const refused = await ann.call("POST", `/cards/${early}/restore`);
      expectCode(refused, "not_found");
      await ann.call("POST", `/columns/${todo?.id}/restore`);
      expect((await ann.call("POST", `/cards/${early}/restore`)).status).toBe(200);
      expect((await snapshot()).cards.map(({ title }) => title)).toEqual(["Early", "With the column"]);
    });
  });
}
