import type { Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { describe, expect, onTestFinished, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { withReader } from "../src/database/connect.ts";
import { check } from "../src/operations/check.ts";
import { give } from "./lived-in.ts";
import { newPlace, type Place } from "./operator.ts";
import { expectCode } from "./problems.ts";
import type { Person } from "./running-server.ts";

// POST /cards/{id}/copy: one more card that begins as another is. Who may: authorization.test.ts.

interface Card {
  readonly id: string;
  readonly boardId: string;
  readonly title: string;
  readonly columnId: string;
  readonly position: number;
  readonly labelIds: readonly string[];
  readonly checklists: readonly { readonly id: string; readonly items: readonly { readonly id: string }[] }[];
}

async function scene(place: Place) {
  const server = await place.serve();
  onTestFinished(() => server.stop());
  const [ann, ben] = [await server.register("Ann"), await server.register("Ben")];
  const boardId = v7();
  await ann.call("POST", "/boards", { body: { id: boardId, title: "Plans", columns: ["A", "B"] } });
  const [cardId, labelId, checklistId, itemId] = [v7(), v7(), v7(), v7()];
  await give(ann, boardId, { type: "label.add", labelId, name: "Bug", color: "red" });
  const dueAt = "2027-01-01T12:00:00.000Z";
  await give(ann, boardId, {
    ...{ type: "card.add", cardId, title: "Feast", description: "text 🙂", labelIds: [labelId] },
    ...{ assigneeIds: [ann.userId], dueAt },
    checklists: [
      {
        ...{ checklistId, title: "Buy" },
        items: [
          { itemId, text: "milk", dueAt },
          { itemId: v7(), text: "bread" },
        ],
      },
    ],
  });
  await give(ann, boardId, { type: "card.edit", cardId, isDone: true });
  await give(ann, boardId, { type: "item.edit", cardId, itemId, isDone: true, assigneeId: ann.userId });
  await give(ann, boardId, { type: "comment.add", cardId, commentId: v7(), text: "Yes" });
  return { server, ann, ben, boardId, cardId, labelId, dueAt, checklistId };
}

const snapshotOf = async (person: Person, boardId: string) =>
  (await person.call<Snapshot>("GET", `/boards/${boardId}`)).body;
const copy = (person: Person, cardId: string, body: object = {}, headers: Record<string, string> = {}) =>
  person.call<Card>("POST", `/cards/${cardId}/copy`, { body, headers });
const refused = (person: Person, cardId: string, body: object = {}) =>
  person.call("POST", `/cards/${cardId}/copy`, { body });

async function faultsOf({ config }: Place): Promise<string[]> {
  const faults: string[] = [];
  await withReader(config, (database) => check(database, (line) => faults.push(line)));
  return faults;
}

for (const database of databases) {
  describe(database.name, () => {
    test("a copy stands behind its card with text, labels, dates and checklists, and begins anew", async () => {
      const place = await newPlace(database);
      const { ann, boardId, cardId, labelId, dueAt, checklistId } = await scene(place);
      const before = (await ann.call("GET", `/cards/${cardId}`)).body;
      await ann.call("POST", `/boards/${boardId}/cards`, { body: { title: "Last" } });
      const made = await copy(ann, cardId);
      expect([made.status, made.headers.get("location")]).toEqual([201, `/api/v1/cards/${made.body.id}`]);
      expect(made.body).toMatchObject({
        ...{ boardId, title: "Feast", description: "text 🙂", position: 1, labelIds: [labelId], assigneeIds: [] },
        ...{ dueAt, doneAt: null, itemCount: 2, doneCount: 0, commentCount: 0 },
      });
      expect(made.body.checklists).toMatchObject([
        {
          title: "Buy",
          items: [
            { text: "milk", doneAt: null, assigneeId: null, dueAt },
            { text: "bread", dueAt: null },
          ],
        },
      ]);
      expect(made.body.checklists[0]?.id).not.toBe(checklistId);
      expect((await ann.call("GET", `/cards/${cardId}`)).body).toEqual(before);
      expect((await snapshotOf(ann, boardId)).cards.map(({ title }) => title)).toEqual(["Feast", "Feast", "Last"]);
      expect(await faultsOf(place)).toEqual([]);
    });

    test("one says what it is called and where it goes, and a key that comes again makes no second", async () => {
      const place = await newPlace(database);
      const { ann, boardId, cardId } = await scene(place);
      const second = (await snapshotOf(ann, boardId)).columns[1]?.id ?? "";
      const id = v7();
      const made = await copy(ann, cardId, { id, title: "Ball", columnId: second, position: 0 });
      expect(made.body).toMatchObject({ id, title: "Ball", columnId: second, position: 0 });
      const top = await copy(ann, cardId, { position: 0 });
      expect(top.body).toMatchObject({ columnId: (await snapshotOf(ann, boardId)).columns[0]?.id, position: 0 });
      expectCode(await refused(ann, cardId, { id }), "id_taken");
      expectCode(await refused(ann, cardId, { columnId: v7() }), "not_found");
      expectCode(await refused(ann, cardId, { title: " " }), "invalid");
      const headers = { "idempotency-key": v7() };
      const ids = [await copy(ann, cardId, {}, headers), await copy(ann, cardId, {}, headers)].map(
        ({ body }) => body.id,
      );
      expect(new Set(ids).size).toBe(1);
      expect((await snapshotOf(ann, boardId)).cards).toHaveLength(4);
      await ann.call("DELETE", `/cards/${cardId}`);
      expectCode(await refused(ann, cardId), "not_found");
    });

    test("a copy on another board has its labels by name and colour, if one may edit that board", async () => {
      const place = await newPlace(database);
      const { ann, ben, boardId, cardId } = await scene(place);
      const [otherId, twinId] = [v7(), v7()];
      await ben.call("POST", "/boards", { body: { id: otherId, title: "Others" } });
      await give(ben, otherId, { type: "label.add", labelId: twinId, name: "Bug", color: "red" });
      await give(ann, boardId, { type: "label.add", labelId: v7(), name: "Here", color: "blue" });
      const { labels } = await snapshotOf(ann, boardId);
      const here = labels.find(({ name }) => name === "Here")?.id ?? "";
      await give(ann, boardId, { type: "card.label", cardId, labelId: here });
      // Neither sees the other's board.
      const foreign = await copy(ann, cardId, { boardId: otherId });
      const nowhere = await copy(ann, cardId, { boardId: v7() });
      expect([foreign.status, foreign.body]).toEqual([404, nowhere.body]);
      expectCode(await refused(ben, cardId, { boardId: otherId }), "not_found");
      await give(ben, otherId, { type: "member.add", userId: ann.userId, role: "commenter" });
      expectCode(await refused(ann, cardId, { boardId: otherId }), "forbidden");
      await give(ben, otherId, { type: "member.change", userId: ann.userId, role: "editor" });
      const made = await copy(ann, cardId, { boardId: otherId });
      expect(made.body).toMatchObject({ boardId: otherId, title: "Feast", labelIds: [twinId], itemCount: 2 });
      expect((await snapshotOf(ben, otherId)).cards).toHaveLength(1);
      expect((await snapshotOf(ann, boardId)).cards).toHaveLength(1);
      // A viewer of the first board may take a copy to their own.
      await give(ann, boardId, { type: "member.add", userId: ben.userId, role: "viewer" });
      expect((await copy(ben, cardId, { boardId: otherId })).status).toBe(201);
      expectCode(await refused(ben, cardId), "forbidden");
      expect(await faultsOf(place)).toEqual([]);
    });

    test("a copy of a board brings the checklists of its cards, not done", async () => {
      const place = await newPlace(database);
      const { ann, boardId } = await scene(place);
      const made = await ann.call<{ id: string }>("POST", `/boards/${boardId}/copy`, { body: {} });
      const [card] = (await snapshotOf(ann, made.body.id)).cards;
      expect(card).toMatchObject({ title: "Feast", itemCount: 2, doneCount: 0, commentCount: 0 });
      expect((await ann.call<Card>("GET", `/cards/${card?.id}`)).body.checklists).toMatchObject([
        { title: "Buy", items: [{ text: "milk", doneAt: null, assigneeId: null }, { text: "bread" }] },
      ]);
      expect(await faultsOf(place)).toEqual([]);
    });

    test("ids of checklists and items that are in use anywhere are refused", async () => {
      const place = await newPlace(database);
      const { ann, boardId, checklistId } = await scene(place);
      const checklists = [{ checklistId, title: "Mine", items: [] }];
      const other = [{ checklistId: v7(), title: "Mine", items: [] }];
      const command = (lists: typeof other) => ({
        id: v7(),
        type: "card.add",
        cardId: v7(),
        title: "x",
        checklists: lists,
      });
      const body = { commands: [command(checklists), command(other), command(other)] };
      const answer = await ann.call<{ results: object[] }>("POST", `/boards/${boardId}/commands`, { body });
      expect(answer.body.results).toMatchObject([
        { status: "refused", code: "id_taken", field: "checklists" },
        { status: "applied" },
        { status: "refused", code: "id_taken", field: "checklists" },
      ]);
    });

    test("asked so, it is for the same people, as far as they are members there", async () => {
      const place = await newPlace(database);
      const { ann, ben, boardId, cardId } = await scene(place);
      await give(ann, boardId, { type: "member.add", userId: ben.userId, role: "viewer" });
      await give(ann, boardId, { type: "card.assign", cardId, userId: ben.userId });
      const both = await copy(ann, cardId, { withAssignees: true });
      expect(both.body).toMatchObject({ assigneeIds: [ann.userId, ben.userId].toSorted() });
      const other = (await ann.call<{ id: string }>("POST", "/boards", { body: { title: "Other" } })).body.id;
      const there = await copy(ann, cardId, { boardId: other, withAssignees: true });
      expect(there.body).toMatchObject({ boardId: other, assigneeIds: [ann.userId] });
      expect((await copy(ann, cardId, { withAssignees: false })).body).toMatchObject({ assigneeIds: [] });
      expect(await faultsOf(place)).toEqual([]);
    });
  });
}
