import type { BoardEvent, Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { describe, expect, onTestFinished, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { withReader } from "../src/database/connect.ts";
import { check } from "../src/operations/check.ts";
import { give } from "./lived-in.ts";
import { newPlace, type Place } from "./operator.ts";
import type { Person } from "./running-server.ts";

// POST /boards/{id}/copy: a board of one's own that begins as another is.

interface Log {
  readonly items: readonly BoardEvent[];
}

async function scene(place: Place) {
  const server = await place.serve();
  onTestFinished(() => server.stop());
  const [ann, ben, cyd] = [await server.register("Ann"), await server.register("Ben"), await server.register("Cyd")];
  const { body } = await ann.call<{ id: string }>("POST", "/boards", { body: { title: "Plans", columns: ["A", "B"] } });
  await ann.call("PUT", `/boards/${body.id}/users/${ben.userId}`, { body: { role: "viewer" } });
  return { ann, ben, cyd, boardId: body.id };
}

const snapshotOf = async (person: Person, boardId: string) =>
  (await person.call<Snapshot>("GET", `/boards/${boardId}`)).body;

async function faultsOf({ config }: Place): Promise<string[]> {
  const faults: string[] = [];
  await withReader(config, (database) => check(database, (line) => faults.push(line)));
  return faults;
}

async function addCards(person: Person, boardId: string, columnId: string, count: number, text: string): Promise<void> {
  for (let at = 0; at < count; at += 200) {
    const commands = Array.from({ length: Math.min(200, count - at) }, (_, index) => ({
      id: v7(),
      type: "card.add",
      cardId: v7(),
      columnId,
      title: `Card ${at + index}`,
      description: text,
    }));
    await person.call("POST", `/boards/${boardId}/commands`, { body: { commands } });
  }
}

for (const database of databases) {
  describe(database.name, () => {
    test("a viewer has a board of their own with all that stands, and the first one is as it was", async () => {
      const place = await newPlace(database);
      const { ann, ben, boardId } = await scene(place);
      const [labelId, cardId] = [v7(), v7()];
      const { columns } = await snapshotOf(ann, boardId);
      const [first = "", second = ""] = columns.map(({ id }) => id);
      await give(ann, boardId, { type: "board.edit", description: "Why", background: "teal" });
      await give(ann, boardId, { type: "column.edit", columnId: second, wipLimit: 3 });
      await give(ann, boardId, { type: "label.add", labelId, name: "Bug", color: "red" });
      const dueAt = "2027-01-01T12:00:00.000Z";
      await give(ann, boardId, {
        ...{ type: "card.add", cardId, title: "One", columnId: first, description: "text 🙂" },
        ...{ labelIds: [labelId], assigneeIds: [ann.userId], dueAt },
      });
      await give(ann, boardId, { type: "card.edit", cardId, isDone: true });
      const before = await snapshotOf(ann, boardId);

      const body = { title: "Next plans" };
      const made = await ben.call<{ id: string }>("POST", `/boards/${boardId}/copy`, { body });
      expect(made.status).toBe(201);
      expect(made.headers.get("location")).toBe(`/api/v1/boards/${made.body.id}`);
      expect(made.body).toMatchObject({ title: "Next plans", role: "owner", creatorId: ben.userId, isStarred: false });

      const copy = await snapshotOf(ben, made.body.id);
      expect(copy.board).toMatchObject({ description: "Why", background: "teal", archivedAt: null });
      expect(copy.members.map(({ userId }) => userId)).toEqual([ben.userId]);
      expect(copy.columns.map(({ title, wipLimit }) => [title, wipLimit])).toEqual([
        ["A", null],
        ["B", 3],
      ]);
      expect(copy.cards).toMatchObject([
        { title: "One", hasDescription: true, dueAt, doneAt: null, assigneeIds: [], labelIds: [copy.labels[0]?.id] },
      ]);
      const card = await ben.call<{ description: string }>("GET", `/cards/${copy.cards[0]?.id}`);
      expect(card.body.description).toBe("text 🙂");
      expect((await ann.call("GET", `/boards/${made.body.id}`)).status).toBe(404);
      expect(await snapshotOf(ann, boardId)).toEqual(before);

      const bare = await ben.call<{ id: string }>("POST", `/boards/${boardId}/copy`, { body: { withCards: false } });
      expect(bare.body).toMatchObject({ title: "Plans" });
      expect((await snapshotOf(ben, bare.body.id)).cards).toEqual([]);

      // It lives on like any board, and each is what its log says.
      await give(ben, made.body.id, {
        type: "card.move",
        cardId: copy.cards[0]?.id ?? "",
        columnId: copy.columns[1]?.id ?? "",
      });
      expect(await faultsOf(place)).toEqual([]);
    });

    test("2,000 cards are one transaction in good time, and no event of the log is large", {
      timeout: 120_000,
    }, async () => {
      const place = await newPlace(database);
      const { ann, boardId } = await scene(place);
      const columnId = (await snapshotOf(ann, boardId)).columns[0]?.id ?? "";
      await addCards(ann, boardId, columnId, 2_000, "x".repeat(1_000));
      const made = await ann.call<{ id: string; seq: number }>("POST", `/boards/${boardId}/copy`, { body: {} });
      expect(made.status).toBe(201);
      const copy = await snapshotOf(ann, made.body.id);
      expect(copy.cards.map(({ title }) => title)).toEqual(
        (await snapshotOf(ann, boardId)).cards.map(({ title }) => title),
      );
      const { body } = await ann.call<Log>("GET", `/boards/${made.body.id}/events?since=0&limit=100`);
      expect(body.items[0]).toMatchObject({ type: "board.created", seq: 1 });
      expect(made.body.seq).toBeLessThan(50);
      for (const event of body.items) expect(JSON.stringify(event).length).toBeLessThan(400_000);
      expect(await faultsOf(place)).toEqual([]);
    });

    test("an id in use leaves nothing, and a key that comes again the same board", async () => {
      const place = await newPlace(database);
      const { ann, cyd, boardId } = await scene(place);
      const count = async () => (await ann.call<{ items: object[] }>("GET", "/boards")).body.items.length;
      const taken = await ann.call("POST", `/boards/${boardId}/copy`, { body: { id: boardId } });
      expect([taken.status, taken.body]).toMatchObject([409, { code: "id_taken" }]);
      expect(await count()).toBe(1);

      const headers = { "idempotency-key": v7() };
      const copies = [];
      for (let at = 0; at < 2; at++) {
        copies.push((await ann.call<{ id: string }>("POST", `/boards/${boardId}/copy`, { headers, body: {} })).body.id);
      }
      expect(new Set(copies).size).toBe(1);
      expect(await count()).toBe(2);

      const nowhere = await cyd.call("POST", `/boards/${v7()}/copy`, { body: {} });
      const theirs = await cyd.call("POST", `/boards/${boardId}/copy`, { body: {} });
      expect([nowhere.status, theirs.status, theirs.body]).toEqual([404, 404, nowhere.body]);
    });
  });
}
