import type { AttachmentRow } from "@syncboard/model";
import { describe, expect, onTestFinished, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { formOf, png } from "./pictures.ts";
import { expectCode } from "./problems.ts";
import { type Problem, startTestServer } from "./running-server.ts";
import { filesIn, interceptor, newS3Url, S3_URL } from "./s3.ts";

// What people notice of attachments is in attachments.test.ts; here, that it is so with the files in a store, too.

describe.skipIf(S3_URL === undefined).each(databases)("$name", (database) => {
  async function serve(STORAGE_URL: string) {
    const server = await startTestServer(database, { STORAGE_URL });
    onTestFinished(() => server.stop());
    const ann = await server.register();
    const board = await ann.call<{ id: string }>("POST", "/boards", { body: { title: "Files" } });
    const card = await ann.call<{ id: string }>("POST", `/boards/${board.body.id}/cards`, { body: { title: "Files" } });
    const attach = <Body = AttachmentRow>(form: FormData) =>
      ann.call<Body>("POST", `/cards/${card.body.id}/attachments`, { body: form });
    const get = (path: string, headers = {}) =>
      fetch(`${server.url}/api/v1${path}`, { headers: { authorization: `Bearer ${ann.token}`, ...headers } });
    return { attach, get };
  }

  test("a picture and a file are put, and given whole, in part and small", async () => {
    const url = newS3Url();
    const { attach, get } = await serve(url);
    const picture = (await attach(formOf(png(70, 50)))).body;
    const large = new Uint8Array(9_000_000).map((_, at) => at % 251);
    const file = (await attach(formOf(large, "large.bin"))).body;
    const keys = [`${picture.file?.fileId}`, `${picture.file?.fileId}.webp`, `${file.file?.fileId}`];
    expect(await filesIn(url)).toEqual(keys.map((key) => `attachments/${key}`).sort());
    const whole = await get(`/attachments/${file.id}/content`);
    expect(Buffer.from(await whole.arrayBuffer()).equals(large)).toBe(true);
    const part = await get(`/attachments/${file.id}/content`, { range: "bytes=8500000-8500009" });
    expect([part.status, part.headers.get("content-range")]).toEqual([206, "bytes 8500000-8500009/9000000"]);
    expect(Buffer.from(await part.arrayBuffer()).equals(large.subarray(8_500_000, 8_500_010))).toBe(true);
    expect((await get(`/attachments/${picture.id}/thumbnail`)).headers.get("content-type")).toBe("image/webp");
  });

  test("a store that does not take a file leaves no attachment and no file", async () => {
    let isBroken = true;
    const port = await interceptor((asked) => {
      if (!isBroken || asked.method !== "PUT" || !asked.url?.includes(".webp")) return false;
      asked.socket.destroy();
      return true;
    });
    const url = newS3Url({ port });
    const { attach } = await serve(url);
    expectCode(await attach<Problem>(formOf(png(5, 5))), "unavailable");
    expect(await filesIn(url)).toEqual([]);
    isBroken = false;
    expect((await attach(formOf(png(5, 5)))).status).toBe(201);
  });
});
