import type { Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { realSources } from "../src/index.ts";
import { expectProblem } from "./problems.ts";
import { type Answer, type Person, startTestServer, type TestServer } from "./running-server.ts";

const HOUR = 3_600_000;

let server: TestServer;
let ann: Person;
let bob: Person;
/** Milliseconds that the server's clock is ahead of ours. */
let ahead: number;

interface Ids {
  readonly boardId: string;
  readonly columnId: string;
  readonly cardId: string;
  readonly trashedId: string;
}

/** A board of ann's where bob is an editor, with a card and another in the trash. */
async function scene(): Promise<Ids> {
  const [boardId, cardId, trashedId] = [v7(), v7(), v7()];
  await ann.call("POST", "/boards", { body: { id: boardId, title: "Plans" } });
  const columnId = (await ann.call<Snapshot>("GET", `/boards/${boardId}`)).body.columns[0]?.id ?? "";
  const commands = [
    { type: "card.add", cardId, columnId, title: "A" },
    { type: "card.add", cardId: trashedId, columnId, title: "B" },
    { type: "card.delete", cardId: trashedId },
    { type: "member.add", userId: bob.userId, role: "editor" },
  ].map((command) => ({ id: v7(), ...command }));
  await ann.call("POST", `/boards/${boardId}/commands`, { body: { commands } });
  return { boardId, columnId, cardId, trashedId };
}

const seqOf = async ({ boardId }: Ids) => (await ann.call<Snapshot>("GET", `/boards/${boardId}`)).body.seq;

const boardsOf = async (person: Person) =>
  (await person.call<{ items: { id: string }[] }>("GET", "/boards?limit=100")).body.items.length;

interface Write {
  readonly method: string;
  readonly path: (ids: Ids) => string;
  readonly body?: (ids: Ids) => unknown;
  readonly status: number;
}

const WRITES: Readonly<Record<string, Write>> = {
  "POST /boards/{id}/columns": {
    method: "POST",
    path: ({ boardId }) => `/boards/${boardId}/columns`,
    body: () => ({ title: "New" }),
    status: 201,
  },
  "POST /boards/{id}/cards": {
    method: "POST",
    path: ({ boardId }) => `/boards/${boardId}/cards`,
    body: () => ({ title: "New" }),
    status: 201,
  },
  "POST /cards/{id}/archive": { method: "POST", path: ({ cardId }) => `/cards/${cardId}/archive`, status: 200 },
  "POST /cards/{id}/restore": { method: "POST", path: ({ trashedId }) => `/cards/${trashedId}/restore`, status: 200 },
  "POST /boards/{id}/commands": {
    method: "POST",
    path: ({ boardId }) => `/boards/${boardId}/commands`,
    // A fixed id: the key alone must do, but the body is part of what the key was used for.
    body: ({ cardId }) => ({ commands: [{ id: cardId, type: "board.edit", title: "New" }] }),
    status: 200,
  },
  "PATCH /boards/{id}": {
    method: "PATCH",
    path: ({ boardId }) => `/boards/${boardId}`,
    body: () => ({ title: "New" }),
    status: 200,
  },
  "PATCH /columns/{id}": {
    method: "PATCH",
    path: ({ columnId }) => `/columns/${columnId}`,
    body: () => ({ position: 2 }),
    status: 200,
  },
  "PATCH /cards/{id}": {
    method: "PATCH",
    path: ({ cardId }) => `/cards/${cardId}`,
    body: () => ({ title: "New" }),
    status: 200,
  },
  "PUT /boards/{id}/users/{userId}": {
    method: "PUT",
    path: ({ boardId }) => `/boards/${boardId}/users/${bob.userId}`,
    body: () => ({ role: "viewer" }),
    status: 200,
  },
  "DELETE /boards/{id}/users/{userId}": {
    method: "DELETE",
    path: ({ boardId }) => `/boards/${boardId}/users/${bob.userId}`,
    status: 204,
  },
  "DELETE /columns/{id}": { method: "DELETE", path: ({ columnId }) => `/columns/${columnId}`, status: 204 },
  "DELETE /cards/{id}": { method: "DELETE", path: ({ cardId }) => `/cards/${cardId}`, status: 204 },
};

function send({ method, path, body }: Write, ids: Ids, key: string, person = ann) {
  return person.call<unknown>(method, path(ids), {
    headers: { "idempotency-key": key },
    ...(body && { body: body(ids) }),
  });
}

const KEPT = ["content-type", "etag", "location"];

/** What of an answer must be the same again. */
function saidBy({ status, body, headers }: Answer<unknown>) {
  return { status, body, headers: KEPT.map((name) => headers.get(name)) };
}

/** As if the server had died after each commit and before each answer. */
const loseAnswers = () => server.execute("delete from answer");

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      ahead = 0;
      const now = () => new Date(Date.now() + ahead).toISOString();
      server = await startTestServer(database, {}, { ...realSources, now });
      [ann, bob] = await Promise.all([server.register("ann"), server.register("bob")]);
    });
    afterAll(() => server.stop());

    describe.each(Object.entries(WRITES))("%s", (_, write) => {
      test("the same key gets the first answer again and changes nothing, after a restart and in other letters too", async () => {
        const ids = await scene();
        const before = await seqOf(ids);
        const key = v7();
        const first = await send(write, ids, key);
        expect(first.status).toBe(write.status);
        expect(await seqOf(ids)).toBe(before + 1);
        const again = await send(write, ids, key.toUpperCase());
        expect(saidBy(again)).toEqual(saidBy(first));
        expect([first, again].map(({ headers }) => headers.get("idempotency-replayed"))).toEqual([null, "true"]);
        // What others did since is neither shown nor undone.
        await ann.call("POST", `/boards/${ids.boardId}/columns`, { body: { title: "Another", position: 0 } });
        await server.restart();
        expect(saidBy(await send(write, ids, key))).toEqual(saidBy(first));
        expect(await seqOf(ids)).toBe(before + 2);
      });

      test("ten at the same moment get the answer or are told that it is under way, and it is done once", async () => {
        const ids = await scene();
        const before = await seqOf(ids);
        const key = v7();
        const answers = await Promise.all(Array.from({ length: 10 }, () => send(write, ids, key)));
        const later = await send(write, ids, key);
        expect(later.status).toBe(write.status);
        for (const answer of answers) {
          if (answer.status === 409) expect(answer.body).toMatchObject({ code: "request_in_progress" });
          else expect(saidBy(answer)).toEqual(saidBy(later));
        }
        expect(await seqOf(ids)).toBe(before + 1);
      });

      test("an answer that was lost with the server is given by asking again, and nothing is done twice", async () => {
        const ids = await scene();
        const key = v7();
        const first = await send(write, ids, key);
        const seq = await seqOf(ids);
        await loseAnswers();
        const again = await send(write, ids, key);
        expect(again.status).toBe(write.status);
        expect(again.body).toEqual(first.body);
        expect(await seqOf(ids)).toBe(seq);
      });
    });

    describe("making a board", () => {
      const make = (person: Person, key: string, title = "Plans") =>
        person.call<{ id: string; title: string }>("POST", "/boards", {
          headers: { "idempotency-key": key },
          body: { title },
        });

      test("is done once for a key, at whatever moment it is asked again", async () => {
        const key = v7();
        const before = await boardsOf(ann);
        const answers = await Promise.all(Array.from({ length: 10 }, () => make(ann, key)));
        const first = answers.find(({ status }) => status === 201);
        for (const { status, body } of answers) {
          if (status === 409) expect(body).toMatchObject({ code: "request_in_progress" });
          else expect(body).toEqual(first?.body);
        }
        const again = await make(ann, key);
        expect([again.status, again.body]).toEqual([201, first?.body]);
        expect(again.headers.get("location")).toBe(`/api/v1/boards/${again.body.id}`);
        await loseAnswers();
        const found = await make(ann, key);
        expect([found.status, found.body]).toEqual([201, first?.body]);
        expect(found.headers.get("location")).toBe(`/api/v1/boards/${found.body.id}`);
        expect(await boardsOf(ann)).toBe(before + 1);
      });

      test("another user's same key is theirs", async () => {
        const key = v7();
        const [mine, theirs] = [await make(ann, key), await make(bob, key)];
        expect([mine.status, theirs.status]).toEqual([201, 201]);
        expect(theirs.body.id).not.toBe(mine.body.id);
        expect((await make(bob, key)).body.id).toBe(theirs.body.id);
      });

      test("after a day the key is free for another request", async () => {
        const key = v7();
        const first = await make(ann, key);
        ahead += 23 * HOUR;
        expect((await make(ann, key)).body.id).toBe(first.body.id);
        expect((await make(ann, key, "Other plans")).status).toBe(409);
        ahead += 2 * HOUR;
        const other = await make(ann, key, "Other plans");
        expect([other.status, other.body.title]).toEqual([201, "Other plans"]);
        expect(other.body.id).not.toBe(first.body.id);
      });
    });

    test("two users with the same key on one board each get their own card", async () => {
      const ids = await scene();
      const key = v7();
      const write = WRITES["POST /boards/{id}/cards"];
      if (!write) throw new Error("no such row");
      const [mine, theirs] = [await send(write, ids, key), await send(write, ids, key, bob)];
      expect([mine.status, theirs.status]).toEqual([201, 201]);
      expect((await ann.call<Snapshot>("GET", `/boards/${ids.boardId}`)).body.cards).toHaveLength(3);
    });

    test("a key that was used for another request is 409, and that request is not done", async () => {
      const ids = await scene();
      const other = await scene();
      const key = v7();
      const headers = { "idempotency-key": key };
      const first = await ann.call("POST", `/boards/${ids.boardId}/cards`, { headers, body: { title: "One" } });
      expect(first.status).toBe(201);
      const seqs = [await seqOf(ids), await seqOf(other)];
      for (const [method, path, body] of [
        ["POST", `/boards/${ids.boardId}/cards`, { title: "Two" }],
        ["POST", `/boards/${other.boardId}/cards`, { title: "One" }],
        ["POST", `/boards/${ids.boardId}/columns`, { title: "One" }],
        ["DELETE", `/cards/${ids.cardId}`, undefined],
        ["POST", "/boards", { title: "One" }],
      ] as const) {
        const answer = await ann.call(method, path, { headers, ...(body && { body }) });
        expectProblem(answer);
        expect([answer.status, answer.body.code]).toEqual([409, "key_reused"]);
      }
      expect([await seqOf(ids), await seqOf(other)]).toEqual(seqs);
    });

    test("a refusal is an answer too and is given again; a request that did not fit is none, and may be mended", async () => {
      const ids = await scene();
      const [refusedKey, mendedKey] = [v7(), v7()];
      const put = (person: Person, key: string, role: string) =>
        person.call("PUT", `/boards/${ids.boardId}/users/${ann.userId}`, {
          headers: { "idempotency-key": key },
          body: { role },
        });
      expect((await put(bob, refusedKey, "viewer")).status).toBe(403);
      await ann.call("PUT", `/boards/${ids.boardId}/users/${bob.userId}`, { body: { role: "owner" } });
      const again = await put(bob, refusedKey, "viewer");
      expectProblem(again);
      expect(again.status).toBe(403);
      expect((await put(bob, mendedKey, "boss")).status).toBe(422);
      expect((await put(bob, mendedKey, "viewer")).status).toBe(200);
    });

    test("a long answer, which goes out compressed, is given again whole", async () => {
      const ids = await scene();
      const options = { headers: { "idempotency-key": v7() }, body: { description: "word ".repeat(9_000) } };
      const first = await ann.call("PATCH", `/cards/${ids.cardId}`, options);
      expect(first.headers.get("content-encoding")).toBe("gzip");
      const again = await ann.call("PATCH", `/cards/${ids.cardId}`, options);
      expect(again.headers.get("idempotency-replayed")).toBe("true");
      expect(saidBy(again)).toEqual(saidBy(first));
    });

    test("without a key each request is done", async () => {
      const ids = await scene();
      for (let count = 0; count < 2; count++) {
        await ann.call("POST", `/boards/${ids.boardId}/cards`, { body: { title: "Same" } });
      }
      expect((await ann.call<Snapshot>("GET", `/boards/${ids.boardId}`)).body.cards).toHaveLength(3);
    });

    test("a read takes no notice of a key", async () => {
      const ids = await scene();
      const headers = { "idempotency-key": v7() };
      const read = async () =>
        (await ann.call<Snapshot>("GET", `/boards/${ids.boardId}`, { headers })).body.board.title;
      expect(await read()).toBe("Plans");
      await ann.call("PATCH", `/boards/${ids.boardId}`, { body: { title: "New" } });
      expect(await read()).toBe("New");
    });

    test("If-Match does not stand in the way of an answer that was lost", async () => {
      const ids = await scene();
      const etag = (await ann.call("GET", `/cards/${ids.cardId}`)).headers.get("etag") ?? "";
      const options = { headers: { "idempotency-key": v7(), "if-match": etag }, body: { title: "New" } };
      const first = await ann.call("PATCH", `/cards/${ids.cardId}`, options);
      expect(first.status).toBe(200);
      await loseAnswers();
      const again = await ann.call("PATCH", `/cards/${ids.cardId}`, options);
      expect([again.status, again.body]).toEqual([200, first.body]);
    });
  });
}
