import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { EmbeddingsServer } from "../../../services/embeddings-server.ts";
import { postgresWithVectors } from "../../../services/pgvector.ts";
import type { CreatedDatabase } from "../../../services/test-databases.ts";
import { type Instance, startInstance } from "./instances.ts";
import { addCard, MODEL, newBoard, type OwnBoard, START_MS } from "./meaning-server.ts";
import { at, type Person, register } from "./running-server.ts";
import { idsOf } from "./searching.ts";

// Two processes on one PostgreSQL, both of which make vectors, each with a server of vectors of its own.

interface Both {
  readonly server: Instance;
  readonly embeddings: EmbeddingsServer;
}

/** Longer than a claim of somebody who died. */
const PATIENCE = { timeout: 60_000, interval: 50 };
const TEST_MS = 180_000;
/** Twice as many are fewer than are near at most. */
const EACH = 14;

let database: CreatedDatabase;
let folder: string;
let one: Both;
let other: Both;
let ann: Person;
let board: OwnBoard;

async function startOne(changed: Readonly<Record<string, string>> = {}, embeddings?: EmbeddingsServer): Promise<Both> {
  const vectors = embeddings ?? (await EmbeddingsServer.start());
  const server = await startInstance({
    environment: {
      ...database.environment,
      ...{ DATA_DIR: folder, JWT_SECRET: "of tests, which nobody has to guess", LOG_LEVEL: "warn" },
      ...{ EMBEDDINGS_URL: vectors.url, EMBEDDINGS_MODEL: MODEL, ...changed },
    },
  });
  return { server, embeddings: vectors };
}

async function count(sql: string): Promise<number> {
  const client = new Client({ connectionString: database.environment.DATABASE_URL });
  await client.connect();
  const { rows } = await client.query<Record<string, string>>(sql);
  await client.end();
  return Number(Object.values(rows[0] ?? {})[0]);
}

const LACKING = `select (select count(*) from search_mark)
  + (select count(*) from search_entry where number not in (select number from search_vector where number is not null))`;

async function untilMade(): Promise<void> {
  await vi.waitFor(async () => expect(await count(LACKING)).toBe(0), PATIENCE);
}

/** How often each of these texts was sent, by either of them. */
function timesOf(texts: readonly string[]): number[] {
  const sent = [one, other].flatMap(({ embeddings }) => embeddings.texts);
  return texts.map((text) => sent.filter((each) => each === text).length);
}

const titlesOf = (word: string) => Array.from({ length: EACH }, (_, place) => `${word} ${place} ${board.id}`);

/** By turns at each of these. */
async function addCards(titles: readonly string[], servers: readonly Both[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [place, title] of titles.entries()) {
    const { url } = servers[place % servers.length]?.server ?? one.server;
    ids.push(await addCard(at(url, ann), board, title));
  }
  return ids;
}

async function untilFoundAt({ server }: Both, q: string, ids: readonly string[]): Promise<void> {
  await vi.waitFor(async () => {
    const found = await idsOf(at(server.url, ann), q, "&limit=100");
    expect(found.toSorted()).toEqual(ids.toSorted());
  }, PATIENCE);
}

beforeAll(async () => {
  database = await postgresWithVectors.create();
  folder = await mkdtemp(join(tmpdir(), "syncboard-meaning-"));
  // Both find an empty database.
  [one, other] = await Promise.all([startOne(), startOne()]);
}, START_MS);
afterAll(async () => {
  for (const { server, embeddings } of [one, other].filter((each) => each !== undefined)) {
    if (server.isRunning) await server.stop();
    await embeddings.stop();
  }
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  for (const { embeddings } of [one, other]) embeddings.behaviour = undefined;
  ann = await register(one.server.url, "Ann");
  board = await newBoard(ann, "Plans");
});

test("two that start together on an empty database send each text once, and both find what it means", {
  timeout: TEST_MS,
}, async () => {
  const titles = titlesOf("Automobile");
  const cards = await addCards(titles, [one, other]);
  await untilMade();
  for (const each of [one, other]) await untilFoundAt(each, "vehicle", cards);
  expect(timesOf(titles)).toEqual(titles.map(() => 1));
});

test("what one had in hand when it was killed the other makes soon, and nothing else once more", {
  timeout: TEST_MS,
}, async () => {
  const [before, after] = [titlesOf("Clinic"), titlesOf("Physician")];
  const cards = await addCards(before, [one, other]);
  await untilMade();
  for (const { embeddings } of [one, other]) embeddings.behaviour = () => ({ kind: "silent" });
  cards.push(...(await addCards(after, [one, other])));
  const holder = await vi.waitFor(() => {
    const found = [one, other].find(({ embeddings }) => embeddings.texts.some((text) => after.includes(text)));
    expect(found).toBeDefined();
    return found;
  }, PATIENCE);
  const left = holder === one ? other : one;
  await holder?.server.kill();
  left.embeddings.behaviour = undefined;
  await untilMade();
  await untilFoundAt(left, "doctor", cards);
  expect(timesOf(before)).toEqual(before.map(() => 1));
  expect(left.embeddings.texts.filter((text) => after.includes(text)).toSorted()).toEqual(after.toSorted());
  await holder?.server.restart();
});

const WRONG: Readonly<Record<string, { readonly set: (embeddings: EmbeddingsServer) => void; readonly says: string }>> =
  {
    "whose server of vectors is away": {
      set: (embeddings) => {
        embeddings.behaviour = () => ({ kind: "status", status: 503 });
      },
      says: "it answered 503",
    },
    "whose vectors have another length": {
      set: (embeddings) => {
        embeddings.dimensions = 300;
      },
      says: "its vectors have 300 numbers, and those that are kept 256",
    },
  };
for (const [which, { set, says }] of Object.entries(WRONG)) {
  test(`one ${which} says so, and holds up no other`, { timeout: TEST_MS }, async () => {
    const { dimensions } = one.embeddings;
    onTestFinished(() => {
      one.embeddings.dimensions = dimensions;
    });
    await untilMade();
    await other.server.stop();
    set(one.embeddings);
    const titles = titlesOf("Bill");
    const cards = await addCards(titles, [one]);
    await vi.waitFor(() => expect(one.server.said()).toContain(says), PATIENCE);
    await other.server.restart();
    await untilMade();
    await untilFoundAt(other, "invoice", cards);
    expect(other.embeddings.texts.filter((text) => titles.includes(text)).toSorted()).toEqual(titles.toSorted());
    await one.server.restart();
  });
}

test("another model of one makes all anew, and the other says so and goes by words until it has that too", {
  timeout: TEST_MS,
}, async () => {
  const titles = titlesOf("Vacation");
  const cards = await addCards(titles, [one, other]);
  await untilMade();
  await other.server.stop();
  other = await startOne({ EMBEDDINGS_MODEL: "second" }, other.embeddings);
  await untilMade();
  await untilFoundAt(other, "trip", cards);
  const ofSecond = () =>
    [one, other].flatMap(({ embeddings }) => embeddings.asked.filter(({ model }) => model === "second"));
  expect(ofSecond().flatMap(({ texts }) => texts)).toEqual(expect.arrayContaining(titles));
  const isSaid = "another process was started with another EMBEDDINGS_MODEL";
  await vi.waitFor(() => expect(one.server.said().split(isSaid)).toHaveLength(2), PATIENCE);
  await untilFoundAt(one, "trip", []);
  await untilFoundAt(one, "vacation", cards);

  await one.server.stop();
  one = await startOne({ EMBEDDINGS_MODEL: "second" }, one.embeddings);
  await untilFoundAt(one, "trip", cards);
  expect(
    ofSecond()
      .flatMap(({ texts }) => texts)
      .filter((text) => titles.includes(text)),
  ).toHaveLength(titles.length);
});
