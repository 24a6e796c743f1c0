import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  addCard,
  databasesWithVectors,
  type MeaningServer,
  newBoard,
  type OwnBoard,
  START_MS,
  startMeaningServer,
  untilMade,
  untilMeant,
  untilSo,
} from "./meaning-server.ts";
import type { Person } from "./running-server.ts";
import { idsOf, pageOf } from "./searching.ts";

// Whoever finds by meaning finds what they may see, and nothing else.

let server: MeaningServer;
let ann: Person;
let ben: Person;
let board: OwnBoard;

const findsNothing = async (person: Person, q: string) => {
  expect(await pageOf(person, q, "&limit=1")).toEqual({ items: [], nextCursor: null });
};

for (const kind of databasesWithVectors) {
  describe(kind.name, () => {
    beforeAll(async () => {
      server = await startMeaningServer(kind);
    }, START_MS);
    beforeEach(async () => {
      [ann, ben] = [await server.register("Ann"), await server.register("Ben")];
      board = await newBoard(ann, "Plans");
    });
    afterAll(() => server?.stop());

    test("members find what is on the board, and nobody before or after they are one", async () => {
      const card = await addCard(ann, board, "An automobile");
      await untilMade(server);
      await untilMeant(ann, "car", [card]);
      await findsNothing(ben, "car");
      await ann.call("PUT", `/boards/${board.id}/users/${ben.userId}`, { body: { role: "viewer" } });
      await untilMeant(ben, "car", [card]);
      await ann.call("DELETE", `/boards/${board.id}/users/${ben.userId}`);
      await findsNothing(ben, "car");
    });

    test("nothing of a deleted board is found, and nothing of another's to-dos and notes", async () => {
      const card = await addCard(ann, board, "An automobile");
      await ann.call("POST", "/todos", { body: { title: "Sell the vehicle" } });
      const { body: subject } = await ann.call<{ id: string }>("POST", "/subjects", { body: { name: "Cars" } });
      const body = { title: "Garage", text: "a vehicle" };
      await ann.call("POST", `/subjects/${subject.id}/documents`, { body });
      await ann.call("PUT", `/boards/${board.id}/users/${ben.userId}`, { body: { role: "owner" } });
      await untilMade(server);
      await untilSo(() => idsOf(ann, "car"), 4);
      await untilMeant(ben, "car", [card]);
      await ann.call("DELETE", `/boards/${board.id}`);
      await findsNothing(ben, "car");
      expect(await idsOf(ann, "car")).toHaveLength(3);
    });

    test("a place in the pages that somebody made up shows nobody what is not theirs", async () => {
      const card = await addCard(ann, board, "An automobile");
      await untilMade(server);
      const place = { score: 1, updatedAt: "2026-01-01T00:00:00.000Z", id: ann.userId, meant: [card, board.id] };
      const cursor = Buffer.from(JSON.stringify(place)).toString("base64url");
      await untilMeant(ann, "car", [card]);
      expect(await idsOf(ann, "car", `&cursor=${cursor}`)).toEqual([card, board.id]);
      expect(await idsOf(ben, "car", `&cursor=${cursor}`)).toEqual([]);
    });

    test("what others have that is nearer takes no place of one's own", async () => {
      const own = await addCard(ann, board, "automobile with money for a holiday");
      const others = await newBoard(ben, "Cars");
      for (let index = 0; index < 45; index++) await addCard(ben, others, `automobile ${index}`);
      await untilMade(server);
      await untilMeant(ann, "car", [own]);
      await untilSo(() => idsOf(ben, "vehicle", "&limit=100"), 30);
    });
  });
}
