import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { docx, stored, zip } from "./papers.ts";
import { formOf, pictureForm, png } from "./pictures.ts";
import { expectFaults } from "./problems.ts";
import { type Person, type Problem, startTestServer, type TestServer } from "./running-server.ts";

// Files in subjects: how they come, how they are read, and what room they take. Those on cards: attachments.test.ts.

interface Document {
  readonly id: string;
  readonly title: string;
  readonly mediaType: string;
  readonly bytes: number;
}

const QUOTA = 100_000;
const text = (content: string, name = "notes.txt") => formOf(new TextEncoder().encode(content), name, "text/plain");

describe.each(databases)("files in subjects, on $name", (database) => {
  let server: TestServer;
  let ann: Person;
  let ben: Person;
  let subjectId: string;
  beforeAll(async () => {
    server = await startTestServer(database, { USER_QUOTA_BYTES: String(QUOTA), MAX_UPLOAD_BYTES: "90000" });
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    [ann, ben] = await Promise.all([server.register("Ann"), server.register("Ben")]);
    subjectId = await newSubject(ann);
  });

  async function newSubject(person: Person): Promise<string> {
    return (await person.call<{ id: string }>("POST", "/subjects", { body: { name: "Papers" } })).body.id;
  }
  const upload = (form: FormData, { id = "", into = subjectId, by = ann } = {}) =>
    by.call<Document & Problem>("POST", `/subjects/${into}/documents${id && `?id=${id}`}`, { body: form });
  const read = (path: string, headers: Record<string, string> = {}, method = "GET", by: Person | null = ann) =>
    fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: { ...(by && { authorization: `Bearer ${by.token}` }), ...headers },
    });
  const names = async () => await readdir(join(server.dataDir, "files", "attachments")).catch((): string[] => []);
  const files = async () => (await names()).length;

  test("a picture is put there, listed, and read whole, small and in parts", async () => {
    const content = png(900, 300);
    const { status, body, headers } = await upload(formOf(content, "Größe 🎉.png"));
    expect([status, headers.get("location")]).toEqual([201, `/api/v1/documents/${body.id}`]);
    expect(body).toMatchObject({
      ...{ subjectId, kind: "file", title: "Größe 🎉.png", mediaType: "image/png", bytes: content.length, text: null },
      ...{ width: 900, height: 300, hasThumbnail: true, textState: "none", version: 1 },
    });
    const listed = await ann.call<{ items: object[] }>("GET", `/subjects/${subjectId}/documents?kind=file`);
    expect(listed.body.items).toEqual([expect.objectContaining({ id: body.id, hasThumbnail: true })]);
    expect((await ann.call("GET", `/documents/${body.id}/versions`)).body).toEqual({ items: [], nextCursor: null });
    expectFaults(await ann.call("PATCH", `/documents/${body.id}`, { body: { text: "no note" } }), ["text"]);
    const renamed = await ann.call("PATCH", `/documents/${body.id}`, { body: { title: "Size.png" } });
    expect(renamed.body).toMatchObject({ title: "Size.png", text: null });

    const whole = await read(`/documents/${body.id}/content`);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      "content-type": "image/png",
      "content-length": String(content.length),
      "content-disposition": `inline; filename="Size.png"; filename*=UTF-8''Size.png`,
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-cache",
    });
    expect(Buffer.from(await whole.arrayBuffer()).equals(content)).toBe(true);
    const part = await read(`/documents/${body.id}/content`, { range: "bytes=1-3" });
    expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([
      ...[206, `bytes 1-3/${content.length}`, "PNG"],
    ]);
    const beyond = await read(`/documents/${body.id}/content`, { range: "bytes=900000-" });
    expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, `bytes */${content.length}`]);
    const head = await read(`/documents/${body.id}/content`, {}, "HEAD");
    expect([head.status, head.headers.get("content-length")]).toEqual([200, String(content.length)]);
    const tag = { "if-none-match": head.headers.get("etag") ?? "" };
    expect((await read(`/documents/${body.id}/content`, tag)).status).toBe(304);
    const small = await read(`/documents/${body.id}/thumbnail`);
    expect([small.status, small.headers.get("content-type")]).toEqual([200, "image/webp"]);
  });

  test("what an office wrote is known by what is in it, whatever it is called", async () => {
    const office = "application/vnd.openxmlformats-officedocument";
    const odt = "application/vnd.oasis.opendocument.text";
    const parts = (...names: string[]) => zip(names.map((name) => ({ name, content: "<xml/>" })));
    const many = Array.from({ length: 600 }, (_, at) => `pictures/${at}.png`);
    for (const [content, mediaType] of [
      [docx("Dear Ann"), `${office}.wordprocessingml.document`],
      [parts("word/document.xml", "word/vbaProject.bin"), "application/vnd.ms-word.document.macroEnabled.12"],
      [parts("[Content_Types].xml", "xl/workbook.xml"), `${office}.spreadsheetml.sheet`],
      [parts("ppt/presentation.xml"), `${office}.presentationml.presentation`],
      [stored({ name: "mimetype", content: odt }, { name: "content.xml", content: "<xml/>" }), odt],
      [parts("readme.txt", "word/document.xml.txt"), "application/zip"],
      [docx("cut").slice(0, 60), "application/zip"],
      // Not all the names of a large one are looked at.
      [parts(...many, "word/document.xml"), "application/zip"],
    ] as const) {
      const { status, body } = await upload(formOf(content, "paper.bin"));
      expect([status, body.mediaType]).toEqual([201, mediaType]);
    }
  });

  test.each([
    ["page.html", "<!doctype html><script>alert(1)</script>", "text/plain; charset=utf-8"],
    [
      "drawing.svg",
      "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
      "text/plain; charset=utf-8",
    ],
    ["both.gif", "GIF89a/*<script>alert(1)</script>*/=1", "image/gif"],
    ["plan.pdf", "%PDF-1.7 <script>", "application/pdf"],
  ])("%s is saved and never shown as a page, also by a signed address", async (name, content, mediaType) => {
    const { body } = await upload(text(content, name));
    const link = await ann.call<{ url: string }>("POST", `/documents/${body.id}/link`);
    for (const answer of [await read(`/documents/${body.id}/content`), await fetch(server.url + link.body.url)]) {
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        "content-type": mediaType,
        "content-disposition": `attachment; filename="${name}"; filename*=UTF-8''${name}`,
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
        "x-content-type-options": "nosniff",
      });
      expect(await answer.text()).toBe(content);
    }
    expect((await read(`/documents/${body.id}/thumbnail`)).status).toBe(404);
  });

  test("a signed address leads to one file of one person, as long as they are signed in", async () => {
    const [one, other] = [(await upload(text("one"))).body.id, (await upload(text("other"))).body.id];
    const { body } = await ann.call<{ url: string; expiresAt: string }>("POST", `/documents/${one}/link`);
    expect(Date.parse(body.expiresAt) - Date.now()).toBeLessThanOrEqual(300_000);
    expect(await (await fetch(server.url + body.url)).text()).toBe("one");
    expect((await fetch(server.url + body.url.replace(one, other))).status).toBe(401);
    expect((await fetch(`${server.url}${body.url}x`)).status).toBe(401);
    // An attachment with the same id is something else.
    expect((await fetch(server.url + body.url.replace("documents", "attachments"))).status).toBe(401);
    await ann.call("POST", "/auth/logout");
    expect((await fetch(server.url + body.url)).status).toBe(401);
  });

  test("sent again with the same id it is there once; with other content the id is taken", async () => {
    const id = v7();
    const before = await files();
    for (const _ of [1, 2]) expect((await upload(text("same"), { id })).status).toBe(201);
    const { status, body } = await upload(text("else"), { id });
    expect([status, body.code]).toEqual([409, "id_taken"]);
    const theirs = await upload(text("same"), { id, into: await newSubject(ben), by: ben });
    expect([theirs.status, theirs.body.code]).toEqual([409, "id_taken"]);
    expect(await files()).toBe(before + 1);
    const list = await ann.call<{ items: object[] }>("GET", `/subjects/${subjectId}/documents`);
    expect(list.body.items).toHaveLength(1);
  });

  test("the same content is kept once for one person, whatever it is called, and for each of two", async () => {
    const before = await files();
    for (const name of ["a.txt", "b.txt", "c.txt"]) await upload(text("the very same", name));
    expect(await files()).toBe(before + 1);
    await upload(text("the very same"), { into: await newSubject(ben), by: ben });
    expect(await files()).toBe(before + 2);
  });

  test("there is room for so much together, the trash included, and what is there already takes none", async () => {
    const half = "x".repeat(QUOTA / 2);
    const first = await upload(text(half));
    expect(first.status).toBe(201);
    expect((await upload(text(half, "again.txt"))).status).toBe(201);
    expect((await upload(text(`${half}y`))).body).toMatchObject({ status: 413, code: "quota_exceeded" });
    // Two at once, in two subjects: only one of them has room.
    const other = await newSubject(ann);
    const both = await Promise.all([
      upload(text(half.replace("x", "1"))),
      upload(text(half.replace("x", "2")), { into: other }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 413]);
    await ann.call("DELETE", `/subjects/${other}`);
    await ann.call("DELETE", `/subjects/${subjectId}`);
    const third = await newSubject(ann);
    expect((await upload(text("z"), { into: third })).status).toBe(413);
    await ann.call("DELETE", "/subjects/trash");
    expect((await upload(text("z"), { into: third })).status).toBe(201);
    expect((await upload(text(half), { into: await newSubject(ben), by: ben })).status).toBe(201);
  });

  test("what does not fit is refused, and nothing of it stays", async () => {
    const before = await files();
    expect((await upload(text("x".repeat(90_001)))).body).toMatchObject({ status: 413, code: "too_large" });
    const form = new FormData();
    form.set("picture", new Blob(["x"]), "x.png");
    expectFaults(await upload(form), ["file", "picture"]);
    expectFaults(await upload(pictureForm(), { id: "7" }), ["id"]);
    expect((await upload(pictureForm(), { into: v7() })).status).toBe(404);
    expect((await upload(pictureForm(), { into: await newSubject(ben) })).status).toBe(404);
    expect(await files()).toBe(before);
    expect((await ann.call<{ items: object[] }>("GET", `/subjects/${subjectId}/documents`)).body.items).toEqual([]);
  });

  test("gone for good, its bytes go with the sweep, and those that another document has stay", async () => {
    const before = new Set(await names());
    const gone = await upload(text("only here"));
    const shared = await upload(text("in both", "a.txt"));
    const kept = await upload(text("in both", "b.txt"));
    for (const { body } of [gone, shared]) await ann.call("DELETE", `/documents/${body.id}`);
    await ann.call("DELETE", "/subjects/trash");
    const sweptTo = async (count: number) => {
      await server.execute("update file set created_at = '2026-01-01T00:00:00.000Z'");
      await server.restart();
      // Those of other tests may go with them.
      const left = async () => (await names()).filter((name) => !before.has(name)).length;
      await expect.poll(left).toBe(count);
    };
    await sweptTo(1);
    expect(await (await read(`/documents/${kept.body.id}/content`)).text()).toBe("in both");
    await ann.call("DELETE", `/documents/${kept.body.id}`);
    await ann.call("DELETE", "/subjects/trash");
    await sweptTo(0);
  });
});
