import type { CommandBody, Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// Many cards in one command and one event. Who may: authorization.test.ts; what it means: the verbs' own tests.

interface Results {
  readonly seq: number;
  readonly results: { readonly status: string; readonly code?: string }[];
}

let server: TestServer;
let ann: Person;
let boardId: string;
let columnIds: string[];

const snapshot = async () => (await ann.call<Snapshot>("GET", `/boards/${boardId}`)).body;
const commands = async (...all: CommandBody[]) => {
  const body = { commands: all.map((command) => ({ id: v7(), ...command })) };
  return await ann.call<Results>("POST", `/boards/${boardId}/commands`, { body });
};
const titlesIn = async (place: number) =>
  (await snapshot()).cards.filter(({ columnId }) => columnId === columnIds[place]).map(({ title }) => title);

async function addCards(count: number): Promise<string[]> {
  const cardIds = Array.from({ length: count }, () => v7());
  for (let at = 0; at < count; at += 200) {
    const some = cardIds.slice(at, at + 200);
    await commands(...some.map((cardId, place): CommandBody => ({ type: "card.add", cardId, title: `${at + place}` })));
  }
  return cardIds;
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database);
      ann = await server.register("Ann");
    });
    beforeEach(async () => {
      boardId = v7();
      await ann.call("POST", "/boards", { body: { id: boardId, title: "Plans" } });
      columnIds = (await snapshot()).columns.map(({ id }) => id);
    });
    afterAll(() => server.stop());

    test("each act is one event, and rows and memory stay the same thing", async () => {
      const labelId = v7();
      await commands({ type: "label.add", labelId, name: "Bug", color: "red" });
      const cardIds = await addCards(4);
      const [first = "", , third = ""] = cardIds;
      const { seq } = await snapshot();
      const [, doing = ""] = columnIds;
      const { body } = await commands(
        { type: "cards.move", cardIds: [third, first], columnId: doing },
        { type: "cards.label", cardIds, labelId },
        { type: "cards.assign", cardIds: [first, third], userId: ann.userId },
        { type: "cards.archive", cardIds: [first] },
        { type: "cards.restore", cardIds: [first] },
        { type: "cards.delete", cardIds: [third, first] },
        { type: "cards.restore", cardIds: [third, first], from: "deleted" },
        { type: "cards.unlabel", cardIds: [first], labelId },
        { type: "cards.unassign", cardIds: [first], userId: ann.userId },
        { type: "cards.place", places: [{ cardId: first, columnId: doing, afterCardId: null }] },
      );
      expect(body.results.map(({ status }) => status)).toEqual(Array(10).fill("applied"));
      expect(body.seq).toBe(seq + 10);
      const before = await snapshot();
      expect(await titlesIn(1)).toEqual(["0", "2"]);
      expect(before.cards.find(({ id }) => id === third)).toMatchObject({
        labelIds: [labelId],
        assigneeIds: [ann.userId],
      });
      await server.restart();
      expect({ ...(await snapshot()), members: [] }).toEqual({ ...before, members: [] });
      const feed = await ann.call<{ items: { type: string }[] }>("GET", `/boards/${boardId}/events?card=${third}`);
      expect(feed.body.items.map(({ type }) => type)).toContain("cards.moved");
    });

    test("two thousand cards are moved, labelled, archived, deleted and had back, each in one", {
      timeout: 120_000,
    }, async () => {
      const labelId = v7();
      await commands({ type: "label.add", labelId, name: "Bug", color: "red" });
      const cardIds = await addCards(2_000);
      const [, doing = ""] = columnIds;
      const { seq } = await snapshot();
      for (const command of [
        { type: "cards.move", cardIds, columnId: doing },
        { type: "cards.label", cardIds, labelId },
        { type: "cards.archive", cardIds },
        { type: "cards.restore", cardIds },
        { type: "cards.delete", cardIds },
        { type: "cards.restore", cardIds, from: "deleted" },
      ] satisfies CommandBody[]) {
        const { status, body } = await commands(command);
        expect([status, body.results[0]?.status], command.type).toEqual([200, "applied"]);
      }
      expect((await snapshot()).seq).toBe(seq + 6);
      const titles = await titlesIn(1);
      expect([titles.length, titles[0], titles.at(-1)]).toEqual([2_000, "0", "1999"]);
    });
  });
}
