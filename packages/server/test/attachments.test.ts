import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { AttachmentRow } from "@syncboard/model";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { formOf, png } from "./pictures.ts";
import { expectCode, expectFaults } from "./problems.ts";
import { type Person, type Problem, startTestServer, type TestServer } from "./running-server.ts";

let server: TestServer;
let ann: Person;
let ben: Person;
let boardId: string;
let cardId: string;

const QUOTA = 100_000;

interface CardBody {
  readonly attachmentCount: number;
  readonly cover: object | null;
}

async function newCard(person = ann): Promise<[string, string]> {
  const board = await person.call<{ id: string }>("POST", "/boards", { body: { title: "Plans" } });
  const card = await person.call<{ id: string }>("POST", `/boards/${board.body.id}/cards`, { body: { title: "Plan" } });
  return [board.body.id, card.body.id];
}

const share = (role: string) => ann.call("PUT", `/boards/${boardId}/users/${ben.userId}`, { body: { role } });

const attach = <Body = AttachmentRow>(form: FormData, { by = ann, to = cardId, query = "" } = {}) =>
  by.call<Body>("POST", `/cards/${to}/attachments${query}`, { body: form });

const text = (content: string, name = "notes.txt") => formOf(new TextEncoder().encode(content), name, "text/plain");

const read = (path: string, headers: Record<string, string> = {}, method = "GET", by: Person | undefined = ann) =>
  fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { ...(by && { authorization: `Bearer ${by.token}` }), ...headers },
  });

const contentOf = (attachmentId: string, ...rest: [Record<string, string>?, string?, Person?]) =>
  read(`/attachments/${attachmentId}/content`, ...rest);

const cardNow = async (id = cardId) => (await ann.call<CardBody>("GET", `/cards/${id}`)).body;

describe.each(databases)("attachments, on $name", (database) => {
  beforeAll(async () => {
    server = await startTestServer(database, { BOARD_QUOTA_BYTES: String(QUOTA), MAX_UPLOAD_BYTES: "90000" });
    [ann, ben] = await Promise.all([server.register("Ann"), server.register("Ben")]);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    [boardId, cardId] = await newCard();
  });

  const files = async () => (await readdir(join(server.dataDir, "files", "attachments")).catch(() => [])).length;

  test("a picture is attached, counted, listed, and read with its thumbnail", async () => {
    const content = png(900, 300);
    const { status, body, headers } = await attach(formOf(content, "Größe 🎉.png"));
    expect(status).toBe(201);
    expect(headers.get("location")).toBe(`/api/v1/attachments/${body.id}`);
    expect(body).toMatchObject({ cardId, authorId: ann.userId, name: "Größe 🎉.png", url: null });
    expect(body.file).toMatchObject({ mediaType: "image/png", bytes: content.length, width: 900, height: 300 });
    expect(await cardNow()).toMatchObject({ attachmentCount: 1, cover: null });
    expect((await ann.call("GET", `/cards/${cardId}/attachments`)).body).toEqual({
      ...{ items: [body], nextCursor: null, people: [] },
    });
    expect((await ann.call("GET", `/attachments/${body.id}`)).body).toEqual(body);

    const whole = await contentOf(body.id);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      "content-type": "image/png",
      "content-length": String(content.length),
      "content-disposition": `inline; filename="Gr__e __.png"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%F0%9F%8E%89.png`,
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-cache",
    });
    expect(Buffer.from(await whole.arrayBuffer()).equals(content)).toBe(true);
    const small = await read(`/attachments/${body.id}/thumbnail`);
    expect(small.headers.get("content-type")).toBe("image/webp");
    expect(Buffer.from(await small.arrayBuffer()).toString("latin1", 8, 12)).toBe("WEBP");
  });

  test("parts of a file are given, its tag saves reading it again, and HEAD says how large it is", async () => {
    const { body } = await attach(text("0123456789"));
    const part = async (range: string, more = {}) => {
      const answer = await contentOf(body.id, { range, ...more });
      return [answer.status, answer.headers.get("content-range"), await answer.text()];
    };
    expect(await part("bytes=2-4")).toEqual([206, "bytes 2-4/10", "234"]);
    expect(await part("bytes=7-")).toEqual([206, "bytes 7-9/10", "789"]);
    expect(await part("bytes=-2")).toEqual([206, "bytes 8-9/10", "89"]);
    expect(await part("bytes=5-99")).toEqual([206, "bytes 5-9/10", "56789"]);
    for (const whole of ["bytes=1-2,4-5", "bytes=4-2", "lines=1-2", "bytes=-"]) {
      expect(await part(whole)).toEqual([200, null, "0123456789"]);
    }
    const beyond = await contentOf(body.id, { range: "bytes=10-" });
    expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, "bytes */10"]);
    expect(await beyond.json()).toMatchObject({ code: "range_not_satisfiable" });

    const head = await contentOf(body.id, {}, "HEAD");
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, "10", ""]);
    const etag = head.headers.get("etag") ?? "";
    expect((await contentOf(body.id, { "if-none-match": etag })).status).toBe(304);
    expect(await part("bytes=2-4", { "if-range": etag })).toEqual([206, "bytes 2-4/10", "234"]);
    expect(await part("bytes=2-4", { "if-range": '"another"' })).toEqual([200, null, "0123456789"]);
  });

  const HOSTILE: readonly (readonly [name: string, content: string | Uint8Array<ArrayBuffer>, mediaType: string])[] = [
    [
      "picture.png",
      "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
      "text/plain; charset=utf-8",
    ],
    ["page.html", "<!doctype html><script>alert(1)</script>", "text/plain; charset=utf-8"],
    ["both.gif", "GIF89a/*<script>alert(1)</script>*/=1", "image/gif"],
    ["bomb.png", png(20_000, 20_000), "image/png"],
    ["plan.pdf", "%PDF-1.7 <script>", "application/pdf"],
    ["text.txt", new Uint8Array([0xff, 0xfe, 0x00, 0x41]), "application/octet-stream"],
    ["nul.txt", "a\0b", "application/octet-stream"],
  ];
  test.each(HOSTILE)("%s is saved and never shown, whatever it calls itself", async (name, content, mediaType) => {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const { status, body } = await attach(formOf(bytes, name, "image/svg+xml"));
    expect(status).toBe(201);
    expect(body.file).toMatchObject({ width: null, height: null, hasThumbnail: false });
    const answer = await contentOf(body.id);
    expect(answer.headers.get("content-type")).toBe(mediaType);
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; /);
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await read(`/attachments/${body.id}/thumbnail`)).status).toBe(404);
    const cover = { cover: { attachmentId: body.id } };
    expectCode(await ann.call("PATCH", `/cards/${cardId}`, { body: cover }), "not_found");
  });

  test.each([
    ["../../etc/passwd", "passwd"],
    ["a\u202egnp.exe", "a gnp.exe"],
    [" \t ", "file"],
    [`${"x".repeat(400)}.tar`, `${"x".repeat(251)}.tar`],
    ['a"b%22\\c.txt', undefined],
  ])("a file that calls itself %j", async (sent, kept) => {
    const { status, body } = await attach(text("x", sent));
    expect(status).toBe(201);
    if (kept !== undefined) expect(body.name).toBe(kept);
    const disposition = (await contentOf(body.id)).headers.get("content-disposition") ?? "";
    expect(disposition).toMatch(/^attachment; filename="[^"\\%\r\n]+"; filename\*=UTF-8''[\w.%~!$&+^`|#-]+$/);
  });

  test("a link is attached, by its address alone too, and nothing that a browser would run", async () => {
    const link = { url: "https://example.org/a?b=c", name: "Plan" };
    const made = await ann.call<AttachmentRow>("POST", `/cards/${cardId}/attachments`, { body: link });
    expect([made.status, made.body]).toEqual([201, expect.objectContaining({ ...link, file: null })]);
    expect((await contentOf(made.body.id)).status).toBe(404);
    for (const url of ["javascript:alert(1)", "data:text/html,x", "//example.org", "https://", " https://a.org", ""]) {
      const answer = await ann.call("POST", `/cards/${cardId}/attachments`, { body: { url } });
      expectFaults(answer, ["url"]);
    }
    const faults = await ann.call("POST", `/cards/${cardId}/attachments`, { body: { file: {}, name: "" } });
    expectFaults(faults, ["file", "name", "url"]);
    expectCode(await ann.call("POST", `/cards/${cardId}/attachments`), "invalid");
  });

  test("it is renamed, deleted, listed in the trash and had back", async () => {
    const { body } = await attach(text("x"));
    const path = `/attachments/${body.id}`;
    const renamed = await ann.call<AttachmentRow>("PATCH", path, { body: { name: "Other" } });
    expect(renamed.body).toEqual({ ...body, name: "Other" });
    expect((await ann.call("DELETE", path)).status).toBe(204);
    expect((await contentOf(body.id)).status).toBe(404);
    expect((await cardNow()).attachmentCount).toBe(0);
    const trash = await ann.call<{ items: object[] }>("GET", `/boards/${boardId}/trash`);
    expect(trash.body.items).toMatchObject([{ kind: "attachment", id: body.id, title: "Other", card: { id: cardId } }]);
    expect((await ann.call("POST", `${path}/restore`)).body).toEqual(renamed.body);
    expect((await contentOf(body.id)).status).toBe(200);
  });

  test("a cover is a picture of the card or a colour, and goes with the picture", async () => {
    const { body } = await attach(formOf(png(80, 60)));
    const patch = <Body = CardBody>(cover: unknown) => ann.call<Body>("PATCH", `/cards/${cardId}`, { body: { cover } });
    expect((await patch({ attachmentId: body.id })).body.cover).toEqual({
      attachmentId: body.id,
      width: 80,
      height: 60,
    });
    const [, elsewhere] = await newCard();
    const foreign = { body: { cover: { attachmentId: body.id } } };
    expectCode(await ann.call("PATCH", `/cards/${elsewhere}`, foreign), "not_found");
    await ann.call("DELETE", `/attachments/${body.id}`);
    expect((await cardNow()).cover).toBeNull();
    expect((await patch({ color: "teal" })).body.cover).toEqual({ color: "teal" });
    expect((await patch(null)).body.cover).toBeNull();
    expectCode(await patch<Problem>({ color: "#fff" }), "invalid");
  });

  test("whoever may not edit the card attaches nothing, and whoever does not see it reads nothing", async () => {
    const { body } = await attach(formOf(png(8, 8)));
    const before = await files();
    expectCode(await attach<Problem>(text("x"), { by: ben }), "not_found");
    for (const path of ["", "/content", "/thumbnail"]) {
      expect((await read(`/attachments/${body.id}${path}`, {}, "GET", ben)).status).toBe(404);
    }
    expect((await contentOf(body.id, {}, "GET", undefined)).status).toBe(200);
    for (const role of ["viewer", "commenter"]) {
      await share(role);
      expectCode(await attach<Problem>(text("x"), { by: ben }), "forbidden");
      expect((await read(`/attachments/${body.id}/content`, {}, "GET", ben)).status).toBe(200);
    }
    expect(await files()).toBe(before);
  });

  test("a signed address is for one file, and ends with what it was made by", async () => {
    await share("viewer");
    const { body } = await attach(text("0123456789"));
    const other = await attach(text("other"));
    const made = await ben.call<{ url: string; expiresAt: string }>("POST", `/attachments/${body.id}/link`);
    expect(made.status).toBe(200);
    const get = (url = made.body.url, headers = {}) => fetch(server.url + url, { headers });
    expect(await (await get()).text()).toBe("0123456789");
    expect((await get(undefined, { range: "bytes=3-" })).status).toBe(206);
    expect((await get(made.body.url.replace(body.id, other.body.id))).status).toBe(401);
    expect((await get(`${made.body.url}x`)).status).toBe(401);
    const asToken = made.body.url.split("key=")[1];
    expect((await read("/auth/me", { authorization: `Bearer ${asToken}` })).status).toBe(401);
    expect((await read(`/attachments/${body.id}?key=${asToken}`, {}, "GET", undefined)).status).not.toBe(500);
    await ann.call("DELETE", `/boards/${boardId}/users/${ben.userId}`);
    expect((await get(undefined, { range: "bytes=3-" })).status).toBe(404);
    await share("viewer");
    expect((await get()).status).toBe(200);
    const cleo = await server.register("Cleo");
    await ann.call("PUT", `/boards/${boardId}/users/${cleo.userId}`, { body: { role: "viewer" } });
    const hers = await cleo.call<{ url: string }>("POST", `/attachments/${body.id}/link`);
    await cleo.call("POST", "/auth/logout");
    expect((await get(hers.body.url)).status).toBe(401);
  });

  test("the same bytes are kept once, copies share them, and each is a thing of its own", async () => {
    const before = await files();
    const first = (await attach(text("shared"))).body;
    const again = (await attach(text("shared", "again.txt"))).body;
    expect(again.file).toEqual(first.file);
    await ann.call("PATCH", `/cards/${cardId}`, { body: { cover: { color: "red" } } });
    const copy = (await ann.call<{ id: string }>("POST", `/cards/${cardId}/copy`, { body: {} })).body;
    const [otherId] = await newCard();
    const away = await ann.call<{ id: string }>("POST", `/cards/${cardId}/copy`, { body: { boardId: otherId } });
    const board = await ann.call<{ id: string }>("POST", `/boards/${boardId}/copy`, { body: {} });
    const { body: snapshot } = await ann.call<{ cards: ({ id: string } & CardBody)[] }>(
      "GET",
      `/boards/${board.body.id}`,
    );
    expect(await files()).toBe(before + 1);
    for (const id of [copy.id, away.body.id, snapshot.cards[0]?.id ?? ""]) {
      expect(await cardNow(id)).toMatchObject({ attachmentCount: 2, cover: { color: "red" } });
      const { items } = (await ann.call<{ items: AttachmentRow[] }>("GET", `/cards/${id}/attachments`)).body;
      expect(items.map(({ name, file }) => [name, file])).toEqual([
        ["notes.txt", first.file],
        ["again.txt", first.file],
      ]);
      expect(await (await contentOf(items[0]?.id ?? "")).text()).toBe("shared");
    }
    await ann.call("DELETE", `/boards/${boardId}`);
    const { items } = (await ann.call<{ items: AttachmentRow[] }>("GET", `/cards/${away.body.id}/attachments`)).body;
    expect((await contentOf(items[0]?.id ?? "")).status).toBe(200);
  });

  test("a picture that is the cover is that of the copy, too", async () => {
    const { body } = await attach(formOf(png(80, 60)));
    await ann.call("PATCH", `/cards/${cardId}`, { body: { cover: { attachmentId: body.id } } });
    const [otherId] = await newCard();
    for (const body of [{}, { boardId: otherId }]) {
      const copy = (await ann.call<{ id: string } & CardBody>("POST", `/cards/${cardId}/copy`, { body })).body;
      const { items } = (await ann.call<{ items: AttachmentRow[] }>("GET", `/cards/${copy.id}/attachments`)).body;
      expect(copy.cover).toEqual({ attachmentId: items[0]?.id, width: 80, height: 60 });
    }
  });

  test("sent again after a lost answer, it is attached once; its id is nobody else's", async () => {
    const id = v7();
    const first = await attach(text("once"), { query: `?id=${id}` });
    const again = await attach(text("once"), { query: `?id=${id}` });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expectCode(await attach<Problem>(text("else"), { query: `?id=${id}` }), "id_taken");
    const [, otherCard] = await newCard();
    expectCode(await attach<Problem>(text("once"), { to: otherCard, query: `?id=${id}` }), "id_taken");
    const key = { "idempotency-key": v7() };
    const keyed = () =>
      ann.call<AttachmentRow>("POST", `/cards/${cardId}/attachments`, { body: text("keyed"), headers: key });
    const [one, other] = [await keyed(), await keyed()];
    expect(other.body).toEqual(one.body);
    expect((await cardNow()).attachmentCount).toBe(2);
  });

  test("bytes that a board had once, and has no more, count again when they come again", async () => {
    const noise = (seed: number) => formOf(Buffer.alloc(60_000, seed), "noise.bin");
    const { body } = await attach(noise(1));
    await ann.call("DELETE", `/attachments/${body.id}`);
    await ann.call("DELETE", `/boards/${boardId}/trash`);
    expect((await attach(noise(2))).status).toBe(201);
    expectCode(await attach<Problem>(noise(1)), "quota_exceeded");
    expect((await cardNow()).attachmentCount).toBe(1);
  });

  test("what is too large, or has no room on the board, is refused; two at once do not both take the last of it", async () => {
    const before = await files();
    const noise = (bytes: number) => {
      const content = new Uint8Array(bytes);
      for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(content.subarray(at, at + 65_536));
      return formOf(content, "noise.bin");
    };
    expectCode(await attach<Problem>(noise(90_001)), "too_large");
    const racing = await Promise.all([1, 2, 3].map(() => attach<Problem>(noise(60_000))));
    expect(racing.map(({ status }) => status).toSorted()).toEqual([201, 413, 413]);
    const refused = racing.filter(({ status }) => status === 413);
    for (const answer of refused) expectCode(answer, "quota_exceeded");
    expectCode(await attach<Problem>(noise(80_000)), "quota_exceeded");
    expect((await attach(noise(1_000))).status).toBe(201);
    expect(await files()).toBe(before + 2);
    expect((await cardNow()).attachmentCount).toBe(2);
  });

  test.each([
    ["no file", () => new FormData()],
    [
      "two files",
      () => {
        const form = text("x");
        form.append("file", new Blob(["y"]), "y.txt");
        return form;
      },
    ],
  ])("a form with %s is refused", async (_, form) => {
    expectCode(await attach<Problem>(form()), "invalid");
    expect((await cardNow()).attachmentCount).toBe(0);
  });
});
