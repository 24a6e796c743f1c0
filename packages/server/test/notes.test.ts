import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { hello } from "./live-socket.ts";
import { expectFaults } from "./problems.ts";
import { at, type Person, startTestServer, type TestServer } from "./running-server.ts";

// Notes: what they say, what becomes of it when it is written on several devices, and what they were before.

interface Note {
  readonly id: string;
  readonly subjectId: string;
  readonly title: string;
  readonly text: string;
  readonly version: number;
  readonly keptVersion?: number | null;
  readonly updatedAt: string;
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

for (const database of databases) {
  describe(database.name, () => {
    let server: TestServer;
    let ann: Person;
    /** The same person on another device. */
    let phone: Person;
    let ben: Person;
    let subjectId: string;
    beforeAll(async () => {
      server = await startTestServer(database);
      ann = await server.register("Ann");
      ben = await server.register("Ben");
      const credentials = { identifier: ann.email, password: "correct horse" };
      const { accessToken } = (await server.call<{ accessToken: string }>("POST", "/auth/login", { body: credentials }))
        .body;
      phone = at(server.url, { ...ann, token: accessToken });
      subjectId = await newSubject(ann, "Chemistry");
    });
    afterAll(() => server.stop());

    async function newSubject(person: Person, name: string): Promise<string> {
      return (await person.call<{ id: string }>("POST", "/subjects", { body: { name } })).body.id;
    }
    async function newNote(text: string, title = "Acids"): Promise<Note> {
      const { status, body } = await ann.call<Note>("POST", `/subjects/${subjectId}/documents`, {
        body: { title, text },
      });
      expect(status).toBe(201);
      return body;
    }
    const read = async (id: string) => (await ann.call<Note>("GET", `/documents/${id}`)).body;
    async function save(person: Person, id: string, patch: object): Promise<Note> {
      const { status, body } = await person.call<Note>("PATCH", `/documents/${id}`, { body: patch });
      expect(status).toBe(200);
      return body;
    }
    /** What it was, the newest first. */
    async function versions(id: string): Promise<[number, string][]> {
      const { body } = await ann.call<Page<{ version: number }>>("GET", `/documents/${id}/versions`);
      const texts = body.items.map(async ({ version }): Promise<[number, string]> => {
        const found = await ann.call<{ text: string }>("GET", `/documents/${id}/versions/${version}`);
        return [version, found.body.text];
      });
      return await Promise.all(texts);
    }
    /** As if they had been saved so long ago. */
    async function age(id: string, minutes: number): Promise<void> {
      const then = new Date(Date.now() - minutes * 60_000).toISOString();
      await server.execute(`update document_version set created_at = '${then}' where document_id = '${id}'`);
    }

    test("one is made once, however often it is sent, and stands in its subject without its text", async () => {
      const body = { id: v7(), title: "Säuren", text: "# pH\n\nß é" };
      for (const _ of [1, 2]) {
        const made = await ann.call<Note>("POST", `/subjects/${subjectId}/documents`, { body });
        expect([made.status, made.headers.get("location")]).toEqual([201, `/api/v1/documents/${body.id}`]);
        expect(made.body).toMatchObject({
          ...body,
          ...{ subjectId, kind: "note", mediaType: "text/markdown", bytes: 11, width: null, height: null },
          ...{ hasThumbnail: false, textState: "none", version: 1 },
        });
      }
      const list = await ann.call<Page<Note>>("GET", `/subjects/${subjectId}/documents`);
      expect(list.body.items.filter(({ id }) => id === body.id)).toEqual([
        expect.not.objectContaining({ text: expect.anything() }),
      ]);
      const other = await ann.call("POST", `/subjects/${subjectId}/documents`, { body: { ...body, text: "else" } });
      expect([other.status, other.body.code]).toEqual([409, "id_taken"]);
      const theirs = await newSubject(ben, "Theirs");
      const taken = await ben.call("POST", `/subjects/${theirs}/documents`, { body });
      expect([taken.status, taken.body.code]).toEqual([409, "id_taken"]);
    });

    test("what does not fit is refused, each field by its name", async () => {
      const { id } = await newNote("There");
      const path = `/subjects/${subjectId}/documents`;
      expectFaults(await ann.call("POST", path, { body: { title: "", text: "x".repeat(100_001), more: 1 } }), [
        ...["more", "text", "title"],
      ]);
      expectFaults(await ann.call("PATCH", `/documents/${id}`, { body: { text: null, subjectId: "x" } }), [
        ...["subjectId", "text"],
      ]);
      expectFaults(await ann.call("GET", `${path}?kind=picture&cursor=nonsense`), ["kind"]);
      expectFaults(await ann.call("GET", `${path}?cursor=nonsense`), ["cursor"]);
      expectFaults(await ann.call("GET", `/documents/${id}/versions?cursor=nonsense`), ["cursor"]);
      expectFaults(await ann.call("GET", `/documents/${id}/versions/last`), ["version"]);
      expect((await ann.call("GET", `/documents/${id}/versions/2`)).status).toBe(404);
      const foreign = await ann.call("PATCH", `/documents/${id}`, { body: { subjectId: await newSubject(ben, "B") } });
      expect([foreign.status, foreign.body.code]).toEqual([404, "not_found"]);
      expect(await read(id)).toMatchObject({ text: "There", subjectId, version: 1 });
    });

    test("what one device saves within minutes is one version, and later another", async () => {
      const { id } = await newNote("a");
      expect(await save(ann, id, { text: "ab", textFrom: "a" })).toMatchObject({ text: "ab", version: 1 });
      expect(await save(ann, id, { text: "abc", textFrom: "ab" })).toMatchObject({ text: "abc", version: 1 });
      await age(id, 6);
      expect(await save(ann, id, { text: "abcd", textFrom: "abc" })).toMatchObject({ version: 2 });
      expect(await versions(id)).toEqual([
        [2, "abcd"],
        [1, "abc"],
      ]);
      expect(await save(ann, id, { title: "Bases" })).toMatchObject({ title: "Bases", version: 2, text: "abcd" });
    });

    test("two devices at once lose nothing: what can be put together is, and the rest is a version", async () => {
      const base = "one\ntwo\nthree";
      const { id } = await newNote(base);
      await save(ann, id, { text: "ONE\ntwo\nthree", textFrom: base });
      const merged = await save(phone, id, { text: "one\ntwo\nTHREE", textFrom: base });
      expect(merged).toMatchObject({ text: "ONE\ntwo\nTHREE", keptVersion: null, version: 2 });

      await save(ann, id, { text: "ONE\nAnn\nTHREE", textFrom: merged.text });
      const later = await save(phone, id, { text: "ONE\nphone\nTHREE", textFrom: merged.text });
      expect(later).toMatchObject({ text: "ONE\nphone\nTHREE", keptVersion: 3, version: 4 });
      expect(await versions(id)).toEqual([
        [4, "ONE\nphone\nTHREE"],
        [3, "ONE\nAnn\nTHREE"],
        [2, "ONE\ntwo\nTHREE"],
        [1, "ONE\ntwo\nthree"],
      ]);
    });

    test("two windows of one device lose nothing either, nor who does not say what they began from", async () => {
      const { id } = await newNote("line");
      await save(ann, id, { text: "first", textFrom: "line" });
      const second = await save(ann, id, { text: "second", textFrom: "line" });
      expect(second).toMatchObject({ text: "second", keptVersion: 1, version: 2 });
      expect(await save(ann, id, { text: "third" })).toMatchObject({ text: "third", version: 3 });
      expect((await versions(id)).map(([, text]) => text)).toEqual(["third", "second", "first"]);
    });

    test("D2: a save whose answer was lost is sent again, and its lines stand there once", async () => {
      const { id } = await newNote("list");
      const first = { text: "list\nmilk", textFrom: "list", saveId: v7() };
      await save(ann, id, first);
      const added = await save(phone, id, { text: "list\neggs", textFrom: "list", saveId: v7() });
      expect(added.text).toBe("list\nmilk\neggs");
      expect(await save(ann, id, first)).toMatchObject({ text: "list\nmilk\neggs", version: 2, keptVersion: null });
      // Also where it was nothing new the first time, and where the note has moved on since it was read.
      const same = { text: "list\nmilk\neggs", textFrom: "list", saveId: v7() };
      await save(ann, id, same);
      await save(phone, id, { text: "list\nmilk\neggs\ntea", textFrom: "list\nmilk\neggs" });
      const headers = { "if-match": '"something else"' };
      const again = await ann.call<Note>("PATCH", `/documents/${id}`, { body: same, headers });
      expect([again.status, again.body.text]).toEqual([200, "list\nmilk\neggs\ntea"]);
      // By its key as well, after the answer that was kept with it is gone.
      const keyed = { body: { text: "list\nsalt", textFrom: "list" }, headers: { "idempotency-key": v7() } };
      const [one, other] = [
        await ann.call<Note>("PATCH", `/documents/${id}`, keyed),
        await server.execute("delete from answer").then(() => ann.call<Note>("PATCH", `/documents/${id}`, keyed)),
      ];
      expect(one.body.text).toBe("list\nmilk\neggs\ntea\nsalt");
      expect(other.body).toEqual(one.body);
    });

    test("D2: a repeated save says again where the lines are that it wrote over; a refused one is not remembered", async () => {
      const { id } = await newNote("line");
      await save(phone, id, { text: "phone", textFrom: "line", saveId: v7() });
      const mine = { text: "Ann", textFrom: "line", saveId: v7() };
      const kept = await save(ann, id, mine);
      expect(kept).toMatchObject({ text: "Ann", keptVersion: 2 });
      expect(await save(ann, id, mine)).toEqual(kept);
      const other = { text: "other", saveId: v7() };
      const refused = await ann.call("PATCH", `/documents/${id}`, { body: { ...other, subjectId: v7() } });
      expect(refused.status).toBe(404);
      expect(await save(ann, id, other)).toMatchObject({ text: "other" });
    });

    test("D2: what is remembered of saves stays small", async () => {
      const { id } = await newNote("0");
      for (let count = 1; count <= 105; count++) await save(ann, id, { text: `${count}`, saveId: v7() });
      const elsewhere = { text: "elsewhere", saveId: v7() };
      await save(phone, id, elsewhere);
      expect(Number(await server.read(`select count(*) from text_save where thing_id = '${id}'`))).toBe(101);
    });

    test("saves at the same moment all count", async () => {
      const { id } = await newNote("0");
      const all = Array.from({ length: 8 }, (_, at) => `${at}`.repeat(at + 2));
      await Promise.all(all.map((text, at) => save(at % 2 ? phone : ann, id, { text, textFrom: "0" })));
      const found = (await versions(id)).map(([, text]) => text);
      for (const text of all) expect(found).toContain(text);
      expect((await read(id)).text).toBe(found[0]);
    });

    test("an earlier version is had back as one more, and that can be taken back as well", async () => {
      const { id } = await newNote("first");
      await save(phone, id, { text: "second", textFrom: "first" });
      const restored = await ann.call<Note>("POST", `/documents/${id}/versions/1/restore`);
      expect([restored.status, restored.body]).toMatchObject([200, { text: "first", version: 3 }]);
      await ann.call("POST", `/documents/${id}/versions/2/restore`);
      expect((await versions(id)).map(([, text]) => text)).toEqual(["second", "first", "second", "first"]);
      expect((await ann.call("POST", `/documents/${id}/versions/9/restore`)).status).toBe(404);
    });

    test("of very many versions the oldest go, and the list comes page by page", async () => {
      const { id } = await newNote("0");
      for (let at = 1; at <= 203; at++) await save(ann, id, { text: `${at}` });
      const found: number[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const path: string = `/documents/${id}/versions?limit=90${cursor}`;
        const { body }: { body: Page<{ version: number }> } = await ann.call("GET", path);
        found.push(...body.items.map(({ version }) => version));
        cursor = body.nextCursor && `&cursor=${body.nextCursor}`;
      }
      expect(found).toEqual(Array.from({ length: 200 }, (_, at) => 204 - at));
    });

    test("two that add much at once do not make more than a note holds", async () => {
      const { id } = await newNote("");
      await save(ann, id, { text: `a\n${"a".repeat(70_000)}`, textFrom: "" });
      const text = `b\n${"b".repeat(70_000)}`;
      expect(await save(phone, id, { text, textFrom: "" })).toMatchObject({ text, keptVersion: 1 });
    });

    test("it is had as a file of Markdown, whole, in parts and by a signed address, by its owner alone", async () => {
      const { id } = await newNote("# Säuren\n", "Acids: 1/2");
      const get = (headers: Record<string, string> = {}) =>
        fetch(`${server.url}/api/v1/documents/${id}/content`, {
          headers: { authorization: `Bearer ${ann.token}`, ...headers },
        });
      const whole = await get();
      expect([whole.status, await whole.text()]).toEqual([200, "# Säuren\n"]);
      expect(Object.fromEntries(whole.headers)).toMatchObject({
        "content-type": "text/markdown; charset=utf-8",
        "content-disposition": `attachment; filename="Acids: 1/2.md"; filename*=UTF-8''Acids%3A%201%2F2.md`,
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
        "content-length": "10",
      });
      const part = await get({ range: "bytes=2-5" });
      expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([206, "bytes 2-5/10", "Säu"]);
      const tag = whole.headers.get("etag") ?? "";
      expect((await get({ "if-none-match": tag })).status).toBe(304);
      const { url } = (await ann.call<{ url: string }>("POST", `/documents/${id}/link`)).body;
      await save(ann, id, { text: "" });
      const empty = await fetch(server.url + url, { headers: { "if-none-match": tag } });
      expect([empty.status, await empty.text()]).toEqual([200, ""]);
      expect((await ben.call("GET", `/documents/${id}/content`)).status).toBe(404);
      expect((await ben.call("POST", `/documents/${id}/link`)).status).toBe(404);
      await ann.call("DELETE", `/documents/${id}`);
      expect([(await get()).status, (await fetch(server.url + url)).status]).toEqual([404, 404]);
      await ann.call("DELETE", "/subjects/trash");
    });

    test("it is moved to another subject, deleted, and had back where it was", async () => {
      const other = await newSubject(ann, "Physics");
      const { id } = await newNote("Moves");
      expect(await save(ann, id, { subjectId: other })).toMatchObject({ subjectId: other, text: "Moves" });
      const listed = async (subject: string) =>
        (await ann.call<Page<Note>>("GET", `/subjects/${subject}/documents?kind=note`)).body.items.map(
          (each) => each.id,
        );
      expect(await listed(subjectId)).not.toContain(id);
      expect(await listed(other)).toEqual([id]);
      expect((await ann.call<Page<Note>>("GET", `/subjects/${other}/documents?kind=file`)).body.items).toEqual([]);

      const tag = (await ann.call("GET", `/documents/${id}`)).headers.get("etag") ?? "";
      await save(ann, id, { title: "Moved" });
      expect((await ann.call("DELETE", `/documents/${id}`, { headers: { "if-match": tag } })).status).toBe(412);
      expect((await ann.call("DELETE", `/documents/${id}`)).status).toBe(204);
      expect(await listed(other)).toEqual([]);
      const nowhere = await ann.call("GET", `/documents/${v7()}`);
      for (const [method, path, body] of [
        ["GET", ""],
        ["PATCH", "", { title: "X" }],
        ["DELETE", ""],
        ["GET", "/versions"],
        ["GET", "/versions/1"],
        ["POST", "/versions/1/restore"],
      ] as const) {
        const answer = await ann.call(method, `/documents/${id}${path}`, body && { body });
        expect([answer.status, answer.body], method + path).toEqual([404, nowhere.body]);
      }
      const trash = await ann.call<Page<object>>("GET", "/subjects/trash");
      expect(trash.body.items).toMatchObject([
        { kind: "document", id, title: "Moved", subject: { id: other, name: "Physics" } },
      ]);
      expect((await ben.call("POST", `/documents/${id}/restore`)).status).toBe(404);
      expect((await ann.call("POST", `/documents/${id}/restore`)).status).toBe(200);
      expect(await read(id)).toMatchObject({ title: "Moved", text: "Moves", subjectId: other });
    });

    test("with a subject its documents go, come back, and go for good", async () => {
      const cara = await server.register("Cara");
      const subject = await newSubject(cara, "Whole");
      const made = await cara.call<Note>("POST", `/subjects/${subject}/documents`, { body: { title: "In it" } });
      const { id } = made.body;
      await cara.call("DELETE", `/subjects/${subject}`);
      expect((await cara.call("GET", `/documents/${id}`)).status).toBe(404);
      expect((await cara.call("POST", `/documents/${id}/restore`)).status).toBe(404);
      expect((await cara.call("PATCH", `/documents/${id}`, { body: { text: "x" } })).status).toBe(404);
      expect((await cara.call<Page<object>>("GET", "/subjects/trash")).body.items).toHaveLength(1);
      await cara.call("POST", `/subjects/${subject}/restore`);
      expect((await cara.call("GET", `/documents/${id}`)).status).toBe(200);
      expect((await cara.call("GET", `/subjects/${subject}`)).body).toMatchObject({ documentCount: 1 });
      await cara.call("DELETE", `/documents/${id}`);
      await cara.call("DELETE", "/subjects/trash");
      expect((await cara.call("POST", `/documents/${id}/restore`)).status).toBe(404);
      expect((await cara.call("GET", `/subjects/${subject}`)).body).toMatchObject({ documentCount: 0 });
    });

    test("each change is heard of on the other devices of its owner, and by nobody else", async () => {
      const [mine, theirs] = [await hello(server.url, phone.token), await hello(server.url, ben.token)];
      const { id } = await newNote("Heard");
      expect((await mine.next("changed")).what).toBe("subjects");
      await save(ann, id, { text: "Heard of" });
      expect((await mine.next("changed")).what).toBe("subjects");
      expect(theirs.heard.filter(({ type }) => type === "changed")).toEqual([]);
      mine.close();
      theirs.close();
    });
  });
}
