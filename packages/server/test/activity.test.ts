import type { BoardEvent, CommandBody, Profile, Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { give } from "./lived-in.ts";
import { expectFaults } from "./problems.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// The log of a board, read backwards and by what somebody wants to know. Who may: authorization.test.ts.

interface Feed {
  readonly items: readonly BoardEvent[];
  readonly seq: number;
  readonly nextBefore: number | null;
  readonly names: Readonly<Record<string, string>>;
  readonly people: readonly Profile[];
}

const END = 2_147_483_647;

let server: TestServer;
let ann: Person;
let ben: Person;
let boardId: string;
let columnIds: readonly string[];

const feed = async (query = "", before = END) => {
  const { status, body } = await ann.call<Feed>("GET", `/boards/${boardId}/events?before=${before}${query}`);
  expect(status).toBe(200);
  return body;
};
const types = async (query: string) => (await feed(query)).items.map(({ type }) => type);
const does = (person: Person, command: CommandBody) => give(person, boardId, command);
const newCard = async (title: string, description: string | null = null) => {
  const cardId = v7();
  await does(ann, { type: "card.add", cardId, title, description });
  return cardId;
};

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database);
      ann = await server.register("Ann");
      ben = await server.register("Ben");
    });
    beforeEach(async () => {
      boardId = v7();
      await ann.call("POST", "/boards", { body: { id: boardId, title: "Plans" } });
      await does(ann, { type: "member.add", userId: ben.userId, role: "editor" });
      const { body } = await ann.call<Snapshot>("GET", `/boards/${boardId}`);
      columnIds = body.columns.map(({ id }) => id);
    });
    afterAll(() => server.stop());

    test("a page goes on where the one before ended, whatever happens meanwhile", async () => {
      for (const title of ["One", "Two", "Three"]) await newCard(title);
      const first = await feed("&limit=2");
      expect(first.items.map(({ seq }) => seq)).toEqual([5, 4]);
      expect(first).toMatchObject({ seq: 5, nextBefore: 4, names: {}, people: [] });
      await newCard("Four");
      const second = await feed("&limit=2", first.nextBefore ?? 0);
      expect(second.items.map(({ seq }) => seq)).toEqual([3, 2]);
      expect(second).toMatchObject({ seq: 6, nextBefore: 2 });
      const last = await feed("&limit=2", second.nextBefore ?? 0);
      expect(last.items.map(({ type }) => type)).toEqual(["board.created"]);
      expect(last.nextBefore).toBeNull();
      expect((await feed("&limit=6")).nextBefore).toBeNull();
    });

    test("a card has what it is about, on its board alone", async () => {
      const one = await newCard("One");
      const two = await newCard("Two");
      await does(ben, { type: "card.edit", cardId: one, title: "First" });
      await does(ann, { type: "card.move", cardId: one, columnId: columnIds[1] ?? "" });
      const three = await newCard("Three");
      await does(ann, { type: "column.arrange", columnId: columnIds[0] ?? "", cardIds: [three, two] });
      await does(ann, { type: "card.delete", cardId: one });
      expect(await types(`&card=${one}`)).toEqual(["card.deleted", "card.moved", "card.edited", "card.added"]);
      expect(await types(`&card=${one}&actor=${ben.userId}`)).toEqual(["card.edited"]);
      expect(await types(`&card=${one}&kind=card&limit=2`)).toEqual(["card.deleted", "card.moved"]);
      expect(await types(`&card=${one}&kind=label`)).toEqual([]);
      expect(await types(`&card=${v7()}`)).toEqual([]);
      const other = v7();
      await ben.call("POST", "/boards", { body: { id: other, title: "Other" } });
      const foreign = await ben.call<Feed>("GET", `/boards/${other}/events?before=${END}&card=${one}`);
      expect(foreign.body).toMatchObject({ items: [], names: {}, people: [], nextBefore: null });
    });

    test("is filtered by person and kind, either way round", async () => {
      const labelId = v7();
      const cardId = await newCard("One");
      await does(ben, { type: "label.add", labelId, name: "Bug", color: "red" });
      await does(ann, { type: "label.edit", labelId, color: "blue" });
      await does(ben, { type: "card.label", cardId, labelId });
      await does(ann, { type: "label.edit", labelId, name: "Fault" });
      expect(await types(`&actor=${ben.userId}`)).toEqual(["card.labelled", "label.added"]);
      expect(await types("&kind=label")).toEqual(["label.edited", "label.edited", "label.added"]);
      expect(await types(`&kind=label&actor=${ann.userId}`)).toEqual(["label.edited", "label.edited"]);
      expect(await types("&kind=card")).toEqual(["card.labelled", "card.added"]);
      expect(await types("&kind=member")).toEqual(["member.added"]);
      expect(await types("&kind=board")).toEqual(["board.created"]);
      expect(await types(`&actor=${v7()}`)).toEqual([]);
      const rare = await feed("&kind=label&limit=1");
      expect((await feed("&kind=label&limit=2", rare.nextBefore ?? 0)).items.map(({ seq }) => seq)).toEqual([5, 4]);
      const log = await ann.call<Feed>("GET", `/boards/${boardId}/events?kind=label&since=4`);
      expect(log.body).toEqual({
        items: [expect.objectContaining({ seq: 5 }), expect.objectContaining({ seq: 7 })],
        seq: 7,
      });
      expect((await feed("&since=4&kind=label")).items.map(({ seq }) => seq)).toEqual([7, 5]);
    });

    test("says what things were called that are there no more", async () => {
      const labelId = v7();
      const [gone, there] = [await newCard("Gone"), await newCard("There")];
      await does(ann, { type: "label.add", labelId, name: "Bug", color: "red" });
      await does(ann, { type: "card.label", cardId: gone, labelId });
      await does(ann, { type: "card.edit", cardId: gone, title: "Quite gone" });
      await does(ann, { type: "card.move", cardId: there, columnId: columnIds[1] ?? "" });
      for (const command of [
        { type: "card.delete", cardId: gone },
        { type: "card.archive", cardId: there },
        { type: "label.delete", labelId },
        { type: "column.delete", columnId: columnIds[0] ?? "" },
      ] as const) {
        await does(ann, command);
      }
      const { names } = await feed();
      expect(names).toEqual({
        [gone]: "Quite gone",
        [there]: "There",
        [labelId]: "Bug",
        [columnIds[0] ?? ""]: "To do",
      });
    });

    test("names those who left, by the picture that everybody may see or none", async () => {
      await does(ben, { type: "board.edit", title: "Ours" });
      expect((await feed()).people).toEqual([]);
      await does(ann, { type: "member.remove", userId: ben.userId });
      const { people } = await feed();
      expect(people).toEqual([{ id: ben.userId, name: "Ben", username: expect.any(String), avatarUrl: null }]);
      expect((await ben.call("GET", `/boards/${boardId}/events?before=${END}`)).status).toBe(404);
    });

    test("ends a page early where texts are long, and loses nothing by it", async () => {
      const text = "x".repeat(50_000);
      for (let count = 0; count < 4; count++) await newCard(`${count}`, text);
      const seen: number[] = [];
      let pages = 0;
      for (let before: number | null = END; before !== null; pages++) {
        const page = await feed("", before);
        seen.push(...page.items.map(({ seq }) => seq));
        before = page.nextBefore;
      }
      expect(seen).toEqual([6, 5, 4, 3, 2, 1]);
      expect(pages).toBe(2);
    });

    test("takes only kinds that there are, and ids", async () => {
      const answer = await ann.call("GET", `/boards/${boardId}/events?kind=everything&card=1&actor=me`);
      expectFaults(answer, ["actor", "card", "kind"]);
    });
  });
}
