import type { CommandBody, CommentRow, Profile, Role, Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { watch } from "./live-socket.ts";
import { give } from "./lived-in.ts";
import { expectCode, expectFaults } from "./problems.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// What is said about cards. Who may do what by their role: authorization.test.ts.

interface Page {
  readonly items: readonly CommentRow[];
  readonly nextCursor: string | null;
  readonly people: readonly Profile[];
}

interface Trash {
  readonly items: readonly { readonly kind: string; readonly id: string; readonly title: string }[];
  readonly nextCursor: string | null;
}

let server: TestServer;
let ann: Person;
let ben: Person;
let cleo: Person;
let boardId: string;
let cardId: string;

const does = (person: Person, command: CommandBody) => give(person, boardId, command);
const share = (person: Person, role: Role) =>
  ann.call("PUT", `/boards/${boardId}/users/${person.userId}`, { body: { role } });
const say = async (person: Person, text: string) => {
  const answer = await person.call<CommentRow>("POST", `/cards/${cardId}/comments`, { body: { text } });
  expect(answer.status).toBe(201);
  return answer.body;
};
const page = async (query = "", person = ann) => {
  const { status, body } = await person.call<Page>("GET", `/cards/${cardId}/comments${query}`);
  expect(status).toBe(200);
  return body;
};
const texts = async () => (await page()).items.map(({ text }) => text);
const trashOf = async (person: Person, query = "") =>
  (await person.call<Trash>("GET", `/boards/${boardId}/trash${query}`)).body;
const countOf = async () =>
  (await ann.call<Snapshot>("GET", `/boards/${boardId}`)).body.cards.find(({ id }) => id === cardId)?.commentCount;

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startTestServer(database);
      ann = await server.register("Ann");
      ben = await server.register("Ben");
      cleo = await server.register("Cleo");
    });
    beforeEach(async () => {
      boardId = v7();
      cardId = v7();
      await ann.call("POST", "/boards", { body: { id: boardId, title: "Plans" } });
      await share(ben, "commenter");
      await share(cleo, "editor");
      await does(ann, { type: "card.add", cardId, title: "Card" });
    });
    afterAll(() => server.stop());

    test("a comment is made, read, changed, deleted and had back", async () => {
      const made = await say(ben, "  *Why?*\n");
      expect(made).toEqual({
        id: expect.any(String),
        cardId,
        authorId: ben.userId,
        text: "  *Why?*\n",
        createdAt: expect.stringMatching(/Z$/),
        editedAt: null,
      });
      expect(await page()).toEqual({ items: [made], nextCursor: null, people: [] });
      expect(await countOf()).toBe(1);
      const path = `/comments/${made.id}`;
      const changed = await ben.call<CommentRow>("PATCH", path, { body: { text: "Why not?" } });
      expect(changed.body).toEqual({ ...made, text: "Why not?", editedAt: expect.stringMatching(/Z$/) });
      expect((await ben.call("PATCH", path, { body: { text: "Why not?" } })).body).toEqual(changed.body);
      expect((await ben.call("DELETE", path)).status).toBe(204);
      expect([await texts(), await countOf()]).toEqual([[], 0]);
      expectCode(await ben.call("PATCH", path, { body: { text: "x" } }), "not_found");
      expectCode(await ben.call("DELETE", path), "not_found");
      await server.restart();
      expect((await ben.call("POST", `${path}/restore`)).body).toEqual(changed.body);
      expect((await ben.call("POST", `${path}/restore`)).status).toBe(200);
      expect([await texts(), await countOf()]).toEqual([["Why not?"], 1]);
    });

    test("may have an id that its maker chose, once", async () => {
      const id = v7();
      const body = { id, text: "Mine" };
      expect((await ben.call<CommentRow>("POST", `/cards/${cardId}/comments`, { body })).body.id).toBe(id);
      expectCode(await cleo.call("POST", `/cards/${cardId}/comments`, { body }), "id_taken");
      expect(await texts()).toEqual(["Mine"]);
    });

    test.each(["", " \n\t", "x".repeat(20_001), 7, null])("says something: not %j", async (text) => {
      expectFaults(await ben.call("POST", `/cards/${cardId}/comments`, { body: { text } }), ["text"]);
      const { id } = await say(ben, "x".repeat(20_000));
      expectFaults(await ben.call("PATCH", `/comments/${id}`, { body: { text } }), ["text"]);
      expectFaults(await ben.call("PATCH", `/comments/${id}`, { body: {} }), ["text"]);
      expectFaults(await ben.call("PATCH", `/comments/${id}`, { body: { text: "x", authorId: cleo.userId } }), [
        "authorId",
      ]);
    });

    test("nobody changes somebody else's words; an owner deletes them and brings them back", async () => {
      const { id } = await say(ben, "His");
      const path = `/comments/${id}`;
      for (const person of [ann, cleo]) {
        expectCode(await person.call("PATCH", path, { body: { text: "Hers" } }), "forbidden");
      }
      expectCode(await cleo.call("DELETE", path), "forbidden");
      expect((await ann.call("DELETE", path)).status).toBe(204);
      expectCode(await cleo.call("POST", `${path}/restore`), "forbidden");
      expect((await ann.call("POST", `${path}/restore`)).status).toBe(200);
      await share(ben, "viewer");
      expectCode(await ben.call("PATCH", path, { body: { text: "x" } }), "forbidden");
      expectCode(await ben.call("DELETE", path), "forbidden");
      expect(await texts()).toEqual(["His"]);
    });

    test("who has left is named with what they said", async () => {
      await say(ben, "Bye");
      await say(cleo, "Stay");
      await ann.call("DELETE", `/boards/${boardId}/users/${ben.userId}`);
      const { items, people } = await page();
      expect(items.map(({ authorId }) => authorId)).toEqual([cleo.userId, ben.userId]);
      expect(people).toMatchObject([{ id: ben.userId, name: "Ben" }]);
      expect(Object.keys(people[0] ?? {}).toSorted()).toEqual(["avatarUrl", "id", "name", "username"]);
    });

    test("the newest come first, page by page, whatever is said or deleted meanwhile", async () => {
      const ids: string[] = [];
      for (const text of ["a", "b", "c", "d", "e"]) ids.push((await say(ben, text)).id);
      const first = await page("?limit=2");
      expect(first.items.map(({ text }) => text)).toEqual(["e", "d"]);
      await say(ann, "f");
      await ben.call("DELETE", `/comments/${ids[3]}`);
      const second = await page(`?limit=2&cursor=${first.nextCursor}`);
      expect(second.items.map(({ text }) => text)).toEqual(["c", "b"]);
      const last = await page(`?limit=2&cursor=${second.nextCursor}`);
      expect([last.items.map(({ text }) => text), last.nextCursor]).toEqual([["a"], null]);
      expectFaults(await ann.call("GET", `/cards/${cardId}/comments?cursor=x`), ["cursor"]);
      expectFaults(await ann.call("GET", `/cards/${cardId}/comments?limit=0&of=me`), ["limit", "of"]);
    });

    test("a page of long texts ends sooner, and none of them is left out", async () => {
      const commands = Array.from({ length: 20 }, (_, at) => {
        const text = `${at} ${"x".repeat(19_000)}`;
        return { id: v7(), type: "comment.add", cardId, commentId: v7(), text };
      });
      await ben.call("POST", `/boards/${boardId}/commands`, { body: { commands } });
      const read: string[] = [];
      for (let query = "?limit=100"; query !== ""; ) {
        const { items, nextCursor } = await page(query);
        expect(items.length).toBeLessThan(10);
        read.push(...items.map(({ text }) => text.split(" ")[0] ?? ""));
        query = nextCursor === null ? "" : `?limit=100&cursor=${nextCursor}`;
      }
      expect(read.toSorted()).toEqual(commands.map(({ text }) => text.split(" ")[0]).toSorted());
    });

    test("can be read while their card is archived, not when it is deleted, and wait for it", async () => {
      const { id } = await say(ben, "Before");
      await ann.call("POST", `/cards/${cardId}/archive`);
      expect(await texts()).toEqual(["Before"]);
      expectCode(await ben.call("POST", `/cards/${cardId}/comments`, { body: { text: "x" } }), "not_found");
      expectCode(await ben.call("PATCH", `/comments/${id}`, { body: { text: "x" } }), "not_found");
      await ann.call("DELETE", `/cards/${cardId}`);
      expectCode(await ben.call("GET", `/cards/${cardId}/comments`), "not_found");
      await ann.call("POST", `/cards/${cardId}/restore`);
      expect(await texts()).toEqual(["Before"]);
    });

    test("W3: are heard by everybody who watches", async () => {
      const socket = await watch(server.url, ann.token, boardId);
      const { id } = await say(ben, "Hear");
      expect((await socket.next("events")).events).toMatchObject([
        { type: "comment.added", cardId, commentId: id, text: "Hear", actorId: ben.userId, commentCount: 1 },
      ]);
      socket.close();
    });

    test("what an owner has taken away its author does not bring back, and any owner does", async () => {
      const { id } = await say(ben, "Rude");
      await ann.call("DELETE", `/comments/${id}`);
      expectCode(await ben.call("POST", `/comments/${id}/restore`), "forbidden");
      expect((await trashOf(ben)).items).toEqual([]);
      expect((await trashOf(ann)).items.map((item) => item.id)).toEqual([id]);
      await server.restart();
      expectCode(await ben.call("POST", `/comments/${id}/restore`), "forbidden");
      expect((await ann.call("POST", `/comments/${id}/restore`)).status).toBe(200);
      // One's own deletion is one's own again.
      expect((await ben.call("DELETE", `/comments/${id}`)).status).toBe(204);
      expect((await ben.call("POST", `/comments/${id}/restore`)).status).toBe(200);
    });

    test("deleted ones are in the trash, by their first lines, for those who may have them back", async () => {
      const his = await say(ben, "\n  His *first* line  \nand more");
      const hers = await say(cleo, "Hers");
      const long = await say(ben, "🙂".repeat(300));
      const kept = await say(ben, "Kept");
      for (const [person, { id }] of [
        [ben, his],
        [cleo, hers],
        [ben, long],
      ] as const) {
        expect((await person.call("DELETE", `/comments/${id}`)).status).toBe(204);
      }
      const all = await trashOf(ann);
      expect(all.items).toMatchObject([
        {
          kind: "comment",
          id: long.id,
          title: `${"🙂".repeat(200)}…`,
          card: { id: cardId, title: "Card" },
          columnId: null,
        },
        { kind: "comment", id: hers.id, title: "Hers" },
        { kind: "comment", id: his.id, title: "His first line" },
      ]);
      const ids = async (person: Person, query = "") => (await trashOf(person, query)).items.map(({ id }) => id);
      expect(await ids(ben)).toEqual([long.id, his.id]);
      expect(await ids(cleo)).toEqual([hers.id]);
      expect(await ids(ann, "?what=archived")).toEqual([]);
      expect(await ids(ann, "?q=FIRST")).toEqual([his.id]);
      const one = await trashOf(ann, "?limit=1");
      expect((await trashOf(ann, `?limit=2&cursor=${one.nextCursor}`)).items).toEqual(all.items.slice(1));
      await share(ben, "viewer");
      expect(await ids(ben)).toEqual([]);
      await ann.call("DELETE", `/cards/${cardId}`);
      expect((await trashOf(ann)).items.map(({ kind }) => kind)).toEqual(["card"]);
      await ann.call("POST", `/cards/${cardId}/restore`);
      expect((await ann.call("POST", `/comments/${his.id}/restore`)).status).toBe(200);
      expect((await page()).items.map(({ id }) => id)).toEqual([kept.id, his.id]);
    });
  });
}
