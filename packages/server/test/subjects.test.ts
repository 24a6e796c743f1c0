import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { GOING_AT } from "../src/subject/subject-store.ts";
import { expectFaults } from "./problems.ts";
import { type Person, type Problem, startTestServer, type TestServer } from "./running-server.ts";

// Notebooks of one's own: what they say, what is gathered under them, and the way into the trash and out of it.

interface Subject {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly color: string | null;
  readonly isArchived: boolean;
  readonly boardCount: number;
  readonly updatedAt: string;
  readonly boards: readonly { readonly id: string; readonly title: string; readonly role: string }[];
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

interface Trashed {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
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

    async function newSubject(person: Person, fields: object): Promise<Subject> {
      const { status, body } = await person.call<Subject>("POST", "/subjects", { body: fields });
      expect(status).toBe(201);
      return body;
    }
    async function newBoard(person: Person, title: string): Promise<string> {
      return (await person.call<{ id: string }>("POST", "/boards", { body: { title } })).body.id;
    }
    const read = async (person: Person, id: string) => (await person.call<Subject>("GET", `/subjects/${id}`)).body;
    async function names(person: Person, query = ""): Promise<string[]> {
      return (await person.call<Page<Subject>>("GET", `/subjects${query}`)).body.items.map(({ name }) => name);
    }

    test("one is made with little or with all, once however often it is sent, and says how it stands", async () => {
      const plain = await ann.call<Subject>("POST", "/subjects", { body: { name: "Chemistry" } });
      expect([plain.status, plain.headers.get("location")]).toEqual([201, `/api/v1/subjects/${plain.body.id}`]);
      expect(plain.body).toMatchObject({
        ...{ name: "Chemistry", description: "", color: null, isArchived: false, documentCount: 0, boardCount: 0 },
        ...{ progress: { todos: 0, completed: 0 }, boards: [] },
      });
      const whole = { id: v7(), name: "Garden", description: "**Beds** and hedges", color: "green" };
      expect(await newSubject(ann, whole)).toMatchObject(whole);
      expect(await newSubject(ann, whole)).toMatchObject(whole);
      expect(await read(ann, whole.id)).toMatchObject(whole);
      for (const [person, other] of [
        [ann, { ...whole, name: "Yard" }],
        [ben, whole],
      ] as const) {
        const { status, body } = await person.call("POST", "/subjects", { body: other });
        expect([status, body.code]).toEqual([409, "id_taken"]);
      }
      expect(await names(ann)).toEqual(["Garden", "Chemistry"]);
      expect(await names(ben)).toEqual([]);
    });

    test("what does not fit is refused, each field by its name", async () => {
      const body = { name: " ", description: 5, color: "mauve", owner: ben.userId };
      expectFaults(await ann.call("POST", "/subjects", { body }), ["color", "description", "name", "owner"]);
      const { id } = await newSubject(ann, { name: "Kept" });
      expectFaults(await ann.call("PATCH", `/subjects/${id}`, { body: { name: "Two\nlines", isArchived: "no" } }), [
        "isArchived",
        "name",
      ]);
      expectFaults(await ann.call("GET", "/subjects?archived=maybe&limit=101"), ["archived", "limit"]);
      expectFaults(await ann.call("GET", "/subjects?cursor=nonsense"), ["cursor"]);
      expectFaults(await ann.call("GET", "/subjects/trash?cursor=nonsense"), ["cursor"]);
      expect((await read(ann, id)).name).toBe("Kept");
    });

    test("a change says only what it changes; one that was read before another is refused with If-Match", async () => {
      const { id, updatedAt } = await newSubject(ann, { name: "A", description: "About", color: "red" });
      const first = await ann.call<Subject>("GET", `/subjects/${id}`);
      const tag = first.headers.get("etag") ?? "";
      const again = await ann.call("GET", `/subjects/${id}`, { headers: { "if-none-match": tag } });
      expect(again.status).toBe(304);
      const body = { name: "B", color: null };
      const changed = await ann.call<Subject>("PATCH", `/subjects/${id}`, { body, headers: { "if-match": tag } });
      expect([changed.status, changed.body]).toMatchObject([200, { name: "B", description: "About", color: null }]);
      expect(changed.body.updatedAt > updatedAt).toBe(true);
      for (const method of ["PATCH", "DELETE"]) {
        const late = { headers: { "if-match": tag }, ...(method === "PATCH" && { body: { name: "C" } }) };
        const { status, body } = await ann.call(method, `/subjects/${id}`, late);
        expect([status, body.code]).toEqual([412, "precondition_failed"]);
      }
      const { status } = await ann.call("PATCH", `/subjects/${id}`, {
        body: {},
        headers: { "if-match": changed.headers.get("etag") ?? "" },
      });
      expect(status).toBe(200);
      expect((await read(ann, id)).name).toBe("B");
    });

    test("a change that says what is so already changes nothing: not its place in the list, nor since when it is archived", async () => {
      const { id, updatedAt } = await newSubject(ann, { name: "Same", description: "About", color: "red" });
      await newSubject(ann, { name: "Later" });
      const patch = async (body: object) => (await ann.call<Subject>("PATCH", `/subjects/${id}`, { body })).body;
      for (const body of [{}, { name: "Same", description: "About", color: "red", isArchived: false }]) {
        expect((await patch(body)).updatedAt).toBe(updatedAt);
      }
      expect((await names(ann)).slice(0, 2)).toEqual(["Later", "Same"]);
      const archived = await patch({ isArchived: true });
      expect((await patch({ isArchived: true })).updatedAt).toBe(archived.updatedAt);
      expect(await patch({ description: null, isArchived: false })).toMatchObject({ name: "Same", description: "" });
      expect(await newSubject(ann, { name: "Bare", description: null })).toMatchObject({ description: "" });
    });

    test("D3: two devices that write its description at once lose neither's lines, nor does a save that is sent again", async () => {
      const { id } = await newSubject(ann, { name: "A", description: "one\ntwo\nthree" });
      const change = async (body: object) => (await ann.call<Subject>("PATCH", `/subjects/${id}`, { body })).body;
      const descriptionFrom = "one\ntwo\nthree";
      await change({ description: "ONE\ntwo\nthree", descriptionFrom });
      const merged = await change({ description: "one\ntwo\nTHREE", descriptionFrom });
      expect(merged.description).toBe("ONE\ntwo\nTHREE");
      expect((await change({ name: "B", descriptionFrom })).description).toBe("ONE\ntwo\nTHREE");
      const upper = await change({ description: "ONE!\ntwo\nTHREE", descriptionFrom: merged.description });
      const lower = { description: "ONE?\ntwo\nTHREE", descriptionFrom: merged.description };
      expect((await change(lower)).description).toBe("ONE!\nONE?\ntwo\nTHREE");
      expect(upper.description).toBe("ONE!\ntwo\nTHREE");
      await change({ description: merged.description });
      const added = { description: `${merged.description}\nfour`, descriptionFrom: merged.description, saveId: v7() };
      await change(added);
      const both = await change({ ...added, description: `${merged.description}\nfive`, saveId: v7() });
      expect(both.description).toBe("ONE\ntwo\nTHREE\nfour\nfive");
      expect(await change(added)).toEqual(both);
      // Without it, whatever there is goes.
      expect((await change({ description: "all new" })).description).toBe("all new");
      const long = await change({ description: "x".repeat(30_000), descriptionFrom: "all new" });
      expect(long.description).toHaveLength(30_000);
      const longer = { description: `all new\n${"y".repeat(30_000)}`, descriptionFrom: "all new" };
      expect((await change(longer)).description).toBe(longer.description);
    });

    test("archiving takes it from the list and from nothing else, and back", async () => {
      const cara = await server.register("Cara");
      const { id } = await newSubject(cara, { name: "Old" });
      await newSubject(cara, { name: "New" });
      await cara.call("PATCH", `/subjects/${id}`, { body: { isArchived: true } });
      expect([await names(cara), await names(cara, "?archived=true")]).toEqual([["New"], ["Old"]]);
      expect(await read(cara, id)).toMatchObject({ name: "Old", isArchived: true });
      await cara.call("PATCH", `/subjects/${id}`, { body: { isArchived: false } });
      expect([await names(cara), await names(cara, "?archived=true")]).toEqual([["Old", "New"], []]);
    });

    test("the list comes page by page, the last changed first, each once", async () => {
      const dan = await server.register("Dan");
      const ids: string[] = [];
      for (const name of ["1", "2", "3", "4", "5"]) ids.push((await newSubject(dan, { name })).id);
      await dan.call("PATCH", `/subjects/${ids[1]}`, { body: { description: "now" } });
      const found: string[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const { body }: { body: Page<Subject> } = await dan.call("GET", `/subjects?limit=2${cursor}`);
        found.push(...body.items.map(({ name }) => name));
        cursor = body.nextCursor && `&cursor=${body.nextCursor}`;
      }
      expect(found).toEqual(["2", "5", "4", "3", "1"]);
    });

    test("boards are gathered: those that one may see, as long as one may", async () => {
      const { id } = await newSubject(ann, { name: "House" });
      const own = await newBoard(ann, "Own");
      const shared = await newBoard(ben, "Shared");
      const theirs = await newBoard(ben, "Theirs");
      await ben.call("PUT", `/boards/${shared}/users/${ann.userId}`, { body: { role: "viewer" } });
      const put = (boardId: string) => ann.call<Subject & Problem>("PUT", `/subjects/${id}/boards/${boardId}`);
      for (const boardId of [shared, own, own]) expect((await put(boardId)).status).toBe(200);
      const nowhere = await put(v7());
      expect([nowhere.status, nowhere.body.code]).toEqual([404, "not_found"]);
      expect((await put(theirs)).body).toEqual(nowhere.body);
      expect(await read(ann, id)).toMatchObject({
        boardCount: 2,
        boards: [
          { id: own, title: "Own", role: "owner" },
          { id: shared, title: "Shared", role: "viewer" },
        ],
      });

      await ben.call("DELETE", `/boards/${shared}/users/${ann.userId}`);
      expect(await read(ann, id)).toMatchObject({ boardCount: 1, boards: [{ id: own }] });
      await ben.call("PUT", `/boards/${shared}/users/${ann.userId}`, { body: { role: "editor" } });
      expect((await read(ann, id)).boards.map(({ role }) => role)).toEqual(["owner", "editor"]);
      await ann.call("DELETE", `/boards/${own}`);
      expect(await read(ann, id)).toMatchObject({ boardCount: 1, boards: [{ id: shared }] });

      const take = (boardId: string) => ann.call("DELETE", `/subjects/${id}/boards/${boardId}`);
      await ben.call("DELETE", `/boards/${shared}/users/${ann.userId}`);
      expect((await take(shared)).status).toBe(204);
      expect((await take(theirs)).body).toEqual((await take(v7())).body);
      expect((await read(ann, id)).boards).toEqual([]);
    });

    test("what is deleted is nowhere but in the trash, and comes back as it was", async () => {
      const eve = await server.register("Eve");
      const { id } = await newSubject(eve, { name: "Gone", color: "blue" });
      const board = await newBoard(eve, "Plan");
      await eve.call("PUT", `/subjects/${id}/boards/${board}`);
      const nowhere = await eve.call("GET", `/subjects/${v7()}`);
      expect((await eve.call("DELETE", `/subjects/${id}`)).status).toBe(204);
      expect(await names(eve)).toEqual([]);
      for (const [method, path, body] of [
        ["GET", ""],
        ["PATCH", "", { name: "X" }],
        ["DELETE", ""],
        ["PUT", `/boards/${board}`],
        ["DELETE", `/boards/${board}`],
      ] as const) {
        const answer = await eve.call(method, `/subjects/${id}${path}`, body && { body });
        expect([answer.status, answer.body], method + path).toEqual([404, nowhere.body]);
      }
      const trash = await eve.call<Page<Trashed> & { keptDays: number }>("GET", "/subjects/trash");
      expect(trash.body).toMatchObject({ items: [{ kind: "subject", id, title: "Gone" }], keptDays: 30 });
      expect((await ben.call<Page<Trashed>>("GET", "/subjects/trash")).body.items).toEqual([]);

      expect((await ben.call("POST", `/subjects/${id}/restore`)).body).toEqual(nowhere.body);
      const restored = await eve.call<Subject>("POST", `/subjects/${id}/restore`);
      expect([restored.status, restored.body]).toMatchObject([
        200,
        { name: "Gone", color: "blue", boards: [{ id: board }] },
      ]);
      expect((await eve.call("POST", `/subjects/${id}/restore`)).status).toBe(200);
      expect((await eve.call<Page<Trashed>>("GET", "/subjects/trash")).body.items).toEqual([]);
    });

    test("its to-dos count, and stay when it goes: under no subject until it is back, and other devices are told", async () => {
      const ida = await server.register("Ida");
      const { id: subjectId } = await newSubject(ida, { name: "With" });
      interface Todo {
        readonly id: string;
        readonly subjectId: string | null;
      }
      const todo = (await ida.call<Todo>("POST", "/todos", { body: { title: "Read", subjectId } })).body;
      await ida.call("PATCH", `/todos/${todo.id}`, { body: { completed: true } });
      await ida.call("POST", "/todos", { body: { title: "Write", subjectId } });
      expect(await read(ida, subjectId)).toMatchObject({ progress: { todos: 2, completed: 1 } });
      const underWhat = async () => (await ida.call<Todo>("GET", `/todos/${todo.id}`)).body.subjectId;
      const changes = async (since: number) =>
        (await ida.call<{ items: readonly Todo[]; seq: number }>("GET", `/todos/changes?since=${since}`)).body;
      const { seq } = await changes(0);
      await ida.call("DELETE", `/subjects/${subjectId}`);
      expect(await underWhat()).toBeNull();
      const gone = await changes(seq);
      expect(gone.items.map((each) => each.subjectId)).toEqual([null, null]);
      // Each by a number of its own, or a device that reads them one by one would miss some.
      expect(gone.seq).toBe(seq + 2);
      await ida.call("POST", `/subjects/${subjectId}/restore`);
      expect(await underWhat()).toBe(subjectId);
      expect((await changes(gone.seq)).items.map((each) => each.subjectId)).toEqual([subjectId, subjectId]);
      await ida.call("DELETE", `/subjects/${subjectId}`);
      await ida.call("DELETE", "/subjects/trash");
      expect(await underWhat()).toBeNull();
    });

    test("the trash comes page by page, and emptied it is gone for good, of nobody else", async () => {
      const [fay, gus] = [await server.register("Fay"), await server.register("Gus")];
      const kept = await newSubject(gus, { name: "Kept" });
      const there = await newSubject(fay, { name: "There" });
      await gus.call("DELETE", `/subjects/${kept.id}`);
      const ids: string[] = [];
      for (const name of ["1", "2", "3"]) {
        const { id } = await newSubject(fay, { name });
        ids.unshift(id);
        await fay.call("DELETE", `/subjects/${id}`);
      }
      const found: string[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const { body }: { body: Page<Trashed> } = await fay.call("GET", `/subjects/trash?limit=2${cursor}`);
        found.push(...body.items.map(({ id }) => id));
        cursor = body.nextCursor && `&cursor=${body.nextCursor}`;
      }
      expect(found).toEqual(ids);
      expect((await fay.call("DELETE", "/subjects/trash")).status).toBe(204);
      expect((await fay.call<Page<Trashed>>("GET", "/subjects/trash")).body.items).toEqual([]);
      expect((await fay.call("POST", `/subjects/${ids[0]}/restore`)).status).toBe(404);
      expect((await read(fay, there.id)).name).toBe("There");
      expect((await gus.call("POST", `/subjects/${kept.id}/restore`)).status).toBe(200);
    });

    test("one that is half taken away when the server stops is in no trash, and goes when it is back", async () => {
      const ivy = await server.register("Ivy");
      const { id } = await newSubject(ivy, { name: "Half" });
      await ivy.call("POST", "/todos", { body: { title: "Stays", subjectId: id } });
      await ivy.call("DELETE", `/subjects/${id}`);
      await server.execute(`update subject set deleted_at = '${GOING_AT}' where id = '${id}'`);
      expect((await ivy.call<Page<Trashed>>("GET", "/subjects/trash")).body.items).toEqual([]);
      expect((await ivy.call("POST", `/subjects/${id}/restore`)).status).toBe(404);
      await server.restart();
      await expect.poll(() => server.read(`select id from subject where id = '${id}'`)).toBeUndefined();
      expect((await ivy.call<Page<{ title: string }>>("GET", "/todos")).body.items).toMatchObject([{ title: "Stays" }]);
    });

    test("after TRASH_TTL the sweep takes it, and nothing that is younger or there", async () => {
      const hal = await server.register("Hal");
      const [old, young, there] = [
        await newSubject(hal, { name: "Old" }),
        await newSubject(hal, { name: "Young" }),
        await newSubject(hal, { name: "There" }),
      ];
      for (const { id } of [old, young]) await hal.call("DELETE", `/subjects/${id}`);
      const longAgo = new Date(Date.now() - 31 * 86_400_000).toISOString();
      await server.execute(`update subject set deleted_at = '${longAgo}' where id = '${old.id}'`);
      await server.restart();
      const left = async () =>
        (await hal.call<Page<Trashed>>("GET", "/subjects/trash")).body.items.map(({ title }) => title);
      await expect.poll(left).toEqual(["Young"]);
      expect((await read(hal, there.id)).name).toBe("There");
    });
  });
}
