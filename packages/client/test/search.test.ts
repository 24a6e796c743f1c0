import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { type Client, newId, type SignedIn } from "../src/index.ts";
import { boardOf, clientOf, signUp, until } from "./people.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

let server: ServerProcess;
let ada: SignedIn;
let client: Client;
let boardId: string;

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startServerProcess(database);
    });
    afterAll(() => server?.stop());
    beforeEach(async () => {
      ada = await signUp(server.url, "Ada");
      boardId = await boardOf(server.url, ada);
      client = clientOf(ada, { baseUrl: server.url });
    });
    afterEach(() => client?.close());

    it("finds what one wrote a moment ago, of the kinds that one wants, page by page", async () => {
      const board = client.openBoard(boardId);
      await until(
        () => board.getState().status === "ready",
        () => board.getState().status,
      );
      const columnId = board.getState().view.columns[0]?.id ?? "";
      for (const title of ["Sow lentils", "Eat lentils"]) {
        board.send({ type: "card.add", cardId: newId(), columnId, title, afterCardId: null });
      }
      const titles: string[] = [];
      await until(
        async () => {
          const { items } = await client.search({ q: "lent", types: ["card"] });
          titles.splice(0, titles.length, ...items.map(({ title }) => title));
          return titles.length === 2;
        },
        () => titles,
      );
      const first = await client.search({ q: '"sow lentils"' });
      expect(first.items.map(({ titleParts }) => titleParts)).toEqual([[{ text: "Sow lentils", isMatch: true }]]);
      const page = await client.search({ q: "lentils", limit: 1 });
      const next = await client.search({ q: "lentils", limit: 1, cursor: page.nextCursor ?? "" });
      expect([...page.items, ...next.items].map(({ title }) => title).toSorted()).toEqual(titles.toSorted());
      expect((await client.search({ q: "lentils", types: ["board", "comment"] })).items).toEqual([]);
    });
  });
}
