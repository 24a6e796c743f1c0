import { setTimeout as pause } from "node:timers/promises";
import { CLOSE } from "@syncboard/model/wire";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { freePort } from "../../../services/free-port.ts";
import { Network } from "../../../services/network.ts";
import { type NewDatabase, newDatabase } from "../../../services/new-database.ts";
import { startRedis } from "../../../services/redis.ts";
import type { Service } from "../../../services/service.ts";
import { hears, hereIn, seqsIn } from "./heard.ts";
import { type Instance, startInstances } from "./instances.ts";
import { hello, type LiveSocket, watch } from "./live-socket.ts";
import { add, type MadeBoard, sharedBoard } from "./made-board.ts";
import { at, call, type Person, register } from "./running-server.ts";

// Two processes whose Redis goes away, breaks off, or loses what it is told. The log is the truth and the bus a hint.

const databaseUrl = process.env.TEST_DATABASE_URL;
const redisUrl = process.env.TEST_REDIS_URL;

const OUTAGE_MS = 10_000;
/** What comes by the bus, and what comes by a look at the database in every second. */
const QUICK_MS = 500;
const LOOKED_FOR_MS = 2_500;
/** By then a silent connection has been noticed. */
const NOTICED_MS = 8_000;

describe.skipIf(!databaseUrl || !redisUrl)("two processes whose Redis", () => {
  let database: NewDatabase;
  let redis: Service;
  beforeAll(async () => {
    database = await newDatabase(databaseUrl ?? "");
  });
  afterAll(() => database?.drop());
  beforeEach(async () => {
    redis = await startRedis({ port: await freePort() });
    return () => redis.stop();
  });

  /** The second of them finds Redis at `redisUrl`. */
  async function twoInstances(redisUrl = redis.url, environment = {}): Promise<readonly [Instance, Instance]> {
    const redisUrls = [redis.url, redisUrl];
    const instances = await startInstances({ databaseUrl: database.url, redisUrls, environment });
    onTestFinished(() => instances.stop());
    const [first, second] = instances.all as [Instance, Instance];
    for (const each of [first, second]) await reports(each, "ok");
    return [first, second];
  }

  /** Somebody with the first, and somebody with the second. */
  async function twoPeople(first: Instance, second: Instance): Promise<readonly [Person, Person]> {
    return [await register(first.url, "ann"), await register(second.url, "bob")];
  }

  test("M2, M3, M4: is killed for ten seconds", { timeout: 40_000 }, async () => {
    const [first, second] = await twoInstances();
    const [ann, bob] = await twoPeople(first, second);
    const board = await sharedBoard(ann, bob);
    const anns = await watch(first.url, ann.token, board.boardId);
    const bobs = await watch(second.url, bob.token, board.boardId);
    const carl = await register(second.url, "carl");
    const carls = await hello(second.url, carl.token);
    const leaving = await watch(second.url, bob.token, board.boardId);
    const leavingId = leaving.heard.flatMap((message) => (message.type === "welcome" ? message.connectionId : []))[0];
    await expect.poll(() => hereIn(anns)).toContain(leavingId);

    await redis.kill();
    const back = Date.now() + OUTAGE_MS;
    for (const each of [first, second]) await reports(each, "degraded");
    expect(await busUp(second)).toBe("0");
    leaving.close();
    const came = await watch(second.url, bob.token, board.boardId);
    // He signs out with the other process.
    expect((await at(first.url, carl).call("POST", "/auth/logout")).status).toBe(204);
    expect(await Promise.race([carls.closed, pause(LOOKED_FOR_MS)])).toBe(CLOSE.unauthenticated);
    while (Date.now() < back) {
      expect(await hears(bobs, await add(ann, board), LOOKED_FOR_MS)).toBeLessThan(LOOKED_FOR_MS);
      expect(await hears(anns, await add(bob, board), LOOKED_FOR_MS)).toBeLessThan(LOOKED_FOR_MS);
    }

    await redis.restart();
    for (const each of [first, second]) await reports(each, "ok");
    expect(await busUp(second)).toBe("1");
    for (let count = 0; count < 5; count++) await isQuick(ann, bob, board, anns, bobs);
    // Presence is whole again: who came meanwhile is here, who went is gone.
    await expect.poll(() => hereIn(anns)).not.toContain(leavingId);
    await expect.poll(() => hereIn(anns)).toHaveLength(3);
    await expect.poll(() => hereIn(came).sort()).toEqual(hereIn(anns).sort());
    for (const socket of [anns, bobs]) {
      const seqs = seqsIn(socket);
      expect(seqs.length).toBeGreaterThan(15);
      expect(seqs).toEqual(seqs.map((_, index) => index + 3));
    }
    for (const socket of [anns, bobs, came]) socket.close();
  });

  test("M2: is not told, and does not tell, over connections that carry nothing and do not break", async () => {
    const network = new Network(redis.port);
    await network.mend();
    onTestFinished(() => network.cut());
    const [first, second] = await twoInstances(`redis://127.0.0.1:${network.port}`);
    const [ann, bob] = await twoPeople(first, second);
    const board = await sharedBoard(ann, bob);
    const anns = await watch(first.url, ann.token, board.boardId);
    const bobs = await watch(second.url, bob.token, board.boardId);
    await isQuick(ann, bob, board, anns, bobs);

    // The connections that it has are dead; it finds out, and makes others.
    network.freeze();
    const lost = [await add(ann, board), await add(bob, board)] as const;
    await hears(bobs, lost[0], NOTICED_MS);
    await hears(anns, lost[1], NOTICED_MS);
    await untilQuick(ann, bob, board, anns, bobs);

    network.goDark();
    await reports(second, "degraded", NOTICED_MS);
    await reports(first, "ok");
    // The second looks each second now. The first hopes for the bus still, and looks each fifth.
    await hears(bobs, await add(ann, board), LOOKED_FOR_MS);
    await hears(anns, await add(bob, board), NOTICED_MS);
    await network.mend();
    await reports(second, "ok", NOTICED_MS);
    await isQuick(ann, bob, board, anns, bobs);

    for (const socket of [anns, bobs]) {
      const seqs = seqsIn(socket);
      expect(seqs).toEqual(seqs.map((_, index) => index + 3));
      socket.close();
    }
  }, 60_000);

  test("N1, N3: is killed, and what is one's own is fresh on every device while it is away and when it is back", {
    timeout: 60_000,
  }, async () => {
    const [first, second] = await twoInstances();
    const ann = await register(first.url, "ann-again");
    const socket = await hello(second.url, ann.token);
    await redis.kill();
    for (const each of [first, second]) await reports(each, "degraded");
    const away = heardFrom(socket);
    await ann.call("POST", "/subjects", { body: { name: "Chemistry" } });
    await ann.call("POST", "/todos", { body: { title: "Read" } });
    await expect.poll(away, { timeout: 20_000 }).toEqual(expect.arrayContaining(["subjects", "tasks", "todos"]));
    const back = heardFrom(socket);
    await redis.restart();
    for (const each of [first, second]) await reports(each, "ok");
    await expect.poll(back).toEqual(expect.arrayContaining(["notified", "subjects", "tasks", "todos"]));
    socket.close();
  });

  test("N3: is away for one process: the devices at the other hear what that one could not tell", {
    timeout: 40_000,
  }, async () => {
    const network = new Network(redis.port);
    await network.mend();
    onTestFinished(() => network.cut());
    const [first, second] = await twoInstances(`redis://127.0.0.1:${network.port}`);
    const bob = await register(second.url, "bob-again");
    const socket = await hello(first.url, bob.token);
    network.goDark();
    await reports(second, "degraded", NOTICED_MS);
    const heard = heardFrom(socket);
    await bob.call("POST", "/subjects", { body: { name: "Physics" } });
    await reports(first, "ok");
    expect(heard()).toEqual([]);
    await network.mend();
    await expect
      .poll(heard, { timeout: NOTICED_MS })
      .toEqual(expect.arrayContaining(["notified", "subjects", "tasks"]));
    socket.close();
  });

  test("M5: is away: each process counts for itself who guesses passwords, and nobody waits", {
    timeout: 40_000,
  }, async () => {
    const [first, second] = await twoInstances(redis.url, { RATE_LIMIT: "100/60", AUTH_RATE_LIMIT: "6/60" });
    const guess = async ({ url }: Instance) => {
      const from = performance.now();
      const body = { identifier: "ann@example.org", password: "a guess" };
      const { status } = await call(url, "POST", "/auth/login", { body });
      expect(performance.now() - from).toBeLessThan(1_500);
      return status;
    };
    const inTurn = async (...instances: readonly Instance[]) => {
      const statuses: number[] = [];
      for (const instance of instances) statuses.push(await guess(instance));
      return statuses;
    };
    expect(await inTurn(first, second, first)).toEqual([401, 401, 401]);
    await redis.kill();
    for (const each of [first, second]) {
      expect(await inTurn(...Array<Instance>(8).fill(each))).toEqual([401, 401, 401, 401, 401, 401, 429, 429]);
    }
    await redis.restart();
    for (const each of [first, second]) await reports(each, "ok");
    // It has forgotten, and counts for both together again.
    const both = [first, second, first, second, first, second, first, second];
    expect(await inTurn(...both)).toEqual([401, 401, 401, 401, 401, 401, 429, 429]);
  });
});

async function reports({ url }: Instance, status: string, withinMs = 5_000): Promise<void> {
  const ask = async () => {
    const answer = await fetch(`${url}/health/ready`);
    return [answer.status, (await answer.json()).status];
  };
  await expect.poll(ask, { timeout: withinMs }).toEqual([200, status]);
}

/** What of its own a socket is told from here on. */
function heardFrom(socket: LiveSocket): () => string[] {
  const before = socket.heard.length;
  return () =>
    socket.heard.slice(before).flatMap((message) => {
      if (message.type === "changed") return [message.what];
      return message.type === "notified" ? [message.type] : [];
    });
}

async function busUp({ url }: Instance): Promise<string | undefined> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return /^syncboard_bus_up (\d)$/m.exec(text)?.[1];
}

type Socket = Awaited<ReturnType<typeof watch>>;

/** What either does is heard by the other at once. */
async function isQuick(ann: Person, bob: Person, board: MadeBoard, anns: Socket, bobs: Socket): Promise<void> {
  expect(await hears(bobs, await add(ann, board))).toBeLessThan(QUICK_MS);
  expect(await hears(anns, await add(bob, board))).toBeLessThan(QUICK_MS);
}

async function untilQuick(ann: Person, bob: Person, board: MadeBoard, anns: Socket, bobs: Socket): Promise<void> {
  const until = Date.now() + NOTICED_MS;
  for (;;) {
    const waits = [await hears(bobs, await add(ann, board)), await hears(anns, await add(bob, board))];
    if (Math.max(...waits) < QUICK_MS / 2) return;
    if (Date.now() > until) throw new Error(`still slow: ${waits}`);
  }
}
