import type { BoardEvent, MemberRow, Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { realSources } from "../src/index.ts";
import { expectProblem } from "./problems.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

interface BoardAnswer {
  id: string;
  title: string;
  description: string | null;
  creatorId: string;
  role: string;
  seq: number;
  isStarred: boolean;
  updatedAt: string;
}

interface ColumnAnswer {
  id: string;
  title: string;
  position: number;
  wipLimit: number | null;
}

interface CardAnswer {
  id: string;
  boardId: string;
  columnId: string;
  title: string;
  description: string | null;
  hasDescription: boolean;
  position: number;
  createdAt: string;
  updatedAt: string;
}

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

const UUID = expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

let server: TestServer;
/** A server whose clock stands still: everything happens in the same millisecond. */
let frozen: TestServer;
let ann: Person;
let bob: Person;

async function newBoard(owner = ann, fields: object = {}) {
  const { body } = await owner.call<BoardAnswer>("POST", "/boards", { body: { title: "Plans", ...fields } });
  const snapshot = async () => (await owner.call<Snapshot>("GET", `/boards/${body.id}`)).body;
  const { columns } = await snapshot();
  const [todo = "", doing = "", done = ""] = columns.map(({ id }) => id);
  const add = async (title: string, more: object = {}) => {
    const card = await owner.call<CardAnswer>("POST", `/boards/${body.id}/cards`, { body: { title, ...more } });
    expect(card.status).toBe(201);
    return card.body;
  };
  const titlesIn = async (columnId: string) => {
    const { cards } = await snapshot();
    return cards.filter((card) => card.columnId === columnId).map(({ title }) => title);
  };
  return { boardId: body.id, todo, doing, done, snapshot, add, titlesIn };
}

/** Every item of a list, page by page; `between` is done after each page. */
async function pagesOf<Item>(person: Person, path: string, limit: number, between = async () => {}): Promise<Item[][]> {
  const pages: Item[][] = [];
  let cursor: string | null = null;
  do {
    const next: string = cursor === null ? "" : `&cursor=${cursor}`;
    const { status, body } = await person.call<Page<Item>>("GET", `${path}limit=${limit}${next}`);
    expect(status).toBe(200);
    pages.push(body.items);
    cursor = body.nextCursor;
    await between();
  } while (cursor !== null && pages.length < 20);
  return pages;
}

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      const now = new Date().toISOString();
      [server, frozen] = await Promise.all([
        startTestServer(database),
        startTestServer(database, {}, { ...realSources, now: () => now }),
      ]);
      [ann, bob] = await Promise.all([server.register("ann"), server.register("bob")]);
    });
    afterAll(() => Promise.all([server.stop(), frozen.stop()]));

    describe("boards", () => {
      test("a new board has the three columns, is its maker's, and says where it is", async () => {
        const made = await ann.call<BoardAnswer>("POST", "/boards", {
          body: { title: "Plans", description: "**why**" },
        });
        expect(made.status).toBe(201);
        expect(made.headers.get("location")).toBe(`/api/v1/boards/${made.body.id}`);
        expect(made.body).toEqual({
          id: UUID,
          title: "Plans",
          description: "**why**",
          creatorId: ann.userId,
          createdAt: TIME,
          updatedAt: TIME,
          archivedAt: null,
          background: null,
          isStarred: false,
          role: "owner",
          seq: 1,
        });
        const { status, body } = await ann.call<Snapshot>("GET", `/boards/${made.body.id}`);
        expect(status).toBe(200);
        const { role, seq, isStarred, ...fields } = made.body;
        expect(body).toMatchObject({ board: fields, seq, role, isStarred, cards: [], labels: [] });
        const parts = ["board", "cards", "columns", "isStarred", "labels", "members", "role", "seq"];
        expect(Object.keys(body).toSorted()).toEqual(parts);
        expect(body.columns.map(({ title, position }) => [title, position])).toEqual([
          ["To do", 0],
          ["In progress", 1],
          ["Done", 2],
        ]);
        expect(body.members).toEqual([
          {
            userId: ann.userId,
            role: "owner",
            since: body.board.createdAt,
            user: { id: ann.userId, username: expect.any(String), name: "ann", avatarUrl: null },
            deactivatedAt: null,
          },
        ]);
      });

      test("a client may choose the id and the columns, also none; an id in use is 409", async () => {
        const id = v7();
        const made = await ann.call<BoardAnswer>("POST", "/boards", {
          body: { id, title: "Mine", columns: ["A", "B"] },
        });
        expect(made.body.id).toBe(id);
        const { columns } = (await ann.call<Snapshot>("GET", `/boards/${id}`)).body;
        expect(columns.map(({ title }) => title)).toEqual(["A", "B"]);
        const again = await bob.call("POST", "/boards", { body: { id, title: "Theirs" } });
        expectProblem(again);
        expect(again.body).toMatchObject({ status: 409, code: "id_taken", errors: [{ path: "id" }] });
        const bare = await newBoard(ann, { columns: [] });
        expect((await bare.snapshot()).columns).toEqual([]);
      });

      test("PATCH changes what it names, null clears the description, and nothing changes nothing", async () => {
        const { boardId } = await newBoard(ann, { description: "text" });
        const patch = async (body: object) =>
          (await ann.call<BoardAnswer>("PATCH", `/boards/${boardId}`, { body })).body;
        expect(await patch({ title: "New" })).toMatchObject({
          title: "New",
          description: "text",
          seq: 2,
          role: "owner",
        });
        expect(await patch({ description: null })).toMatchObject({ title: "New", description: null, seq: 3 });
        expect(await patch({ description: "" })).toMatchObject({ description: null, seq: 3 });
        expect(await patch({})).toMatchObject({ title: "New", seq: 3 });
        expect(await patch({ title: "New" })).toMatchObject({ seq: 3 });
      });

      test("the list holds mine and those shared with me, the last changed first", async () => {
        const carl = await server.register("carl");
        const own = await newBoard(carl);
        const shared = await newBoard();
        await newBoard();
        await ann.call("PUT", `/boards/${shared.boardId}/users/${carl.userId}`, { body: { role: "viewer" } });
        await own.add("A card");
        const { body } = await carl.call<Page<BoardAnswer>>("GET", "/boards");
        expect(body.items.map(({ id, role }) => [id, role])).toEqual([
          [own.boardId, "owner"],
          [shared.boardId, "viewer"],
        ]);
        expect(body.nextCursor).toBeNull();
        expect((await carl.call<Page<BoardAnswer>>("GET", "/boards?archived=true")).body.items).toEqual([]);
        expect((await carl.call<Page<BoardAnswer>>("GET", "/boards?archived=false")).body).toEqual(body);
      });

      test("pages hold each board once, of one and the same moment too, while others are made", async () => {
        const dora = await frozen.register("dora");
        const ids: string[] = [];
        for (let count = 0; count < 7; count++) ids.push((await newBoard(dora)).boardId);
        const pages = await pagesOf<BoardAnswer>(dora, "/boards?", 3, async () => {
          await newBoard(dora);
        });
        expect(pages.map(({ length }) => length)).toEqual([3, 3, 1]);
        expect(new Set(pages.flat().map(({ id }) => id))).toEqual(new Set(ids));
      });

      test("only the creator deletes a board, not another owner, and then it is gone", async () => {
        const { boardId } = await newBoard();
        await ann.call("PUT", `/boards/${boardId}/users/${bob.userId}`, { body: { role: "owner" } });
        const refused = await bob.call("DELETE", `/boards/${boardId}`);
        expectProblem(refused);
        expect(refused.status).toBe(403);
        const deleted = await ann.call("DELETE", `/boards/${boardId}`);
        expect([deleted.status, deleted.body]).toEqual([204, ""]);
        for (const [method, path] of [
          ["GET", ""],
          ["PATCH", ""],
          ["DELETE", ""],
          ["GET", "/cards"],
          ["GET", "/users"],
          ["GET", "/events"],
          ["POST", "/columns"],
        ] as const) {
          const body = method === "GET" || method === "DELETE" ? {} : { body: { title: "x" } };
          expect((await ann.call(method, `/boards/${boardId}${path}`, body)).status).toBe(404);
        }
        const list = await ann.call<Page<BoardAnswer>>("GET", "/boards");
        expect(list.body.items.map(({ id }) => id)).not.toContain(boardId);
      });
    });

    describe("columns", () => {
      test("are added at a place or at the end, renamed, limited and moved", async () => {
        const { boardId, todo, snapshot } = await newBoard();
        const post = (body: object) => ann.call<ColumnAnswer>("POST", `/boards/${boardId}/columns`, { body });
        const last = await post({ title: "Last" });
        expect(last.status).toBe(201);
        expect(last.body).toEqual({
          archivedAt: null,
          id: UUID,
          boardId,
          title: "Last",
          position: 3,
          wipLimit: null,
          createdAt: TIME,
          updatedAt: TIME,
        });
        const id = v7();
        expect((await post({ id, title: "First", position: 0, wipLimit: 5 })).body).toMatchObject({
          id,
          position: 0,
          wipLimit: 5,
        });
        const taken = await post({ id, title: "Again" });
        expect([taken.status, taken.body]).toMatchObject([409, { code: "id_taken", errors: [{ path: "columnId" }] }]);

        const patch = (body: object) => ann.call<ColumnAnswer>("PATCH", `/columns/${id}`, { body });
        expect((await patch({ title: "Second", position: 1 })).body).toMatchObject({ title: "Second", position: 1 });
        expect((await patch({ wipLimit: null })).body).toMatchObject({ title: "Second", wipLimit: null });
        expect((await patch({ afterColumnId: last.body.id })).body.position).toBe(4);
        expect((await patch({ afterColumnId: null })).body.position).toBe(0);
        expect((await patch({ position: 100 })).body.position).toBe(4);
        expect((await patch({ afterColumnId: todo })).body.position).toBe(1);
        const { seq } = await snapshot();
        expect((await patch({})).status).toBe(200);
        const nowhere = await ann.call("PATCH", `/columns/${id}`, { body: { title: "Lost", afterColumnId: v7() } });
        expectProblem(nowhere);
        expect(nowhere.status).toBe(404);
        const titles = (await snapshot()).columns.map(({ title }) => title);
        expect([await snapshot().then((each) => each.seq), titles]).toEqual([
          seq,
          ["To do", "Second", "In progress", "Done", "Last"],
        ]);
      });

      test("a deleted column is gone with its cards", async () => {
        const { boardId, todo, doing, add, snapshot } = await newBoard();
        const [gone, kept] = [await add("Gone"), await add("Kept", { columnId: doing })];
        expect((await ann.call("DELETE", `/columns/${todo}`)).status).toBe(204);
        expect((await snapshot()).cards.map(({ id }) => id)).toEqual([kept.id]);
        expect((await snapshot()).columns.map(({ position }) => position)).toEqual([0, 1]);
        for (const [method, path] of [
          ["GET", `/cards/${gone.id}`],
          ["PATCH", `/cards/${gone.id}`],
          ["POST", `/cards/${gone.id}/restore`],
          ["DELETE", `/columns/${todo}`],
          ["PATCH", `/columns/${todo}`],
        ] as const) {
          expect((await ann.call(method, path, method === "PATCH" ? { body: { title: "x" } } : {})).status).toBe(404);
        }
        expect(
          (await ann.call("POST", `/boards/${boardId}/cards`, { body: { title: "x", columnId: todo } })).status,
        ).toBe(404);
      });
    });

    describe("cards", () => {
      test("a new card goes to the end of the first column, or where it is wanted", async () => {
        const { boardId, todo, doing, add, titlesIn } = await newBoard();
        const made = await ann.call<CardAnswer>("POST", `/boards/${boardId}/cards`, {
          body: { title: "One", description: "text" },
        });
        expect(made.status).toBe(201);
        expect(made.headers.get("location")).toBe(`/api/v1/cards/${made.body.id}`);
        expect(made.body).toEqual({
          archivedAt: null,
          ...{ checklists: [], itemCount: 0, doneCount: 0, commentCount: 0, attachmentCount: 0, cover: null },
          id: UUID,
          boardId,
          columnId: todo,
          title: "One",
          description: "text",
          hasDescription: true,
          labelIds: [],
          assigneeIds: [],
          startAt: null,
          dueAt: null,
          doneAt: null,
          position: 0,
          rank: expect.any(String),
          createdAt: TIME,
          updatedAt: TIME,
        });
        const read = await ann.call<CardAnswer>("GET", `/cards/${made.body.id}`);
        expect([read.status, read.body]).toEqual([200, made.body]);
        expect(read.headers.get("etag")).toBe(made.headers.get("etag"));
        expect(await add("Two")).toMatchObject({
          columnId: todo,
          position: 1,
          description: null,
          hasDescription: false,
        });
        expect(await add("Zero", { position: 0 })).toMatchObject({ position: 0 });
        expect(await add("Half", { afterCardId: made.body.id })).toMatchObject({ position: 2 });
        expect(await add("First", { afterCardId: null })).toMatchObject({ position: 0 });
        expect(await add("Far", { position: 1_000 })).toMatchObject({ position: 5 });
        expect(await add("There", { columnId: doing })).toMatchObject({ columnId: doing, position: 0 });
        expect(await titlesIn(todo)).toEqual(["First", "Zero", "One", "Half", "Two", "Far"]);
      });

      test("PATCH moves by column, place or neighbour, and answers the place", async () => {
        const { todo, doing, add, titlesIn } = await newBoard();
        const [a, b, c] = [await add("a"), await add("b"), await add("c")];
        const patch = async (card: CardAnswer, body: object) => {
          const answer = await ann.call<CardAnswer>("PATCH", `/cards/${card.id}`, { body });
          expect(answer.status).toBe(200);
          return answer.body;
        };
        expect(await patch(a, { position: 2 })).toMatchObject({ columnId: todo, position: 2 });
        expect(await titlesIn(todo)).toEqual(["b", "c", "a"]);
        expect(await patch(c, { afterCardId: null })).toMatchObject({ position: 0 });
        expect(await patch(c, { afterCardId: b.id })).toMatchObject({ position: 1 });
        expect(await titlesIn(todo)).toEqual(["b", "c", "a"]);
        expect(await patch(b, { columnId: doing })).toMatchObject({ columnId: doing, position: 0 });
        expect(await patch(c, { columnId: doing, position: 0 })).toMatchObject({ columnId: doing, position: 0 });
        expect(await patch(a, { columnId: doing, afterCardId: c.id })).toMatchObject({ columnId: doing, position: 1 });
        expect([await titlesIn(todo), await titlesIn(doing)]).toEqual([[], ["c", "a", "b"]]);
      });

      test("PATCH changes what it names, and null clears the text", async () => {
        const { add, snapshot } = await newBoard();
        const { id } = await add("One", { description: "text" });
        const patch = async (body: object) => (await ann.call<CardAnswer>("PATCH", `/cards/${id}`, { body })).body;
        expect(await patch({ title: "Two" })).toMatchObject({ title: "Two", description: "text" });
        expect(await patch({ description: "more" })).toMatchObject({ title: "Two", description: "more" });
        expect(await patch({ description: null })).toMatchObject({ description: null, hasDescription: false });
        const { seq } = await snapshot();
        expect(await patch({ title: "Two", description: null, position: 0 })).toMatchObject({ title: "Two" });
        expect((await snapshot()).seq).toBe(seq);
      });

      test("a title and a move in one PATCH are done both or not at all", async () => {
        const { doing, add, snapshot } = await newBoard();
        const { id } = await add("One");
        const before = await snapshot();
        for (const where of [{ columnId: v7() }, { afterCardId: v7() }]) {
          const answer = await ann.call("PATCH", `/cards/${id}`, {
            body: { title: "Two", description: "x", ...where },
          });
          expectProblem(answer);
          expect([answer.status, answer.body.errors?.map(({ path }) => path)]).toEqual([404, Object.keys(where)]);
        }
        expect(await snapshot()).toEqual(before);
        const done = await ann.call<CardAnswer>("PATCH", `/cards/${id}`, { body: { title: "Two", columnId: doing } });
        expect(done.body).toMatchObject({ title: "Two", columnId: doing });
        expect((await snapshot()).seq).toBe(before.seq + 2);
      });

      test("DELETE puts a card in the trash, restore brings it back with its text to its place", async () => {
        const { todo, add, titlesIn, snapshot } = await newBoard();
        await add("a");
        const { id } = await add("b", { description: "text" });
        await add("c");
        expect((await ann.call("DELETE", `/cards/${id}`)).status).toBe(204);
        for (const [method, path] of [
          ["GET", `/cards/${id}`],
          ["DELETE", `/cards/${id}`],
        ] as const) {
          expect((await ann.call(method, path)).status).toBe(404);
        }
        expect(await titlesIn(todo)).toEqual(["a", "c"]);
        const restored = await ann.call<CardAnswer>("POST", `/cards/${id}/restore`);
        expect([restored.status, restored.body]).toMatchObject([200, { id, position: 1, description: "text" }]);
        expect(await titlesIn(todo)).toEqual(["a", "b", "c"]);
        const { seq } = await snapshot();
        expect((await ann.call("POST", `/cards/${id}/restore`)).status).toBe(200);
        expect((await snapshot()).seq).toBe(seq);
      });

      test("the list is in reading order and is filtered by column and by text in any letter case", async () => {
        const { boardId, doing, add } = await newBoard();
        await add("Buy milk", { columnId: doing });
        await add("Write tests");
        await add("Read tests", { columnId: doing });
        const titles = async (query: string) => {
          const { body } = await ann.call<Page<CardAnswer>>("GET", `/boards/${boardId}/cards${query}`);
          return body.items.map(({ title }) => title);
        };
        expect(await titles("")).toEqual(["Write tests", "Buy milk", "Read tests"]);
        expect(await titles(`?column=${doing}`)).toEqual(["Buy milk", "Read tests"]);
        expect(await titles("?q=TEST")).toEqual(["Write tests", "Read tests"]);
        expect(await titles(`?q=test&column=${doing}`)).toEqual(["Read tests"]);
        expect(await titles("?q=.*")).toEqual([]);
      });

      test("pages miss no card and repeat none while cards are added and deleted, the last one read too", async () => {
        const { boardId, todo, doing, add } = await newBoard();
        const cards: CardAnswer[] = [];
        for (let count = 0; count < 8; count++)
          cards.push(await add(`${count}`, { columnId: count < 4 ? todo : doing }));
        let lastRead = 0;
        const pages = await pagesOf<CardAnswer>(ann, `/boards/${boardId}/cards?`, 2, async () => {
          lastRead += 2;
          await add("before", { position: 0 });
          await ann.call("DELETE", `/cards/${cards[lastRead - 1]?.id}`);
          if (lastRead === 6) await ann.call("DELETE", `/columns/${todo}`);
        });
        expect(pages.map((page) => page.map(({ title }) => title))).toEqual([
          ["0", "1"],
          ["2", "3"],
          ["4", "5"],
          ["6", "7"],
        ]);
      });
    });

    describe("entity tags", () => {
      test("GET of a board or a card that has not changed is 304 without a body, and 200 once it has", async () => {
        const { boardId, add } = await newBoard();
        const { id } = await add("One");
        for (const path of [`/boards/${boardId}`, `/cards/${id}`]) {
          const etag = (await ann.call("GET", path)).headers.get("etag") ?? "";
          expect(etag).toMatch(/^"[^"]+"$/);
          for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
            const answer = await ann.call("GET", path, { headers: { "if-none-match": tags } });
            expect([answer.status, answer.body, answer.headers.get("etag")]).toEqual([304, "", etag]);
          }
          await ann.call("PATCH", `/cards/${id}`, { body: { title: `not ${path}` } });
          const changed = await ann.call("GET", path, { headers: { "if-none-match": etag } });
          expect(changed.status).toBe(200);
          expect(changed.headers.get("etag")).not.toBe(etag);
        }
      });

      test("a card's tag changes with every change to it, within one millisecond too, and with its place", async () => {
        const dora = await frozen.register("dora");
        const { todo, doing, add } = await newBoard(dora);
        const { id } = await add("One");
        const seen = new Set<string | null>();
        const changes = [
          {},
          { description: "a" },
          { description: "b" },
          { title: "Two" },
          { columnId: doing },
          { columnId: todo, description: "c" },
        ];
        for (const body of changes) {
          const patched = await dora.call("PATCH", `/cards/${id}`, { body });
          const read = await dora.call("GET", `/cards/${id}`);
          expect(read.headers.get("etag")).toBe(patched.headers.get("etag"));
          seen.add(read.headers.get("etag"));
        }
        await add("Above", { position: 0 });
        seen.add((await dora.call("GET", `/cards/${id}`)).headers.get("etag"));
        expect(seen.size).toBe(changes.length + 1);
      });

      test("If-Match on a write is 412 when the thing has moved on, and nothing is done", async () => {
        const { boardId, add, snapshot } = await newBoard();
        const { id } = await add("One");
        for (const path of [`/cards/${id}`, `/boards/${boardId}`]) {
          const stale = (await ann.call("GET", path)).headers.get("etag") ?? "";
          await ann.call("PATCH", `/cards/${id}`, { body: { title: `changed before ${path}` } });
          const { seq } = await snapshot();
          for (const method of ["PATCH", "DELETE"]) {
            const options = { headers: { "if-match": stale }, ...(method === "PATCH" && { body: { title: "Mine" } }) };
            const answer = await ann.call(method, path, options);
            expectProblem(answer);
            expect([answer.status, answer.body.code], `${method} ${path}`).toEqual([412, "precondition_failed"]);
          }
          expect((await snapshot()).seq).toBe(seq);
        }
      });

      test("If-Match with the tag of now, among others or *, lets the write through", async () => {
        const { boardId, add } = await newBoard();
        const { id } = await add("One", { description: "text" });
        let count = 0;
        for (const path of [`/cards/${id}`, `/boards/${boardId}`]) {
          const tag = async () => (await ann.call("GET", path)).headers.get("etag") ?? "";
          for (const tags of [await tag(), "*"]) {
            const body = { title: `Title ${count++}` };
            expect((await ann.call("PATCH", path, { headers: { "if-match": tags }, body })).status).toBe(200);
          }
          const listed = { headers: { "if-match": `"other", ${await tag()}` }, body: { title: `Title ${count++}` } };
          expect((await ann.call("PATCH", path, listed)).status).toBe(200);
          expect((await ann.call("DELETE", path, { headers: { "if-match": await tag() } })).status).toBe(204);
        }
      });

      test("a board's tag says who reads it: a change of role or name is a change", async () => {
        const { boardId } = await newBoard();
        await ann.call("PUT", `/boards/${boardId}/users/${bob.userId}`, { body: { role: "viewer" } });
        const tag = (await ann.call("GET", `/boards/${boardId}`)).headers.get("etag") ?? "";
        const theirs = await bob.call<Snapshot>("GET", `/boards/${boardId}`, { headers: { "if-none-match": tag } });
        expect([theirs.status, theirs.body.role]).toEqual([200, "viewer"]);
      });
    });

    describe("members", () => {
      test("PUT adds with 201, changes with 200, DELETE removes with 204", async () => {
        const { boardId, snapshot } = await newBoard();
        const path = `/boards/${boardId}/users/${bob.userId}`;
        const put = (role: string) => ann.call<MemberRow>("PUT", path, { body: { role } });
        const added = await put("viewer");
        expect([added.status, added.body]).toEqual([
          201,
          {
            userId: bob.userId,
            role: "viewer",
            since: expect.stringMatching(/Z$/),
            user: expect.objectContaining({ id: bob.userId, name: "bob" }),
            deactivatedAt: null,
          },
        ]);
        const changed = await put("editor");
        expect([changed.status, changed.body.role]).toEqual([200, "editor"]);
        const { seq } = await snapshot();
        expect((await put("editor")).status).toBe(200);
        expect((await snapshot()).seq).toBe(seq);
        const list = await bob.call<Page<MemberRow>>("GET", `/boards/${boardId}/users`);
        expect(list.body.items.map(({ userId, role }) => [userId, role])).toEqual([
          [ann.userId, "owner"],
          [bob.userId, "editor"],
        ]);
        expect(Object.keys(list.body.items[1]?.user ?? {}).toSorted()).toEqual(["avatarUrl", "id", "name", "username"]);
        expect((await ann.call("DELETE", path)).status).toBe(204);
        expect((await ann.call("DELETE", path)).status).toBe(404);
        expect((await ann.call("PUT", `/boards/${boardId}/users/${v7()}`, { body: { role: "viewer" } })).status).toBe(
          404,
        );
      });

      test("the last owner can neither leave nor step down; with another one both are possible", async () => {
        const { boardId } = await newBoard();
        const path = (person: Person) => `/boards/${boardId}/users/${person.userId}`;
        await ann.call("PUT", path(bob), { body: { role: "editor" } });
        for (const answer of [
          await ann.call("DELETE", path(ann)),
          await ann.call("PUT", path(ann), { body: { role: "editor" } }),
        ]) {
          expectProblem(answer);
          expect([answer.status, answer.body.code]).toEqual([409, "last_owner"]);
        }
        await ann.call("PUT", path(bob), { body: { role: "owner" } });
        const whose = async () => (await bob.call<Snapshot>("GET", `/boards/${boardId}`)).body.board.creatorId;
        expect(await whose()).toBe(ann.userId);
        const down = await ann.call<MemberRow>("PUT", path(ann), { body: { role: "viewer" } });
        expect([down.status, down.body.role]).toEqual([200, "viewer"]);
        expect(await whose()).toBe(bob.userId);
        expect((await ann.call("DELETE", path(ann))).status).toBe(204);
        expect((await ann.call("GET", `/boards/${boardId}`)).status).toBe(404);
        expect((await bob.call("DELETE", path(bob))).status).toBe(409);
      });

      test("the list has pages, longest-standing first, also of those who came in the same moment", async () => {
        const owner = await frozen.register();
        const { boardId } = await newBoard(owner);
        const people = await Promise.all(Array.from({ length: 6 }, () => frozen.register()));
        for (const { userId } of people) {
          await owner.call("PUT", `/boards/${boardId}/users/${userId}`, { body: { role: "viewer" } });
        }
        const pages = await pagesOf<MemberRow>(owner, `/boards/${boardId}/users?`, 3);
        expect(pages.map(({ length }) => length)).toEqual([3, 3, 1]);
        expect(new Set(pages.flat().map(({ userId }) => userId))).toEqual(
          new Set([owner, ...people].map(({ userId }) => userId)),
        );
      });
    });

    describe("events", () => {
      test("since gives the log oldest first, before newest first, in pages of limit", async () => {
        const { boardId, add } = await newBoard();
        for (let count = 2; count <= 6; count++) await add(`${count}`);
        const events = async (query: string) => {
          const { status, body } = await ann.call<{ items: BoardEvent[]; seq: number }>(
            "GET",
            `/boards/${boardId}/events${query}`,
          );
          expect([status, body.seq]).toEqual([200, 6]);
          return body.items.map(({ seq }) => seq);
        };
        expect(await events("")).toEqual([1, 2, 3, 4, 5, 6]);
        expect(await events("?since=4")).toEqual([5, 6]);
        expect(await events("?since=0&limit=2")).toEqual([1, 2]);
        expect(await events("?since=6")).toEqual([]);
        expect(await events("?since=1000")).toEqual([]);
        expect(await events("?before=4")).toEqual([3, 2, 1]);
        expect(await events("?before=7&limit=2")).toEqual([6, 5]);
        expect(await events("?before=1")).toEqual([]);
      });

      test("an event says who did what, when, and by which command", async () => {
        const { boardId, add } = await newBoard();
        const { id } = await add("One");
        const { body } = await ann.call<{ items: BoardEvent[] }>("GET", `/boards/${boardId}/events?since=1`);
        expect(body.items).toEqual([
          expect.objectContaining({
            seq: 2,
            type: "card.added",
            cardId: id,
            actorId: ann.userId,
            at: TIME,
            commandId: UUID,
          }),
        ]);
      });
    });
  });
}
