import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { freePort } from "../../../services/free-port.ts";
import { Network } from "../../../services/network.ts";
import { type Postgres, startPostgres } from "../../../services/postgres.ts";
import { hears, seqsIn } from "./heard.ts";
import { type Instance, startInstances } from "./instances.ts";
import { watch } from "./live-socket.ts";
import { add, type MadeBoard, sharedBoard } from "./made-board.ts";
import { at, type Person, register } from "./running-server.ts";

// Processes whose PostgreSQL drops them, goes away, or falls silent: what is asked meanwhile is answered with 503 and soon,
// and afterwards all is well without a restart.

const databaseUrl = process.env.TEST_DATABASE_URL;
const redisUrl = process.env.TEST_REDIS_URL;

const WORKERS = 6;
/** Nobody waits longer for an answer. */
const PATIENCE_MS = 15_000;
/** But for this: a statement may take 20 s, and its connection breaks after 25. */
const SILENCE_MS = 30_000;

interface World {
  readonly first: Instance;
  readonly second: Instance;
  readonly ann: Person;
  readonly bob: Person;
  readonly board: MadeBoard;
}

describe.skipIf(!databaseUrl || !redisUrl)("two processes whose PostgreSQL", () => {
  let postgres: Postgres;
  let network: Network;
  let world: World;

  beforeAll(async () => {
    postgres = await startPostgres({ port: await freePort() });
    const database = await postgres.newDatabase();
    network = new Network(postgres.port, await freePort());
    await network.mend();
    const url = new URL(database.url);
    url.port = String(network.port);
    const redisUrls = [redisUrl ?? "", redisUrl ?? ""];
    const instances = await startInstances({ databaseUrl: url.href, redisUrls });
    const [first, second] = instances.all as [Instance, Instance];
    const ann = await register(first.url, "ann");
    const bob = await register(second.url, "bob");
    world = { first, second, ann, bob, board: await sharedBoard(ann, bob) };
    return async () => {
      // They have lived through all of it: neither was ever started again.
      await instances.stop();
      await network.cut();
    };
  });
  afterAll(() => postgres?.stop());

  /** Everybody works while something happens; answers what they were answered. */
  async function workDuring(happening: () => Promise<void>) {
    const { first, second, ann, bob, board } = world;
    const watchers = await Promise.all([
      watch(first.url, ann.token, board.boardId),
      watch(second.url, bob.token, board.boardId),
    ]);
    const answers: Answered[] = [];
    let isOver = false;
    const work = async (person: Person, at: number) => {
      for (let step = at; !isOver; step++) {
        const from = performance.now();
        const { status, headers } = await askSomething(person, board, step);
        answers.push({ status, retryAfter: headers.get("retry-after"), ms: performance.now() - from });
        if (status !== 200) await pause(20);
      }
    };
    const people = [ann, bob, at(second.url, ann)];
    const working = Array.from({ length: WORKERS }, (_, index) => work(people[index % 3] ?? ann, index));
    await pause(200);
    await happening();
    await pause(200);
    isOver = true;
    await Promise.all(working);
    for (const each of [first, second]) expect(each.isRunning, each.said()).toBe(true);
    return { answers, watchers };
  }

  test("has dropped their idle connections: nobody notices", async () => {
    const { first, second, ann, bob, board } = world;
    const anns = await watch(first.url, ann.token, board.boardId);
    const bobs = await watch(second.url, bob.token, board.boardId);
    for (let count = 0; count < 5; count++) {
      await add(ann, board);
      await add(bob, board);
      expect(await endConnections(postgres.url)).toBeGreaterThan(0);
      // Until the processes have been told; who asks in that very moment is answered 503 (below).
      await pause(100);
      const seq = await add(ann, board);
      await add(bob, board);
      await hears(anns, seq + 1);
      await hears(bobs, seq + 1);
    }
    for (const socket of [anns, bobs]) {
      const seqs = seqsIn(socket);
      expect(seqs).toEqual(seqs.map((_, index) => index + 3));
      socket.close();
    }
  });

  test("drops connections in the middle of work, again and again", { timeout: 40_000 }, async () => {
    const { answers, watchers } = await workDuring(async () => {
      for (let count = 0; count < 40; count++) {
        await pause(75);
        await endConnections(postgres.url);
      }
    });
    expectPatientAnswers(answers);
    await isWell(world, watchers);
  });

  test.each(["SIGINT", "SIGQUIT"] as const)(
    "restarts (%s) and is away for two seconds",
    { timeout: 40_000 },
    async (signal) => {
      const { answers, watchers } = await workDuring(async () => {
        process.kill(postgres.pid, signal);
        await pause(2_000);
        await postgres.restart();
      });
      expectPatientAnswers(answers);
      expect(answers.filter(({ status }) => status === 503).length).toBeGreaterThan(WORKERS);
      await isWell(world, watchers);
    },
  );

  test("is silent, and over the connections of before for good", { timeout: 60_000 }, async () => {
    const { answers, watchers } = await workDuring(async () => {
      network.goDark();
      await pause(2_000);
      await network.mend();
      await pause(500);
    });
    // Whoever has asked over a connection that is dead waits as long as a statement may take.
    expectPatientAnswers(answers, SILENCE_MS, WORKERS - 1);
    await isWell(world, watchers);
  });

  test("is away when a process should start: it says so plainly, and another one starts as soon as it is back", {
    timeout: 40_000,
  }, async () => {
    const { second } = world;
    await second.stop();
    await network.cut();
    onTestFinished(() => network.mend());
    const from = performance.now();
    await expect(second.restart()).rejects.toThrow(/ECONNREFUSED|cannot be reached/);
    expect(performance.now() - from).toBeLessThan(PATIENCE_MS);
    await network.mend();
    await second.restart();
  });
});

interface Answered {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly ms: number;
}

async function askSomething(person: Person, { boardId, columnId }: MadeBoard, step: number) {
  switch (step % 4) {
    case 0:
      return await person.call("GET", `/boards/${boardId}`);
    case 1:
      return await person.call("GET", "/boards");
    default: {
      const body = { title: "A card", columnId };
      const headers = step % 4 === 3 ? { "idempotency-key": crypto.randomUUID() } : {};
      const answer = await person.call("POST", `/boards/${boardId}/cards`, { body, headers });
      return { ...answer, status: answer.status === 201 ? 200 : answer.status };
    }
  }
}

/** Right or "not now, but soon", and in time. */
function expectPatientAnswers(answers: readonly Answered[], patienceMs = PATIENCE_MS, least = 100): void {
  expect(answers.length).toBeGreaterThan(least);
  const wrong = answers.filter(({ status }) => status !== 200 && status !== 503);
  expect(wrong).toEqual([]);
  for (const { status, retryAfter } of answers) if (status === 503) expect(Number(retryAfter)).toBeGreaterThan(0);
  expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(patienceMs);
}

/** Both do their work again, and their watchers have heard everything once and in order. */
async function isWell({ first, second, ann, bob, board }: World, watchers: Awaited<ReturnType<typeof watch>>[]) {
  for (const { url } of [first, second]) {
    await expect.poll(async () => (await fetch(`${url}/health/ready`)).status, { timeout: 5_000 }).toBe(200);
  }
  await add(ann, board);
  const last = await add(bob, board);
  for (const watcher of watchers) {
    await hears(watcher, last, 10_000);
    const seqs = seqsIn(watcher);
    expect(seqs).toEqual(seqs.map((_, index) => last - seqs.length + 1 + index));
    watcher.close();
  }
}

/** As an operator does, or a proxy that has had enough; answers how many there were. */
async function endConnections(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const ended = await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'syncboard'",
  );
  await client.end();
  return ended.rowCount ?? 0;
}
