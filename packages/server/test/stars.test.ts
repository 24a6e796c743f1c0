import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// Stars are one's own: nobody else sees them, and they say which boards stand first.

interface Listed {
  readonly items: readonly { readonly title: string; readonly isStarred: boolean }[];
  readonly nextCursor: string | null;
}

for (const database of databases) {
  describe(database.name, () => {
    let server: TestServer;
    let ann: Person;
    let ben: Person;
    beforeAll(async () => {
      server = await startTestServer(database);
      ann = await server.register("Ann");
      ben = await server.register("Ben");
    });
    afterAll(() => server.stop());

    async function newBoard(title: string): Promise<string> {
      const { body } = await ann.call<{ id: string; isStarred: boolean }>("POST", "/boards", { body: { title } });
      expect(body.isStarred).toBe(false);
      await ann.call("PUT", `/boards/${body.id}/users/${ben.userId}`, { body: { role: "viewer" } });
      return body.id;
    }
    const star = (person: Person, method: "PUT" | "DELETE", id: string) => person.call(method, `/boards/${id}/star`);
    const titles = async (person: Person) =>
      (await person.call<Listed>("GET", "/boards")).body.items.map(
        ({ title, isStarred }) => `${isStarred ? "*" : ""}${title}`,
      );

    test("a viewer too may have one; it stands first for them alone, on the board and in the list, page by page", async () => {
      const ids = [];
      for (const title of ["A", "B", "C", "D"]) ids.push(await newBoard(title));
      const [a = "", b = ""] = ids;
      for (const id of [a, b, b]) {
        const { status, body } = await star(ben, "PUT", id);
        expect([status, body]).toMatchObject([200, { id, isStarred: true, role: "viewer" }]);
      }
      expect(await titles(ben)).toEqual(["*B", "*A", "D", "C"]);
      expect(await titles(ann)).toEqual(["D", "C", "B", "A"]);
      for (const [person, isStarred] of [
        [ben, true],
        [ann, false],
      ] as const) {
        expect((await person.call("GET", `/boards/${a}`)).body).toMatchObject({ isStarred });
      }

      const paged: string[] = [];
      let cursor = "";
      do {
        const { body } = await ben.call<Listed>("GET", `/boards?limit=1${cursor}`);
        paged.push(...body.items.map(({ title }) => title));
        cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : "";
      } while (cursor);
      expect(paged).toEqual(["B", "A", "D", "C"]);

      for (const id of [a, a]) expect((await star(ben, "DELETE", id)).status).toBe(204);
      expect(await titles(ben)).toEqual(["*B", "D", "C", "A"]);
    });

    test("it is no change of the board: no number, no new time, and nothing in the log", async () => {
      const id = await newBoard("Quiet");
      const before = (await ann.call<{ seq: number; board: object }>("GET", `/boards/${id}`)).body;
      await star(ann, "PUT", id);
      const after = (await ann.call<{ seq: number; board: object }>("GET", `/boards/${id}`)).body;
      expect(after).toEqual({ ...before, isStarred: true });
    });

    test("another answer is another tag: who asks only for what is new hears of the star", async () => {
      const id = await newBoard("Tagged");
      const { headers } = await ben.call("GET", `/boards/${id}`);
      const ask = { headers: { "if-none-match": headers.get("etag") ?? "" } };
      expect((await ben.call("GET", `/boards/${id}`, ask)).status).toBe(304);
      await star(ben, "PUT", id);
      expect((await ben.call("GET", `/boards/${id}`, ask)).status).toBe(200);
    });

    test("who is sent away and asked back has it again, and sees nothing of it meanwhile", async () => {
      const id = await newBoard("Back");
      await star(ben, "PUT", id);
      await ann.call("DELETE", `/boards/${id}/users/${ben.userId}`);
      expect(await titles(ben)).not.toContain("*Back");
      expect((await star(ben, "DELETE", id)).status).toBe(404);
      await ann.call("PUT", `/boards/${id}/users/${ben.userId}`, { body: { role: "editor" } });
      expect(await titles(ben)).toContain("*Back");
    });
  });
}
