import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases, sqlite } from "../../../services/test-databases.ts";
import { hello } from "./live-socket.ts";
import { docx, pdf, zip } from "./papers.ts";
import { formOf } from "./pictures.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// The words in files, taken out of them for search while the server does other things, whatever is in the files.

const PATIENT = { timeout: 60_000, interval: 50 };

interface Document {
  readonly id: string;
  readonly textState: string;
  readonly updatedAt: string;
}

const bytes = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));

let server: TestServer;
let ann: Person;
let subjectId: string;

async function begin(database: (typeof databases)[number], environment: Record<string, string> = {}): Promise<void> {
  server = await startTestServer(database, environment);
  ann = await server.register("Ann");
  subjectId = (await ann.call<{ id: string }>("POST", "/subjects", { body: { name: "Papers" } })).body.id;
}

async function upload(content: Uint8Array<ArrayBuffer>, name: string): Promise<Document> {
  const body = formOf(content, name, "");
  const { status, body: document } = await ann.call<Document>("POST", `/subjects/${subjectId}/documents`, { body });
  expect(status).toBe(201);
  return document;
}
const stateOf = async (id: string) => (await ann.call<Document>("GET", `/documents/${id}`)).body.textState;
const wordsOf = (id: string) => server.read(`select found_text from document where id = '${id}'`);
async function settled(id: string): Promise<string> {
  await expect.poll(() => stateOf(id), PATIENT).not.toBe("waiting");
  return await stateOf(id);
}

describe.each(databases)("the text of files, on $name", (database) => {
  beforeAll(() => begin(database));
  afterAll(() => server.stop());

  const READABLE: readonly (readonly [name: string, content: Uint8Array<ArrayBuffer>, words: string])[] = [
    ["plain.txt", bytes("Grüße,  aus\r\n\r\n  Łódź"), "Grüße, aus\nŁódź"],
    ["marked.md", bytes("\ufeff# Säuren"), "# Säuren"],
    ["latin.txt", latin("Öl und Café"), "Öl und Café"],
    ["wide.txt", utf16("Ωμέγα 漢字"), "Ωμέγα 漢字"],
    ["empty.txt", bytes(""), ""],
    [
      "page.html",
      bytes(
        "<!doctype html><title>Salt</title><style>p{}</style><p>Na<b>Cl</b> &amp; water<script>if(a<b)x()</script><p>Two",
      ),
      "Salt\nNaCl & water\nTwo",
    ],
    ["old.htm", latin('<meta http-equiv="content-type" content="text/html; charset=iso-8859-1"><p>Weiß</p>'), "Weiß"],
    [
      "letter.docx",
      docx("Dear Ann,", "a &amp; b", "<w:p><w:r><w:t>tab</w:t><w:tab/><w:t>bed</w:t></w:r></w:p>"),
      "Dear Ann,\na & b\ntab bed",
    ],
    ["paper.pdf", pdf(["Boyle and Mariotte", "p times V"]), "Boyle and Mariotte\np times V"],
  ];
  test.each(READABLE)("%s is read", async (name, content, words) => {
    const { id, updatedAt } = await upload(content, name);
    expect(await settled(id)).toBe("read");
    expect(await wordsOf(id)).toBe(words);
    // It is not changed by that.
    expect((await ann.call<Document>("GET", `/documents/${id}`)).body.updatedAt).toBe(updatedAt);
  });

  const UNREADABLE: readonly (readonly [name: string, content: Uint8Array<ArrayBuffer>])[] = [
    ["broken.pdf", bytes("%PDF-1.7 and nothing more")],
    ["cut.docx", docx("cut").slice(0, 60)],
    ["other.docx", zip([{ name: "readme.txt", content: "no Word" }])],
    ["binary.txt", new Uint8Array([0x61, 0, 1, 2, 0xff])],
  ];
  test.each(UNREADABLE)("%s cannot be, and is there all the same", async (name, content) => {
    const { id } = await upload(content, name);
    expect(await settled(id)).toBe("unreadable");
    expect(await wordsOf(id)).toBeNull();
  });

  test("in a picture, an archive or a film nobody looks for any", async () => {
    for (const name of ["a.zip", "a.jar"]) {
      expect((await upload(zip([{ name: "a", content: v7() }]), name)).textState).toBe("none");
    }
  });

  test("its owner hears when it is read, and the same content is not read again", async () => {
    const socket = await hello(server.url, ann.token);
    const content = bytes("Heard once");
    const { id } = await upload(content, "a.txt");
    expect(await settled(id)).toBe("read");
    await expect.poll(() => socket.heard.filter(({ type }) => type === "changed").length).toBe(2);
    socket.close();
    const again = await upload(content, "b.txt");
    expect([again.textState, await wordsOf(again.id)]).toEqual(["read", "Heard once"]);
  });

  test("what was being read when the server died is read by the next", async () => {
    const { id } = await upload(bytes("After all"), "late.txt");
    await settled(id);
    const long = new Date(Date.now() - 600_000).toISOString();
    await server.execute(
      `update document set text_state = 'waiting', found_text = null, readings = 1, reading_at = '${long}' where id = '${id}'`,
    );
    await server.restart();
    expect(await settled(id)).toBe("read");
    // One that every server died of is left alone.
    await server.execute(
      `update document set text_state = 'waiting', found_text = null, readings = 3 where id = '${id}'`,
    );
    await server.restart();
    expect(await settled(id)).toBe("unreadable");
  });

  test("a file that the storage does not give holds up no other, and is let go of in the end", async () => {
    const { id } = await upload(bytes("Out of reach"), "lost.txt");
    await settled(id);
    const fileId = String(await server.read(`select file_id from document where id = '${id}'`));
    const place = join(server.dataDir, "files", "attachments", fileId);
    await rm(place);
    // What is no file can be opened, and not be read.
    await mkdir(place);
    await server.execute(
      `update document set text_state = 'waiting', found_text = null, readings = 0 where id = '${id}'`,
    );
    const { id: next } = await upload(bytes("Behind it"), "behind.txt");
    expect(await settled(next)).toBe("read");
    expect([await stateOf(id), await server.read(`select readings from document where id = '${id}'`)]).toEqual([
      "waiting",
      1,
    ]);
    const long = new Date(Date.now() - 600_000).toISOString();
    await server.execute(`update document set readings = 3, reading_at = '${long}' where id = '${id}'`);
    await upload(bytes("Behind it again"), "again.txt");
    expect(await settled(id)).toBe("unreadable");
  });

  test("very much text is kept in part", async () => {
    const { id } = await upload(bytes("lang wörter ".repeat(200_000)), "long.txt");
    expect(await settled(id)).toBe("read");
    expect(String(await wordsOf(id))).toHaveLength(200_000);
  });
});

describe("hostile files", () => {
  beforeAll(() => begin(sqlite, { MAX_UPLOAD_BYTES: "200000000" }));
  afterAll(() => server.stop());

  const MUCH = Buffer.alloc(600_000_000, 32);
  const HOSTILE: readonly (readonly [name: string, make: () => Uint8Array<ArrayBuffer>])[] = [
    ["bomb.docx", () => zip([{ name: "word/document.xml", content: MUCH }])],
    ["deep.docx", () => docx("<w:p>".repeat(3_000_000))],
    ["many.pdf", () => pdf(["Again"], { times: 300_000 })],
    ["bomb.pdf", () => pdf([], { drawing: MUCH })],
    ["huge.html", () => bytes("<div>a".repeat(16_000_000))],
    ["tags.html", () => bytes("<".repeat(20_000_000))],
  ];
  test.each(HOSTILE)("%s neither stops nor slows the server", { timeout: 120_000 }, async (name, make) => {
    const { id } = await upload(make(), name);
    let slowest = 0;
    await expect
      .poll(async () => {
        const from = performance.now();
        const state = await stateOf(id);
        slowest = Math.max(slowest, performance.now() - from);
        return state;
      }, PATIENT)
      .not.toBe("waiting");
    expect(slowest).toBeLessThan(2_000);
    const { id: next } = await upload(bytes(`After ${name}`), "next.txt");
    expect(await settled(next)).toBe("read");
  });
});
