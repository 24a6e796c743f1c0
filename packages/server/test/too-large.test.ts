import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { sqlite } from "../../../services/test-databases.ts";
import { type Person, startTestServer, type TestServer } from "./running-server.ts";

// A server that answers and cuts the connection while its sender still writes is not heard: more than the buffers between the
// two hold is lost with its answer.

const MORE_THAN_BUFFERS = 24_000_000;

describe("a body that is too large", () => {
  let server: TestServer;
  let ann: Person;
  let subjectId: string;
  let cardId: string;
  beforeAll(async () => {
    server = await startTestServer(sqlite, { MAX_UPLOAD_BYTES: "90000" });
    ann = await server.register("Ann");
    subjectId = (await ann.call<{ id: string }>("POST", "/subjects", { body: { name: "Papers" } })).body.id;
    const boardId = v7();
    cardId = v7();
    await ann.call("POST", "/boards", { body: { id: boardId, title: "Plans" } });
    await ann.call("POST", `/boards/${boardId}/cards`, { body: { id: cardId, title: "One" } });
  });
  afterAll(() => server.stop());

  function call(line: string, headers: Readonly<Record<string, string>>): Socket {
    const { hostname, port, host } = new URL(server.url);
    const socket = connect(Number(port), hostname)
      .pause()
      .on("error", () => {});
    onTestFinished(() => void socket.destroy());
    const all = { Host: host, Authorization: `Bearer ${ann.token}`, ...headers };
    socket.write(`${line} HTTP/1.1\r\n`);
    for (const [name, value] of Object.entries(all)) socket.write(`${name}: ${value}\r\n`);
    socket.write("\r\n");
    return socket;
  }

  /** Rejects where the connection is cut. */
  async function write(socket: Socket, content: string | Buffer): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      socket.write(content, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** One answer. */
  async function hear(socket: Socket): Promise<string> {
    let heard = "";
    const isWhole = () => {
      const [head = "", body = ""] = heard.split("\r\n\r\n");
      return Number(/content-length: (\d+)/i.exec(head)?.[1]) <= Buffer.byteLength(body);
    };
    for await (const chunk of socket.setEncoding("utf8").iterator({ destroyOnReturn: false })) {
      heard += chunk;
      if (isWhole()) break;
    }
    return heard;
  }

  const closed = (socket: Socket) => (socket.closed ? undefined : once(socket.resume(), "close"));

  const FORM = { "Content-Type": "multipart/form-data; boundary=b" };
  const ANNOUNCED = { "Content-Length": String(MORE_THAN_BUFFERS) };
  const PART = '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n';
  const routes: readonly (readonly [what: string, line: () => string, headers: Readonly<Record<string, string>>])[] = [
    ["a document", () => `POST /api/v1/subjects/${subjectId}/documents`, FORM],
    ["an attachment", () => `POST /api/v1/cards/${cardId}/attachments`, FORM],
    ["an avatar", () => "PUT /api/v1/users/me/avatar", FORM],
    ["JSON", () => "POST /api/v1/todos", { "Content-Type": "application/json" }],
  ];

  test.each(routes)("%s: who listens only when all is sent hears of it", async (_, line, headers) => {
    const socket = call(line(), { ...headers, ...ANNOUNCED });
    await write(socket, Buffer.alloc(MORE_THAN_BUFFERS, "x"));
    expect(await hear(socket)).toMatch(/^HTTP\/1.1 413 .*"code":"too_large"/s);
    // Nothing of the first is taken for a second.
    socket.write(`GET /api/v1/auth/me HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${ann.token}\r\n\r\n`);
    expect(await hear(socket)).toMatch(/^HTTP\/1.1 200 /);
    // As a proxy may send it.
    const last = call(line(), { ...headers, ...ANNOUNCED, Connection: "close" });
    await write(last, Buffer.alloc(MORE_THAN_BUFFERS, "x"));
    expect(await hear(last)).toMatch(/^HTTP\/1.1 413 .*"code":"too_large"/s);
    await closed(last);
  });

  test.each(routes.slice(0, 3))("%s that grows over the bound: the same", async (_, line, headers) => {
    const socket = call(line(), { ...headers, "Transfer-Encoding": "chunked" });
    await write(socket, `${PART.length.toString(16)}\r\n${PART}\r\n${MORE_THAN_BUFFERS.toString(16)}\r\n`);
    await write(socket, Buffer.alloc(MORE_THAN_BUFFERS, "x"));
    await write(socket, "\r\n0\r\n\r\n");
    expect(await hear(socket)).toMatch(/^HTTP\/1.1 413 .*"code":"too_large"/s);
  });

  test("so is who may not add anything there", async () => {
    const nowhere = call(`POST /api/v1/subjects/${v7()}/documents`, { ...FORM, ...ANNOUNCED });
    await write(nowhere, Buffer.alloc(MORE_THAN_BUFFERS, "x"));
    expect(await hear(nowhere)).toMatch(/^HTTP\/1.1 404 .*"code":"not_found"/s);
  });

  test("who says no more is cut off, and so is who never ends", { timeout: 30_000 }, async () => {
    const [, line, headers] = routes[2] ?? [];
    const silent = call(line?.() ?? "", { ...headers, ...ANNOUNCED });
    await write(silent, "x");
    expect(await hear(silent)).toMatch(/^HTTP\/1.1 413 /);
    const from = performance.now();
    await closed(silent);
    expect(performance.now() - from).toBeLessThan(10_000);

    const endless = call(line?.() ?? "", { ...headers, "Content-Length": "4000000000" });
    const piece = Buffer.alloc(1_048_576);
    let sent = 0;
    while (!endless.destroyed && sent < 400) {
      sent += await write(endless, piece).then(
        () => 1,
        () => 0,
      );
    }
    expect(sent).toBeLessThan(150);
  });
});
