import { describe, expect, onTestFinished, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { expectNoneAstray, subjectWithFiles } from "./astray.ts";
import { pdf } from "./papers.ts";
import { formOf, png } from "./pictures.ts";
import { expectCode } from "./problems.ts";
import { type Problem, startTestServer } from "./running-server.ts";
import { filesIn, interceptor, newS3Url, S3_URL } from "./s3.ts";

// What people notice of files in subjects is in document-files.test.ts; here, that it is so with the files in a store, too.

interface Document {
  readonly id: string;
  readonly textState: string;
}

describe.skipIf(S3_URL === undefined).each(databases)("$name", (database) => {
  async function serve(STORAGE_URL: string) {
    const server = await startTestServer(database, { STORAGE_URL });
    onTestFinished(() => server.stop());
    const ann = await server.register();
    const { body: subject } = await ann.call<{ id: string }>("POST", "/subjects", { body: { name: "Files" } });
    const upload = <Body = Document>(content: Uint8Array<ArrayBuffer>, name?: string) =>
      ann.call<Body>("POST", `/subjects/${subject.id}/documents`, { body: formOf(content, name) });
    const get = (path: string, headers = {}) =>
      fetch(`${server.url}/api/v1${path}`, { headers: { authorization: `Bearer ${ann.token}`, ...headers } });
    return { server, ann, upload, get };
  }

  test("a picture and a file are put once, and given whole, in part and small", async () => {
    const url = newS3Url();
    const { upload, get } = await serve(url);
    const picture = (await upload(png(70, 50))).body;
    const large = new Uint8Array(9_000_000).map((_, at) => at % 251);
    const file = (await upload(large, "large.bin")).body;
    const files = await filesIn(url);
    expect(files).toHaveLength(3);
    const again = (await upload(large, "the same.bin")).body;
    expect(await filesIn(url)).toEqual(files);
    for (const { id } of [file, again]) {
      const whole = await get(`/documents/${id}/content`);
      expect(Buffer.from(await whole.arrayBuffer()).equals(large)).toBe(true);
    }
    const part = await get(`/documents/${file.id}/content`, { range: "bytes=8500000-8500009" });
    expect([part.status, part.headers.get("content-range")]).toEqual([206, "bytes 8500000-8500009/9000000"]);
    expect(Buffer.from(await part.arrayBuffer()).equals(large.subarray(8_500_000, 8_500_010))).toBe(true);
    expect((await get(`/documents/${picture.id}/thumbnail`)).headers.get("content-type")).toBe("image/webp");
  });

  test("the text of a file in the store is read, and what is gone for good goes from it with the sweep", async () => {
    const url = newS3Url();
    const { server, ann, upload } = await serve(url);
    const paper = (await upload(pdf(["Boyle and Mariotte"]), "paper.pdf")).body;
    const stateOf = async () => (await ann.call<Document>("GET", `/documents/${paper.id}`)).body.textState;
    await expect.poll(stateOf, { timeout: 30_000 }).toBe("read");
    expect(await server.read("select found_text from document")).toBe("Boyle and Mariotte");
    const kept = (await upload(png(5, 5))).body;
    expect(await filesIn(url)).toHaveLength(3);
    await ann.call("DELETE", `/documents/${paper.id}`);
    await ann.call("DELETE", "/subjects/trash");
    await server.execute("update file set created_at = '2026-01-01T00:00:00.000Z'");
    await server.restart();
    await expect.poll(() => filesIn(url), { timeout: 10_000 }).toHaveLength(2);
    expect((await ann.call("GET", `/documents/${kept.id}`)).status).toBe(200);
  });

  test("a store that does not take a file leaves no document and no file", async () => {
    let isBroken = true;
    const port = await interceptor((asked) => {
      if (!isBroken || asked.method !== "PUT" || !asked.url?.includes(".webp")) return false;
      asked.socket.destroy();
      return true;
    });
    const url = newS3Url({ port });
    const { server, upload } = await serve(url);
    expectCode(await upload<Problem>(png(5, 5)), "unavailable");
    expect(await filesIn(url)).toEqual([]);
    expect(Number(await server.read("select count(*) from document"))).toBe(0);
    isBroken = false;
    expect((await upload(png(5, 5))).status).toBe(201);
  });

  test(
    "killed while files are put into subjects, deleted and swept away, the server leaves none astray",
    {
      timeout: 180_000,
    },
    () => expectNoneAstray(database, subjectWithFiles, { STORAGE_URL: newS3Url() }),
  );
});
