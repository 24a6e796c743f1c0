import { setTimeout as pause } from "node:timers/promises";
import type { BoardEvent } from "@syncboard/model";
import { CLOSE } from "@syncboard/model/wire";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MailServer } from "../../../services/mail-server.ts";
import { type NewDatabase, newDatabase } from "../../../services/new-database.ts";
import { startRedis } from "../../../services/redis.ts";
import type { Service } from "../../../services/service.ts";
import { eventsIn, hears, leaves, looking, seqsIn } from "./heard.ts";
import { type Instance, type Instances, startInstances } from "./instances.ts";
import { hello, watch } from "./live-socket.ts";
import { add, type MadeBoard, sharedBoard } from "./made-board.ts";
import { at, call, type Person, register } from "./running-server.ts";

// Two processes on one PostgreSQL and one Redis: whatever one may notice at one holds across both.

const databaseUrl = process.env.TEST_DATABASE_URL;
const redisUrl = process.env.TEST_REDIS_URL;

const AT_ONCE_MS = 1_000;
const COMMANDS_EACH = 300;
const MOST_IN_ONE = 20;
const WRITERS = 3;

describe.skipIf(!databaseUrl || !redisUrl)("two processes", () => {
  let database: NewDatabase;
  let redis: Service;
  let instances: Instances;
  let first: Instance;
  let second: Instance;
  let ann: Person;
  let bob: Person;
  /** The same two, asking the other process. */
  let annThere: Person;
  let bobThere: Person;

  beforeAll(async () => {
    database = await newDatabase(databaseUrl ?? "");
    // Its own: requests of other tests count for the same address.
    redis = await startRedis();
    instances = await startInstances({ databaseUrl: database.url, redisUrls: [redis.url, redis.url] });
    [first, second] = instances.all as [Instance, Instance];
    ann = await register(first.url, "ann");
    bob = await register(second.url, "bob");
    annThere = at(second.url, ann);
    bobThere = at(first.url, bob);
  });
  afterAll(async () => {
    await instances?.stop();
    await redis?.stop();
    await database?.drop();
  });

  test("M1, M2, W3: while both write to one board, watchers of both hear every event once and in order", async () => {
    const board = await sharedBoard(ann, bob);
    const watchers = await Promise.all([
      watch(first.url, ann.token, board.boardId),
      watch(second.url, bob.token, board.boardId),
      watch(second.url, ann.token, board.boardId),
      watch(first.url, bob.token, board.boardId),
    ]);
    const writing = [ann, bob].flatMap((person) =>
      Array.from({ length: WRITERS }, () => write(person, board, COMMANDS_EACH / WRITERS)),
    );
    // Who comes in the middle hears the rest, at whichever process.
    await pause(200);
    const late = await watch(second.url, ann.token, board.boardId, 2);
    const acknowledged = (await Promise.all(writing)).flat();
    const last = 2 + 2 * COMMANDS_EACH;
    const all = Array.from({ length: last }, (_, index) => index + 1);
    expect(acknowledged.map(({ seq }) => seq).sort((one, other) => one - other)).toEqual(all.slice(2));
    for (const watcher of [...watchers, late]) {
      await hears(watcher, last);
      expect(seqsIn(watcher)).toEqual(all.slice(2));
    }
    const [heard, ...others] = watchers.map(eventsIn);
    for (const other of others) expect(other).toEqual(heard);
    expect(heard).toEqual([...acknowledged].sort((one, other) => one.seq - other.seq));

    const back = await watch(second.url, bob.token, board.boardId, 100);
    expect(seqsIn(back)).toEqual(all.slice(100));
    for (const socket of [...watchers, late, back]) socket.close();
  });

  test("M2: what is done at one process is heard at the other at once", async () => {
    const board = await sharedBoard(ann, bob);
    const watcher = await watch(second.url, bob.token, board.boardId);
    const waits: number[] = [];
    for (let count = 0; count < 20; count++) {
      waits.push(await hears(watcher, await add(ann, board)));
    }
    expect(Math.max(...waits)).toBeLessThan(AT_ONCE_MS);
    watcher.close();
  });

  test("M2: who begins to watch in the very moment of a change hears of it at once too", async () => {
    const waits: number[] = [];
    for (let count = 0; count < 60; count++) {
      const board = await sharedBoard(ann, bob);
      const bobs = await hello(second.url, bob.token);
      bobs.say({ type: "watch", boardId: board.boardId, since: 2 });
      // From before the answer until after the process has begun to hear of the board.
      await pause(count % 12);
      waits.push(await hears(bobs, await add(ann, board), 10_000));
      bobs.close();
    }
    expect(Math.max(...waits)).toBeLessThan(AT_ONCE_MS);
  });

  test("C3: a command that is repeated at the other process gets its first answer, also when both have it at once", async () => {
    const board = await sharedBoard(ann, bob);
    for (let count = 0; count < 10; count++) {
      const command = { id: v7(), type: "card.add", cardId: v7(), columnId: board.columnId, title: "Once" };
      const give = (person: Person) =>
        person.call<{ results: unknown }>("POST", `/boards/${board.boardId}/commands`, {
          body: { commands: [command] },
        });
      const answers = await Promise.all([give(ann), give(annThere), give(ann), give(annThere)]);
      for (const { status, body } of answers) {
        expect(status).toBe(200);
        expect(body.results).toEqual(answers[0]?.body.results);
      }
      expect((await give(annThere)).body.results).toEqual(answers[0]?.body.results);
    }
    const { body } = await annThere.call<{ seq: number }>("GET", `/boards/${board.boardId}/events`);
    expect(body.seq).toBe(2 + 10);
  });

  test("an Idempotency-Key that is repeated at the other process gets the first answer, and nothing is made twice", async () => {
    const ask = (person: Person, key: string) =>
      person.call<{ id: string }>("POST", "/boards", { body: { title: key }, headers: { "idempotency-key": key } });
    const key = v7();
    const made = await ask(ann, key);
    const again = await ask(annThere, key);
    expect([made.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(made.body);
    expect(again.headers.get("idempotency-replayed")).toBe("true");

    const other = v7();
    const both = await Promise.all([ask(ann, other), ask(annThere, other)]);
    const statuses = both.map(({ status }) => status).sort();
    expect([
      [201, 201],
      [201, 409],
    ]).toContainEqual(statuses);
    const { body } = await annThere.call<{ items: { title: string }[] }>("GET", "/boards?limit=100");
    expect(body.items.filter(({ title }) => title === other)).toHaveLength(1);
  });

  test("M3, P2, P3: who is here and which card they look at crosses processes, and so does that they went", async () => {
    const { boardId } = await sharedBoard(ann, bob);
    const anns = await watch(first.url, ann.token, boardId);
    const bobs = await hello(second.url, bob.token);
    bobs.say({ type: "watch", boardId });
    // Who is with the other process comes a moment after "watching".
    await looking(bobs, ann.userId, null);
    const cardId = v7();
    bobs.say({ type: "presence", boardId, state: { cardId } });
    const look = await looking(anns, bob.userId, cardId);
    bobs.close();
    expect(await leaves(anns, look.connectionId)).toBeLessThan(AT_ONCE_MS);
    anns.close();
  });

  test("M3, P2: what somebody types in and carries crosses processes, and that they stopped", async () => {
    const { boardId } = await sharedBoard(ann, bob);
    const anns = await watch(first.url, ann.token, boardId);
    const bobs = await watch(second.url, bob.token, boardId);
    const [cardId, columnId] = [v7(), v7()];
    const typing = { cardId, field: "description" } as const;
    bobs.say({ type: "presence", boardId, state: { cardId, typing, dragging: columnId } });
    expect(await looking(anns, bob.userId, cardId)).toMatchObject({ typing, dragging: columnId });
    bobs.say({ type: "presence", boardId, state: { cardId: null } });
    const from = performance.now();
    expect(await looking(anns, bob.userId, null)).toMatchObject({ typing: null, dragging: null });
    expect(performance.now() - from).toBeLessThan(AT_ONCE_MS);
    for (const socket of [anns, bobs]) socket.close();
  });

  test("M4, L4: a session that is ended at one process loses its sockets at the other at once", async () => {
    const { boardId } = await sharedBoard(ann, bob);
    const carl = await register(first.url, "carl");
    const login = { body: { identifier: carl.email, password: "correct horse" } };
    const other = await call<{ accessToken: string }>(second.url, "POST", "/auth/login", login);
    const sockets = await Promise.all([hello(first.url, carl.token), hello(second.url, carl.token)]);
    const kept = await hello(second.url, other.body.accessToken);
    const anns = await watch(second.url, ann.token, boardId);
    const from = performance.now();
    expect((await carl.call("POST", "/auth/logout")).status).toBe(204);
    for (const socket of sockets) expect(await socket.closed).toBe(CLOSE.unauthenticated);
    expect(performance.now() - from).toBeLessThan(AT_ONCE_MS);
    expect((await at(second.url, carl).call("GET", "/auth/me")).status).toBe(401);
    for (const socket of [kept, anns]) {
      socket.say({ type: "ping" });
      await socket.next("pong");
      socket.close();
    }
  });

  test("M4, L4: a token that is revoked, and a session ended from elsewhere, lose their sockets at the other process", async () => {
    const dora = await register(first.url, "dora");
    const body = { name: "Script", scope: "read" };
    const made = await dora.call<{ id: string; token: string }>("POST", "/users/me/tokens", { body });
    const login = { body: { identifier: dora.email, password: "correct horse" } };
    const other = await call<{ accessToken: string }>(second.url, "POST", "/auth/login", login);
    const sockets = await Promise.all([
      hello(second.url, made.body.token),
      hello(second.url, other.body.accessToken),
      hello(second.url, dora.token),
    ]);
    const [byToken, elsewhere, kept] = sockets;
    const from = performance.now();
    expect((await dora.call("DELETE", `/users/me/tokens/${made.body.id}`)).status).toBe(204);
    expect(await byToken.closed).toBe(CLOSE.unauthenticated);
    expect((await dora.call("DELETE", "/auth/sessions")).status).toBe(204);
    expect(await elsewhere.closed).toBe(CLOSE.unauthenticated);
    expect(performance.now() - from).toBeLessThan(AT_ONCE_MS);
    for (const token of [made.body.token, other.body.accessToken]) {
      expect((await at(second.url, { ...dora, token }).call("GET", "/auth/me")).status).toBe(401);
    }
    kept.say({ type: "ping" });
    await kept.next("pong");
    kept.close();
  });

  test("W5: a member who is removed at one process loses the board at the other, and hears nothing more of it", async () => {
    const board = await sharedBoard(ann, bob);
    const bobs = await watch(second.url, bob.token, board.boardId);
    const anns = await watch(second.url, ann.token, board.boardId);
    expect((await ann.call("DELETE", `/boards/${board.boardId}/users/${bob.userId}`)).status).toBe(204);
    expect((await bobs.next("unwatched", AT_ONCE_MS)).reason).toBe("removed");
    const seq = await add(ann, board);
    await hears(anns, seq);
    expect(seqsIn(anns)).toEqual([3, 4]);
    expect(seqsIn(bobs)).toEqual([]);
    for (const person of [bob, bobThere]) {
      expect((await person.call("GET", `/boards/${board.boardId}`)).status).toBe(404);
    }
    for (const socket of [anns, bobs]) socket.close();
  });

  test("W5: a board that is deleted at one process is gone at the other", async () => {
    const board = await sharedBoard(ann, bob);
    const bobs = await watch(second.url, bob.token, board.boardId);
    expect((await ann.call("DELETE", `/boards/${board.boardId}`)).status).toBe(204);
    expect((await bobs.next("unwatched", AT_ONCE_MS)).reason).toBe("deleted");
    expect(seqsIn(bobs)).toEqual([3]);
    expect((await bob.call("GET", `/boards/${board.boardId}`)).status).toBe(404);
    bobs.close();
  });

  test("M5: who guesses passwords at both is counted together", async () => {
    const limited = await startInstances({
      databaseUrl: database.url,
      redisUrls: [redis.url, redis.url],
      environment: { RATE_LIMIT: "100/60", AUTH_RATE_LIMIT: "6/60" },
    });
    try {
      const guess = { body: { identifier: "ann@example.org", password: "a guess" } };
      const statuses: number[] = [];
      for (let count = 0; count < 8; count++) {
        const { url } = limited.all[count % 2] as Instance;
        statuses.push((await call(url, "POST", "/auth/login", guess)).status);
      }
      expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 429, 429]);
    } finally {
      await limited.stop();
    }
  });

  test("M5: so are wrong passwords for one account", async () => {
    const limited = await startInstances({
      databaseUrl: database.url,
      redisUrls: [redis.url, redis.url],
      environment: { RATE_LIMIT: "100/60", GUESS_LIMIT: "3/60" },
    });
    try {
      const statuses: number[] = [];
      for (const password of ["a guess", "a guess", "correct horse", "a guess", "a guess", "correct horse"]) {
        const { url } = limited.all[statuses.length % 2] as Instance;
        const body = { identifier: ann.email, password };
        statuses.push((await call(url, "POST", "/auth/login", { body })).status);
      }
      expect(statuses).toEqual([401, 401, 200, 401, 429, 429]);
    } finally {
      await limited.stop();
    }
  });

  test("M5: so are tokens that are no good", async () => {
    const limited = await startInstances({
      databaseUrl: database.url,
      redisUrls: [redis.url, redis.url],
      environment: { RATE_LIMIT: "5/60" },
    });
    try {
      const headers = { authorization: "Bearer bad" };
      const statuses: number[] = [];
      for (let count = 0; count < 7; count++) {
        const { url } = limited.all[count % 2] as Instance;
        statuses.push((await call(url, "GET", "/boards", { headers })).status);
      }
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    } finally {
      await limited.stop();
    }
  });

  test("a password set by mail at one ends the sessions at the other; mails are counted together", {
    timeout: 40_000,
  }, async () => {
    const mails = await MailServer.start();
    const mail = { SMTP_URL: mails.url, MAIL_FROM: "board@example.org", PUBLIC_URL: "https://board.example.org" };
    const mailing = await startInstances({
      databaseUrl: database.url,
      redisUrls: [redis.url, redis.url],
      environment: mail,
    });
    try {
      const [here, there] = mailing.all as [Instance, Instance];
      const carl = await register(here.url, "carl");
      const socket = await hello(there.url, carl.token);
      const asked = { body: { email: carl.email } };
      for (const { url } of [here, there, here, there]) await call(url, "POST", "/auth/password/forgot", asked);
      const { text } = await mails.mailTo(carl.email, { patienceMs: 15_000 });
      const body = { token: /#token=(\S+)/.exec(text)?.[1], password: "another battery" };
      expect((await call(here.url, "POST", "/auth/password/reset", { body })).status).toBe(204);
      const from = performance.now();
      expect(await socket.closed).toBe(CLOSE.unauthenticated);
      expect(performance.now() - from).toBeLessThan(AT_ONCE_MS);
      expect((await at(there.url, carl).call("GET", "/auth/me")).status).toBe(401);
      await mailing.stop();
      const told = mails.arrived.filter(({ text }) => !text.includes("#token="));
      expect(mails.arrived.length - told.length).toBe(3);
      expect(told.map(({ subject }) => subject)).toEqual(["A new password was set"]);
    } finally {
      await mailing.stop();
      await mails.stop();
    }
  });

  test("M3, P3: those with a process that is stopped in order are gone at once", async () => {
    const { boardId } = await sharedBoard(ann, bob);
    const anns = await watch(first.url, ann.token, boardId);
    const bobs = await watch(second.url, bob.token, boardId);
    const { connectionId } = await looking(anns, bob.userId, null);
    const stopping = second.stop();
    expect(await leaves(anns, connectionId)).toBeLessThan(AT_ONCE_MS);
    expect(await bobs.closed).toBe(CLOSE.restart);
    await stopping;
    await second.restart();
    anns.close();
  });

  test("M3: those with a process that was killed are gone within 35 s", { timeout: 45_000 }, async () => {
    const { boardId } = await sharedBoard(ann, bob);
    const anns = await watch(first.url, ann.token, boardId);
    await watch(second.url, bob.token, boardId);
    const { connectionId } = await looking(anns, bob.userId, null);
    await second.kill();
    await leaves(anns, connectionId, 35_000);
    anns.close();
  });
});

/** Gives so many commands, a few to a request, and answers their events. */
async function write(person: Person, { boardId, columnId }: MadeBoard, count: number): Promise<BoardEvent[]> {
  const events: BoardEvent[] = [];
  while (events.length < count) {
    const wanted = Math.min(count - events.length, 1 + (events.length % MOST_IN_ONE));
    const commands = Array.from({ length: wanted }, () => {
      const id = v7();
      return { id, type: "card.add", cardId: v7(), columnId, title: id, afterCardId: null };
    });
    const { status, body } = await person.call<{ results: { events?: BoardEvent[] }[] }>(
      "POST",
      `/boards/${boardId}/commands`,
      { body: { commands } },
    );
    expect(status).toBe(200);
    events.push(...body.results.flatMap((result) => result.events ?? []));
  }
  return events;
}
