import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { newDatabase } from "../../../services/new-database.ts";
import { startInstances } from "./instances.ts";
import { pdf } from "./papers.ts";
import { formOf } from "./pictures.ts";
import { at, register } from "./running-server.ts";

// Two processes on one PostgreSQL, both of which take the text of files.

const databaseUrl = process.env.TEST_DATABASE_URL;
const redisUrl = process.env.TEST_REDIS_URL;

const EACH = 8;
const READ_MS = 120_000;

test.skipIf(!databaseUrl || !redisUrl)(
  "each file is read by one of two processes, and by that once",
  {
    timeout: 2 * READ_MS,
  },
  async () => {
    const database = await newDatabase(databaseUrl ?? "");
    onTestFinished(() => database.drop());
    const instances = await startInstances({ databaseUrl: database.url, redisUrls: [redisUrl ?? "", redisUrl ?? ""] });
    onTestFinished(() => instances.stop());
    const client = new Client({ connectionString: database.url });
    // The database goes with whoever is still connected.
    client.on("error", () => {});
    await client.connect();
    onTestFinished(() => client.end().catch(() => {}));
    const ask = async (sql: string) => Object.values((await client.query<Record<string, string>>(sql)).rows[0] ?? {});
    const url = instances.all[0]?.url ?? "";
    const ann = await register(url, "ann");
    const { body: subject } = await ann.call<{ id: string }>("POST", "/subjects", { body: { name: "Papers" } });

    const uploads = instances.all.flatMap((instance, from) =>
      Array.from({ length: EACH }, async (_, number) => {
        const body = formOf(pdf([`Paper ${number} at ${from}`]), `${from}-${number}.pdf`, "");
        const { status } = await at(instance.url, ann).call("POST", `/subjects/${subject.id}/documents`, { body });
        expect(status).toBe(201);
      }),
    );
    // Both have one in hand: what is counted below is not the work of one alone.
    const inHand = "select count(*) from document where text_state = 'waiting' and reading_at is not null";
    await expect.poll(async () => Number((await ask(inHand))[0]), { timeout: READ_MS, interval: 5 }).toBe(2);
    await Promise.all(uploads);
    const states = "select count(*) filter (where text_state = 'read'), min(readings), max(readings) from document";
    const read = async () => (await ask(states)).map(Number);
    await expect.poll(async () => (await read())[0], { timeout: READ_MS }).toBe(2 * EACH);
    expect(await read()).toEqual([2 * EACH, 1, 1]);
    const words = "select count(distinct found_text) from document where found_text like 'Paper % at %'";
    expect(Number((await ask(words))[0])).toBe(2 * EACH);
  },
);
