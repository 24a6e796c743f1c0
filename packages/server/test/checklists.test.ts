import type { BoardEvent, Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { watch } from "./live-socket.ts";
import { expectCode, expectFaults } from "./problems.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// What is to be ticked off on cards. Who may: authorization.test.ts.

interface Item {
  readonly id: string;
  readonly boardId: string;
  readonly cardId: string;
  readonly checklistId: string;
  readonly text: string;
  readonly position: number;
  readonly doneAt: string | null;
  readonly assigneeId: string | null;
  readonly dueAt: string | null;
  readonly updatedAt: string;
}

interface Checklist {
  readonly id: string;
  readonly cardId: string;
  readonly title: string;
  readonly position: number;
  readonly items: readonly Item[];
}

interface Card {
  readonly id: string;
  readonly title: string;
  readonly columnId: string;
  readonly position: number;
  readonly assigneeIds: readonly string[];
  readonly dueAt: string | null;
  readonly itemCount: number;
  readonly doneCount: number;
  readonly checklists: readonly { readonly id: string; readonly title: string; readonly items: readonly Item[] }[];
}

const MAY = "2026-05-01T09:00:00.000Z";

let server: TestServer;
let ann: Person;
let ben: Person;
let boardId: string;
let cardId: string;

const snapshot = async () => (await ann.call<Snapshot>("GET", `/boards/${boardId}`)).body;
const newCard = async (title: string) =>
  (await ann.call<Card>("POST", `/boards/${boardId}/cards`, { body: { title } })).body.id;
const newList = async (body: object) => {
  const made = await ann.call<Checklist>("POST", `/cards/${cardId}/checklists`, { body });
  expect(made.status).toBe(201);
  return made.body;
};
const newItem = async (checklistId: string, body: object) => {
  const made = await ann.call<Item>("POST", `/checklists/${checklistId}/items`, { body });
  expect(made.status).toBe(201);
  return made.body;
};
const patchItem = async (id: string, body: object) => ann.call<Item>("PATCH", `/checklist-items/${id}`, { body });
const refusedPatch = async (id: string, body: object) => ann.call("PATCH", `/checklist-items/${id}`, { body });
const card = async (id = cardId) => (await ann.call<Card>("GET", `/cards/${id}`)).body;
/** The checklists of the card in words, such as `Buy: milk, bread`. */
const lists = async () =>
  (await card()).checklists.map(({ title, items }) => `${title}: ${items.map(({ text }) => text).join(", ")}`);

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database);
      [ann, ben] = [await server.register("Ann"), await server.register("Ben")];
    });
    beforeEach(async () => {
      boardId = v7();
      await ann.call("POST", "/boards", { body: { id: boardId, title: "Plans" } });
      await ann.call("PUT", `/boards/${boardId}/users/${ben.userId}`, { body: { role: "editor" } });
      cardId = await newCard("Feast");
    });
    afterAll(() => server.stop());

    test("checklists are made where one wants them, renamed, moved, deleted and restored with their items", async () => {
      const buy = await newList({ title: "Buy" });
      const id = v7();
      const ask = await newList({ id, title: "Ask", position: 0 });
      expect(ask).toMatchObject({ id, boardId, cardId, title: "Ask", position: 0, items: [] });
      await newItem(buy.id, { text: "Milk" });
      expect(await lists()).toEqual(["Ask: ", "Buy: Milk"]);
      const patched = await ann.call<Checklist>("PATCH", `/checklists/${buy.id}`, {
        body: { title: "Shop", position: 0 },
      });
      expect([patched.status, patched.body]).toMatchObject([
        200,
        { id: buy.id, title: "Shop", position: 0, items: [{ text: "Milk", position: 0 }] },
      ]);
      expect(await lists()).toEqual(["Shop: Milk", "Ask: "]);
      expect((await ann.call("DELETE", `/checklists/${buy.id}`)).status).toBe(204);
      expectCode(await ann.call("PATCH", `/checklists/${buy.id}`, { body: {} }), "not_found");
      expectCode(await ann.call("POST", `/checklists/${buy.id}/items`, { body: { text: "x" } }), "not_found");
      expect(await card()).toMatchObject({ itemCount: 0, checklists: [{ title: "Ask" }] });
      await server.restart();
      const back = await ann.call<Checklist>("POST", `/checklists/${buy.id}/restore`);
      expect([back.status, back.body]).toMatchObject([200, { title: "Shop", position: 0, items: [{ text: "Milk" }] }]);
      expect(await card()).toMatchObject({ itemCount: 1, doneCount: 0 });
      expect((await ann.call("POST", `/checklists/${buy.id}/restore`)).status).toBe(200);
    });

    test("items are made, written anew, given to somebody, dated, ticked, deleted and restored", async () => {
      const { id: checklistId } = await newList({ title: "Buy" });
      const bread = await newItem(checklistId, { text: "Bread" });
      const id = v7();
      const milk = await newItem(checklistId, { id, text: "Milk", position: 0, assigneeId: ben.userId, dueAt: MAY });
      expect(milk).toMatchObject({ id, boardId, cardId, checklistId, position: 0, assigneeId: ben.userId, dueAt: MAY });
      expect(await lists()).toEqual(["Buy: Milk, Bread"]);
      const done = (await patchItem(bread.id, { text: "Rye bread", isDone: true, assigneeId: ann.userId })).body;
      expect(done).toMatchObject({ text: "Rye bread", assigneeId: ann.userId, position: 1, doneAt: done.updatedAt });
      expect(await card()).toMatchObject({ itemCount: 2, doneCount: 1 });
      expect((await snapshot()).cards[0]).toMatchObject({ itemCount: 2, doneCount: 1 });
      expect((await patchItem(bread.id, { isDone: false, assigneeId: null, position: 0 })).body).toMatchObject({
        ...{ doneAt: null, assigneeId: null, position: 0 },
      });
      const { seq } = await snapshot();
      expect((await patchItem(bread.id, { text: "Rye bread" })).status).toBe(200);
      expect((await snapshot()).seq).toBe(seq);
      // C16: begun from a text that another has changed meanwhile.
      expect((await patchItem(bread.id, { text: "White bread", base: "Bread" })).body).toMatchObject({
        text: "White bread",
      });
      const log = await ann.call<{ items: object[] }>("GET", `/boards/${boardId}/events?since=${seq}`);
      expect(log.body.items).toMatchObject([
        { type: "item.edited", collided: true, changes: { text: { from: "Rye bread", to: "White bread" } } },
      ]);
      await patchItem(bread.id, { text: "Rye bread" });
      expect((await ann.call("DELETE", `/checklist-items/${milk.id}`)).status).toBe(204);
      expectCode(await refusedPatch(milk.id, {}), "not_found");
      expect(await lists()).toEqual(["Buy: Rye bread"]);
      await server.restart();
      const back = await ann.call<Item>("POST", `/checklist-items/${milk.id}/restore`);
      expect([back.status, back.body]).toMatchObject([200, { text: "Milk", assigneeId: ben.userId, dueAt: MAY }]);
      expect(await lists()).toEqual(["Buy: Rye bread, Milk"]);
    });

    test("an item goes to another checklist of its card, and to no other card's", async () => {
      const [buy, ask] = [await newList({ title: "Buy" }), await newList({ title: "Ask" })];
      const milk = await newItem(buy.id, { text: "Milk" });
      await newItem(ask.id, { text: "Cook" });
      const moved = await patchItem(milk.id, { checklistId: ask.id, position: 0, isDone: true });
      expect(moved.body).toMatchObject({ checklistId: ask.id, position: 0 });
      expect(await lists()).toEqual(["Buy: ", "Ask: Milk, Cook"]);
      cardId = await newCard("Other");
      const other = await newList({ title: "Other" });
      const refused = await refusedPatch(milk.id, { text: "Not this", checklistId: other.id });
      expectCode(refused, "not_found");
      cardId = moved.body.cardId;
      expect(await lists()).toEqual(["Buy: ", "Ask: Milk, Cook"]);
    });

    test("an item becomes a card behind its own, with whom and when, in one act or not at all", async () => {
      await newCard("After");
      const { id: checklistId } = await newList({ title: "Buy" });
      const { id } = await newItem(checklistId, { text: "Milk", assigneeId: ben.userId, dueAt: MAY });
      const socket = await watch(server.url, ben.token, boardId);
      const key = v7();
      const turn = () => ann.call<Card>("POST", `/checklist-items/${id}/card`, { headers: { "idempotency-key": key } });
      const made = await turn();
      expect(made.status).toBe(201);
      const { columnId } = await card();
      expect(made.body).toMatchObject({
        ...{ title: "Milk", columnId, position: 1, assigneeIds: [ben.userId], dueAt: MAY, itemCount: 0 },
      });
      expect((await socket.next("events")).events).toMatchObject([
        { type: "card.added", cardId: made.body.id },
        { type: "item.deleted", itemId: id, itemCount: 0 },
      ]);
      socket.close();
      expect((await turn()).body.id).toBe(made.body.id);
      expectCode(await ann.call("POST", `/checklist-items/${id}/card`), "not_found");
      expect((await snapshot()).cards.map(({ title }) => title)).toEqual(["Feast", "Milk", "After"]);
    });

    test("who left the board is on no item, and an item of theirs becomes a card of nobody's", async () => {
      const { id: checklistId } = await newList({ title: "Buy" });
      const { id } = await newItem(checklistId, { text: "Milk", assigneeId: ben.userId });
      await ann.call("DELETE", `/boards/${boardId}/users/${ben.userId}`);
      expect((await patchItem(id, {})).body.assigneeId).toBeNull();
      expectCode(await refusedPatch(id, { assigneeId: v7() }), "not_found");
      expect((await ann.call<Card>("POST", `/checklist-items/${id}/card`)).body.assigneeIds).toEqual([]);
    });

    test("what does not fit is refused, each fault by itself; ids are used once", async () => {
      const { id } = await newList({ title: "Buy" });
      const item = await newItem(id, { text: "Milk" });
      for (const [method, path, body, paths] of [
        ["POST", `/cards/${cardId}/checklists`, { title: " ", position: -1, rank: "a" }, ["position", "rank", "title"]],
        ["POST", `/cards/${cardId}/checklists`, {}, ["title"]],
        ["PATCH", `/checklists/${id}`, { title: null, items: [] }, ["items", "title"]],
        ["POST", `/checklists/${id}/items`, { text: "a\nb", dueAt: "2026-02-30T00:00:00.000Z" }, ["dueAt", "text"]],
        ["PATCH", `/checklist-items/${item.id}`, { isDone: "yes", assigneeId: "me" }, ["assigneeId", "isDone"]],
        ["PATCH", `/checklist-items/x`, {}, ["itemId"]],
      ] as const) {
        expectFaults(await ann.call(method, path, { body }), paths);
      }
      expectCode(await ann.call("POST", `/cards/${cardId}/checklists`, { body: { id, title: "Buy" } }), "id_taken");
      expectCode(await ann.call("POST", `/checklists/${id}/items`, { body: { id: item.id, text: "x" } }), "id_taken");
    });

    test("a card takes fifty checklists and five hundred items, and no more", async () => {
      const give = async (commands: readonly object[]) => {
        const body = { commands: commands.map((command) => ({ id: v7(), ...command })) };
        const given = await ann.call<{ results: { status: string; events: BoardEvent[] }[] }>(
          "POST",
          `/boards/${boardId}/commands`,
          { body },
        );
        expect(new Set(given.body.results.map(({ status }) => status))).toEqual(new Set(["applied"]));
      };
      const ids = Array.from({ length: 50 }, () => v7());
      await give(ids.map((checklistId) => ({ type: "checklist.add", cardId, checklistId, title: "L" })));
      expectCode(await ann.call("POST", `/cards/${cardId}/checklists`, { body: { title: "One more" } }), "card_full");
      const items = Array.from({ length: 100 }, () => ({ type: "item.add", cardId, checklistId: ids[0], text: "I" }));
      for (let round = 0; round < 5; round++) await give(items.map((item) => ({ ...item, itemId: v7() })));
      expectCode(await ann.call("POST", `/checklists/${ids[1]}/items`, { body: { text: "One more" } }), "card_full");
      expect(await card()).toMatchObject({ itemCount: 500 });
    });
  });
}
