import type { Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { watch } from "./live-socket.ts";
import { expectCode, expectFaults } from "./problems.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// What is on cards: labels, people and dates. Who may put it there: authorization.test.ts.

interface Label {
  readonly id: string;
  readonly boardId: string;
  readonly name: string;
  readonly color: string;
}

interface Card {
  readonly id: string;
  readonly title: string;
  readonly labelIds: readonly string[];
  readonly assigneeIds: readonly string[];
  readonly startAt: string | null;
  readonly dueAt: string | null;
  readonly doneAt: string | null;
  readonly updatedAt: string;
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

const MAY = "2026-05-01T09:00:00.000Z";
const JUNE = "2026-06-01T09:00:00.000Z";

let server: TestServer;
let ann: Person;
let ben: Person;
let boardId: string;

const snapshot = async (person = ann) => (await person.call<Snapshot>("GET", `/boards/${boardId}`)).body;
const newCard = async (body: object) => {
  const made = await ann.call<Card>("POST", `/boards/${boardId}/cards`, { body });
  expect(made.status).toBe(201);
  return made.body;
};
const newLabel = async (name: string, color = "red") => {
  const made = await ann.call<Label>("POST", `/boards/${boardId}/labels`, { body: { name, color } });
  expect(made.status).toBe(201);
  return made.body;
};
const labelsAt = async (query: string) =>
  (await ann.call<Page<Label>>("GET", `/boards/${boardId}/labels?${query}`)).body;
const cardsBy = async (query: string) => {
  const { status, body } = await ann.call<Page<Card>>("GET", `/boards/${boardId}/cards?${query}`);
  expect(status).toBe(200);
  return body.items.map(({ title }) => title);
};

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
    });
    afterAll(() => server.stop());

    describe("the labels of a board", () => {
      test("are made, listed page by page, changed, deleted and restored", async () => {
        const names = ["Bug", "Wish", "Question"];
        const labels: Label[] = [];
        for (const name of names) labels.push(await newLabel(name));
        const read: string[] = [];
        for (let cursor: string | null = ""; cursor !== null; ) {
          const page: Page<Label> = await labelsAt(`limit=2${cursor && `&cursor=${cursor}`}`);
          read.push(...page.items.map(({ name }) => name));
          cursor = page.nextCursor;
        }
        expect(read).toEqual(names);
        const path = `/labels/${labels[0]?.id}`;
        const changed = await ann.call<Label>("PATCH", path, { body: { name: "Fault", color: "blue" } });
        expect([changed.status, changed.body]).toEqual([
          200,
          expect.objectContaining({ ...labels[0], name: "Fault", color: "blue", updatedAt: expect.any(String) }),
        ]);
        expect((await ann.call("DELETE", path)).status).toBe(204);
        expectCode(await ann.call("PATCH", path, { body: { name: "x" } }), "not_found");
        expect((await snapshot()).labels.map(({ name }) => name)).toEqual(["Wish", "Question"]);
        expect((await ann.call<Label>("POST", `${path}/restore`)).body).toMatchObject({ name: "Fault" });
        expect((await snapshot()).labels.map(({ name }) => name)).toEqual(["Fault", "Wish", "Question"]);
      });

      test("have a name and one of ten colours", async () => {
        for (const [body, paths] of [
          [{ name: "Bug" }, ["color"]],
          [{ name: "Bug", color: "#ff0000" }, ["color"]],
          [{ name: " ", color: "red" }, ["name"]],
          [{ name: "x".repeat(101), color: "red" }, ["name"]],
          [{ name: "Bug", color: "red", rank: "a" }, ["rank"]],
        ] as const) {
          expectFaults(await ann.call("POST", `/boards/${boardId}/labels`, { body }), paths);
        }
        const { id } = await newLabel("Bug");
        expectCode(
          await ann.call("POST", `/boards/${boardId}/labels`, { body: { id, name: "Bug", color: "red" } }),
          "id_taken",
        );
      });

      test("taken away are gone from the cards, in reads and filters, and back with the label, after a restart too", async () => {
        const { id } = await newLabel("Bug");
        const card = await newCard({ title: "One", labelIds: [id] });
        await ann.call("DELETE", `/labels/${id}`);
        expect((await ann.call<Card>("GET", `/cards/${card.id}`)).body.labelIds).toEqual([]);
        expect((await snapshot()).cards[0]?.labelIds).toEqual([]);
        expect(await cardsBy(`label=${id}`)).toEqual([]);
        await server.restart();
        await ann.call("POST", `/labels/${id}/restore`);
        expect((await snapshot()).cards[0]?.labelIds).toEqual([id]);
        expect(await cardsBy(`label=${id}`)).toEqual(["One"]);
      });
    });

    test("labels and people are put on a card and taken off, and everybody hears of it", async () => {
      const label = await newLabel("Bug");
      const card = await newCard({ title: "One" });
      const socket = await watch(server.url, ben.token, boardId);
      for (const [path, field, id, said] of [
        [`labels/${label.id}`, "labelIds", label.id, ["card.labelled", "card.unlabelled"]],
        [`assignees/${ben.userId}`, "assigneeIds", ben.userId, ["card.assigned", "card.unassigned"]],
      ] as const) {
        const put = await ann.call<Card>("PUT", `/cards/${card.id}/${path}`);
        expect([put.status, put.body[field]]).toEqual([200, [id]]);
        expect(put.body.updatedAt > card.updatedAt).toBe(true);
        const { seq } = await snapshot();
        expect((await ann.call<Card>("PUT", `/cards/${card.id}/${path}`)).status).toBe(200);
        expect((await snapshot()).seq).toBe(seq);
        expect((await ann.call("DELETE", `/cards/${card.id}/${path}`)).status).toBe(204);
        for (const type of said) {
          expect((await socket.next("events")).events).toMatchObject([{ type, cardId: card.id }]);
        }
      }
      socket.close();
      expectCode(await ann.call("PUT", `/cards/${card.id}/assignees/${v7()}`), "not_found");
      expectCode(await ann.call("PUT", `/cards/${card.id}/labels/${v7()}`), "not_found");
    });

    test("a card is made with labels, people and dates, in one event, or not at all", async () => {
      const labels = [await newLabel("Bug"), await newLabel("Wish")].map(({ id }) => id);
      const { seq } = await snapshot();
      const wanted = { labelIds: labels.toReversed(), assigneeIds: [ben.userId], startAt: MAY, dueAt: JUNE };
      const card = await newCard({ title: "One", ...wanted });
      expect(card).toMatchObject({ ...wanted, labelIds: labels, doneAt: null });
      expect((await snapshot()).seq).toBe(seq + 1);
      const refused = await ann.call("POST", `/boards/${boardId}/cards`, {
        body: { title: "Two", labelIds: [v7()] },
      });
      expectCode(refused, "not_found");
      expect(refused.body.errors?.map(({ path }) => path)).toEqual(["labelIds"]);
      expect((await snapshot()).seq).toBe(seq + 1);
    });

    test("dates are set, done and undone, and taken away; a time that no calendar has is refused", async () => {
      const card = await newCard({ title: "One" });
      const patch = (body: object) => ann.call<Card>("PATCH", `/cards/${card.id}`, { body });
      expect((await patch({ startAt: MAY, dueAt: JUNE })).body).toMatchObject({ startAt: MAY, dueAt: JUNE });
      const done = await patch({ isDone: true });
      expect(done.body.doneAt).toBe(done.body.updatedAt);
      expect((await patch({ isDone: true, title: "Uno" })).body).toMatchObject({
        doneAt: done.body.doneAt,
        title: "Uno",
      });
      expect((await patch({ isDone: false })).body.doneAt).toBeNull();
      expect((await patch({ startAt: null, dueAt: null })).body).toMatchObject({ startAt: null, dueAt: null });
      for (const dueAt of ["2026-02-30T00:00:00.000Z", "tomorrow", 5]) {
        expectFaults(await ann.call("PATCH", `/cards/${card.id}`, { body: { dueAt } }), ["dueAt"]);
        const commands = [{ id: v7(), type: "card.edit", cardId: card.id, dueAt }];
        const refused = await ann.call("POST", `/boards/${boardId}/commands`, { body: { commands } });
        expectFaults(refused, ["commands.0.dueAt"]);
      }
      await server.restart();
      expect((await ann.call<Card>("GET", `/cards/${card.id}`)).body).toMatchObject({ title: "Uno", dueAt: null });
    });

    test("cards are found by label, by person and by when they are due", async () => {
      const { id } = await newLabel("Bug");
      await newCard({ title: "Labelled", labelIds: [id] });
      await newCard({ title: "Ben's", assigneeIds: [ben.userId], dueAt: MAY });
      const done = await newCard({ title: "Done", dueAt: MAY });
      await ann.call("PATCH", `/cards/${done.id}`, { body: { isDone: true } });
      await newCard({ title: "Later", dueAt: JUNE });
      expect(await cardsBy(`label=${id}`)).toEqual(["Labelled"]);
      expect(await cardsBy(`assignee=${ben.userId}`)).toEqual(["Ben's"]);
      expect(await cardsBy(`due=${MAY}`)).toEqual(["Ben's"]);
      expect(await cardsBy(`due=${JUNE}`)).toEqual(["Ben's", "Later"]);
      expect(await cardsBy(`due=${JUNE}&assignee=${ben.userId}&q=ben`)).toEqual(["Ben's"]);
    });

    test("who is sent away is on no card, and on theirs again when they are asked back", async () => {
      const card = await newCard({ title: "One", assigneeIds: [ben.userId] });
      const path = `/boards/${boardId}/users/${ben.userId}`;
      const assignees = async () => (await ann.call<Card>("GET", `/cards/${card.id}`)).body.assigneeIds;
      await ann.call("DELETE", path);
      expect(await assignees()).toEqual([]);
      await server.restart();
      await ann.call("PUT", path, { body: { role: "viewer" } });
      expect(await assignees()).toEqual([ben.userId]);
    });
  });
}
