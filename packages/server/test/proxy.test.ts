import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { BoardEvent, Snapshot } from "@syncboard/model";
import { CLOSE } from "@syncboard/model/wire";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findCaddy, startCaddy } from "../../../services/caddy.ts";
import type { Service } from "../../../services/service.ts";
import { type CreatedDatabase, databases } from "../../../services/test-databases.ts";
import { type Instance, startInstance } from "./instances.ts";
import { type LiveSocket, watch } from "./live-socket.ts";

// The proxy that operators run, with the file that they run it with.

const caddy = findCaddy() ?? "";
const postgres = databases.find(({ name }) => name === "PostgreSQL");
const redisUrl = process.env.TEST_REDIS_URL;

const CLIENTS = 8;
/** The proxy asks each second who is ready, and waits a second for an answer. */
const NOTICED_MS = 2_500;

describe.skipIf(!caddy)("before any server", () => {
  let heard: IncomingHttpHeaders = {};
  let isReady = true;
  let proxy: Service;
  const upstream = createServer((request, response) => {
    if (request.url !== "/health/ready") heard = request.headers;
    response.statusCode = request.url === "/health/ready" && !isReady ? 503 : 200;
    request.resume().once("end", () => response.end("here"));
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
    proxy = await startCaddy(caddy, [`127.0.0.1:${(upstream.address() as AddressInfo).port}`]);
  });
  afterAll(async () => {
    await proxy?.stop();
    upstream.closeAllConnections();
    await new Promise((resolve) => upstream.close(resolve));
  });

  test("what only operators ask for is not there, however it is spelled", async () => {
    const paths = ["/metrics", "/metrics/", "//metrics", "/%6Detrics", "/METRICS", "/health/ready", "/health//ready"];
    for (const path of paths) expect((await fetch(`${proxy.url}${path}`)).status, path).toBe(404);
    for (const path of ["/", "/health", "/b/metrics"]) expect((await fetch(`${proxy.url}${path}`)).status).toBe(200);
  });

  test("a server hears where a request came from, and nothing that the caller made up", async () => {
    await fetch(proxy.url, { headers: { "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https" } });
    expect(heard["x-forwarded-for"]).toBe("127.0.0.1");
    expect(heard["x-forwarded-proto"]).toBe("http");
    expect(heard.host).toBe(new URL(proxy.url).host);
  });

  test("while no server is ready they are asked all the same: they have the page, and say what is the matter", async () => {
    isReady = false;
    await pause(NOTICED_MS);
    for (const method of ["GET", "POST"]) {
      const answer = await fetch(proxy.url, { method, ...(method === "POST" && { body: "{}" }) });
      expect([answer.status, await answer.text()]).toEqual([200, "here"]);
    }
    isReady = true;
    await pause(NOTICED_MS);
  });
});

describe.skipIf(!caddy || !postgres || !redisUrl)("before two servers on PostgreSQL and Redis", () => {
  let created: CreatedDatabase;
  let dataDir: string;
  const instances: Instance[] = [];
  let proxy: Service;
  let token: string;
  let boardId: string;
  let columnId: string;

  beforeAll(async () => {
    if (!postgres || !redisUrl) throw new Error("not reached");
    created = await postgres.create();
    dataDir = await mkdtemp(join(tmpdir(), "syncboard-proxy-"));
    const environment = {
      DATA_DIR: dataDir,
      ...created.environment,
      REDIS_URL: redisUrl,
      JWT_SECRET: "x".repeat(32),
      DRAIN_DELAY: "3s",
      TRUST_PROXY: "on",
    };
    for (let each = 0; each < 2; each++) instances.push(await startInstance({ environment }));
    proxy = await startCaddy(
      caddy,
      instances.map(({ port }) => `127.0.0.1:${port}`),
    );
    const email = "ann@example.org";
    token = (await call<{ accessToken: string }>("/auth/register", { email, password: "correct horse" })).accessToken;
    boardId = (await call<{ id: string }>("/boards", { title: "Under way" })).id;
    columnId = (await call<Snapshot>(`/boards/${boardId}`)).columns[0]?.id ?? "";
  });
  afterAll(async () => {
    await proxy?.stop();
    for (const instance of instances) await instance.kill();
    await created?.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** Once, and not again: whatever goes wrong is an error. A body makes it a POST. */
  async function call<Body>(path: string, body?: unknown): Promise<Body> {
    const response = await fetch(`${proxy.url}/api/v1${path}`, {
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Body;
  }

  async function addCard(): Promise<BoardEvent> {
    const command = { id: v7(), type: "card.add", cardId: v7(), columnId, title: "A card", afterCardId: null };
    const { results } = await call<{ results: { events?: BoardEvent[] }[] }>(`/boards/${boardId}/commands`, {
      commands: [command],
    });
    const event = results[0]?.events?.[0];
    if (event?.commandId !== command.id) throw new Error(`refused: ${JSON.stringify(results)}`);
    return event;
  }

  /** What an instance itself counts; the sum of a metric's lines that begin so. */
  async function measure({ url }: Instance, beginning: string): Promise<number> {
    const lines = (await (await fetch(`${url}/metrics`)).text()).split("\n");
    return lines
      .filter((line) => line.startsWith(beginning))
      .reduce((sum, line) => sum + Number(line.split(" ").pop()), 0);
  }

  test("requests and live sockets are spread over both, and each socket hears what goes to either", async () => {
    const sockets = await Promise.all(Array.from({ length: 6 }, () => watch(proxy.url, token, boardId)));
    const added = await Promise.all(Array.from({ length: 40 }, addCard));
    const last = Math.max(...added.map(({ seq }) => seq));
    for (const socket of sockets) await hears(socket, last);
    for (const instance of instances) {
      expect(await measure(instance, "syncboard_live_connections")).toBeGreaterThan(0);
      expect(await measure(instance, 'http_request_duration_seconds_count{method="POST"')).toBeGreaterThan(5);
    }
    for (const socket of sockets) socket.close();
  });

  test("instances restarted one after the other under load: nobody sees an error, and sockets move over at once", async () => {
    let isOver = false;
    const failures: unknown[] = [];
    const acknowledged: BoardEvent[] = [];
    const post = async () => {
      while (!isOver) {
        await addCard().then(
          (event) => acknowledged.push(event),
          (error) => failures.push(error),
        );
        await pause(10);
      }
    };
    const last = (await addCard()).seq;
    const stops: (() => void)[] = [];
    const closings: number[] = [];
    const awayMs: number[] = [];
    const heard: number[][] = [];
    const listen = async () => {
      const seqs: number[] = [];
      heard.push(seqs);
      let socket = await watch(proxy.url, token, boardId, last);
      stops.push(() => socket.close());
      while (!isOver) {
        const code = await socket.closed;
        seqs.push(...seqsIn(socket));
        if (isOver) return;
        closings.push(code);
        const from = Date.now();
        socket = await watch(proxy.url, token, boardId, seqs.at(-1) ?? last);
        awayMs.push(Date.now() - from);
      }
    };
    const listening = Array.from({ length: CLIENTS }, listen);
    const posting = Array.from({ length: CLIENTS }, post);
    try {
      for (const instance of instances) {
        await pause(NOTICED_MS);
        const before = instance.pid;
        await instance.restart();
        expect(instance.pid).not.toBe(before);
      }
      await pause(NOTICED_MS);
    } finally {
      isOver = true;
      await Promise.all(posting);
      // The last events are on their way.
      await pause(1_000);
      for (const stop of stops) stop();
      await Promise.all(listening);
    }
    const all = acknowledged.map(({ seq }) => seq).sort((one, other) => one - other);

    expect(failures).toEqual([]);
    expect(all.length).toBeGreaterThan(CLIENTS * 20);
    // Each command was done once, and each socket heard of all of them, in order and without a gap.
    expect(all).toEqual(all.map((_, index) => last + 1 + index));
    for (const seqs of heard) expect(seqs).toEqual(all);
    expect(new Set(closings)).toEqual(new Set([CLOSE.restart]));
    expect(closings.length).toBeGreaterThanOrEqual(CLIENTS);
    expect(Math.max(...awayMs)).toBeLessThan(2_000);
  }, 60_000);
});

function seqsIn(socket: LiveSocket): number[] {
  return socket.heard.flatMap((message) => (message.type === "events" ? message.events.map(({ seq }) => seq) : []));
}

async function hears(socket: LiveSocket, seq: number): Promise<void> {
  const until = Date.now() + 5_000;
  while (!seqsIn(socket).includes(seq)) {
    if (Date.now() > until) throw new Error(`event ${seq} was not heard`);
    await pause(20);
  }
}
