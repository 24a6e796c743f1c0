import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MailServer } from "../../../services/mail-server.ts";
import { type NewDatabase, newDatabase } from "../../../services/new-database.ts";
import { startRedis } from "../../../services/redis.ts";
import type { Service } from "../../../services/service.ts";
import { type Instance, type Instances, startInstances } from "./instances.ts";
import { hello } from "./live-socket.ts";
import { at, type Person, register } from "./running-server.ts";

// Notifications with two processes on one PostgreSQL and one Redis: said at both, and mailed by one.

const databaseUrl = process.env.TEST_DATABASE_URL;
const redisUrl = process.env.TEST_REDIS_URL;

describe.skipIf(!databaseUrl || !redisUrl)("two processes", () => {
  let database: NewDatabase;
  let redis: Service;
  let mails: MailServer;
  let instances: Instances;
  let first: Instance;
  let second: Instance;
  let ann: Person;
  let ben: Person;

  beforeAll(async () => {
    database = await newDatabase(databaseUrl ?? "");
    redis = await startRedis();
    mails = await MailServer.start();
    const mail = { SMTP_URL: mails.url, MAIL_FROM: "board@example.org", PUBLIC_URL: "https://board.example.org" };
    const environment = { ...mail, DIGEST_DELAY: "1s", DIGEST_INTERVAL: "1h" };
    instances = await startInstances({ databaseUrl: database.url, redisUrls: [redis.url, redis.url], environment });
    [first, second] = instances.all as [Instance, Instance];
    ann = await register(first.url, "ann");
    ben = await register(second.url, "ben");
  });
  afterAll(async () => {
    await instances?.stop();
    await mails?.stop();
    await database?.drop();
  });

  async function assign(): Promise<void> {
    const board = await ann.call<{ id: string }>("POST", "/boards", { body: { title: "Plans" } });
    await ann.call("PUT", `/boards/${board.body.id}/users/${ben.userId}`, { body: { role: "editor" } });
    const card = { id: v7(), title: "Paint", assigneeIds: [ben.userId] };
    await ann.call("POST", `/boards/${board.body.id}/cards`, { body: card });
  }

  test("N1, N3: what is told, read or changed at one is said to all devices at the other, with the bus and without", async () => {
    const there = await hello(second.url, ben.token);
    const here = await hello(first.url, ben.token);
    await assign();
    await Promise.all([there.next("notified"), here.next("notified")]);
    await at(first.url, ben).call("POST", "/notifications/read", { body: { all: true } });
    await Promise.all([there.next("notified"), here.next("notified")]);
    const changedAt = (socket: typeof there, what: string) => {
      const said = () => socket.heard.filter((message) => message.type === "changed" && message.what === what).length;
      const before = said();
      return () => expect.poll(said, { timeout: 15_000 }).toBeGreaterThan(before);
    };
    const addTodo = () => at(first.url, ben).call("POST", "/todos", { body: { title: "Heard" } });
    let heard = [changedAt(there, "todos"), changedAt(here, "todos")];
    await addTodo();
    await Promise.all(heard.map((soon) => soon()));
    // Somebody else's card, assigned at the first.
    heard = [changedAt(there, "tasks"), changedAt(here, "tasks")];
    await assign();
    await Promise.all(heard.map((soon) => soon()));
    await Promise.all([there.next("notified"), here.next("notified")]);
    await redis.stop();
    heard = [changedAt(there, "todos")];
    await addTodo();
    await Promise.all(heard.map((soon) => soon()));
    there.heard.length = 0;
    await assign();
    // From the database, which is looked at every second while the bus is away.
    await expect.poll(() => there.heard.map(({ type }) => type), { timeout: 15_000 }).toContain("notified");
    for (const socket of [there, here]) socket.close();
  });

  test("of both, which look at the same moment, one writes the letter", async () => {
    const cem = await register(second.url, "cem");
    const board = await ann.call<{ id: string }>("POST", "/boards", { body: { title: "Walls" } });
    await ann.call("PUT", `/boards/${board.body.id}/users/${cem.userId}`, { body: { role: "editor" } });
    const lettersTo = ({ email }: Person) => mails.arrived.filter(({ recipients }) => recipients.includes(email));
    for (const person of [ben, cem]) {
      await expect.poll(() => lettersTo(person).length, { timeout: 15_000 }).toBeGreaterThan(0);
    }
    // What each of them still has to do is done when it has stopped; and one that comes later finds nothing.
    await instances.stop();
    expect(lettersTo(cem)).toMatchObject([{ subject: "Something new for you" }]);
    expect(lettersTo(ben)).toHaveLength(1);
  });
});
