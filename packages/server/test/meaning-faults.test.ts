import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { type Behaviour, EmbeddingsServer } from "../../../services/embeddings-server.ts";
import { sqlite } from "../../../services/test-databases.ts";
import { startInstance } from "./instances.ts";
import {
  addCard,
  type MeaningServer,
  MODEL,
  newBoard,
  type OwnBoard,
  startMeaningServer,
  untilMade,
} from "./meaning-server.ts";
import { type Person, register, startTestServer } from "./running-server.ts";
import { idsOf, untilFound } from "./searching.ts";

// Whoever makes the vectors may be away, slow or mad: what has the words is found all the same, and at once.

/** What a search may take that waits for nobody, on a machine that has other things to do. */
const AT_ONCE_MS = 350;

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** How long a search takes at best, of some: each of other words. */
async function quickest(person: Person, words: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (const word of words) times.push(await msOf(() => idsOf(person, word)));
  return Math.min(...times);
}

test("without the setting nothing is sent, and nothing kept", async () => {
  const embeddings = await EmbeddingsServer.start();
  onTestFinished(() => embeddings.stop());
  const server = await startTestServer(sqlite, { EMBEDDINGS_MODEL: MODEL, EMBEDDINGS_KEY: "k3y" });
  onTestFinished(() => server.stop());
  const ann = await server.register("Ann");
  const board = await newBoard(ann, "Plans");
  const card = await addCard(ann, board, "A car");
  await addCard(ann, board, "An automobile");
  await untilFound(ann, "car", [card]);
  expect(embeddings.asked).toEqual([]);
  expect(await server.read("select count(*) from sqlite_schema where name in ('search_vector', 'search_model')")).toBe(
    0,
  );
});

describe("a server of vectors", () => {
  let server: MeaningServer;
  let ann: Person;
  let board: OwnBoard;
  const behave = (behaviour: Behaviour | undefined) => {
    server.embeddings.behaviour = behaviour && (() => behaviour);
  };

  beforeAll(async () => {
    server = await startMeaningServer(sqlite, { EMBEDDINGS_KEY: "k3y" });
    ann = await server.register("Ann");
  });
  beforeEach(async () => {
    behave(undefined);
    // Nothing is known any more of the vectors of searches, or of faults.
    await server.restart();
    board = await newBoard(ann, "Plans");
  });
  afterAll(() => server?.stop());

  const embedding = (numbers: string) => `{"data": [{"index": 0, "embedding": [${numbers}]}]}`;
  const NONSENSE: Readonly<Record<string, Behaviour>> = {
    "answers a page": { kind: "body", body: "<!doctype html><p>Sign in", type: "text/html" },
    "answers nothing": { kind: "body", body: "" },
    "answers no vectors": { kind: "body", body: '{"data": []}' },
    "answers too many vectors": {
      kind: "body",
      body: `{"data": ${JSON.stringify(new Array(40).fill({ embedding: [1] }))}}`,
    },
    "answers what is no number": { kind: "body", body: embedding('"1", null') },
    "answers a number that is none": { kind: "body", body: embedding("NaN") },
    "answers numbers that have no end": { kind: "body", body: embedding("1e308, 1e308") },
    "answers a vector that points nowhere": { kind: "body", body: embedding("0, 0") },
    "answers a vector of another length": { kind: "body", body: embedding("1, 2, 3") },
    "never comes to an end": { kind: "endless" },
    "says nothing": { kind: "silent" },
    "wants another key": { kind: "status", status: 401 },
    "knows no such model": { kind: "status", status: 404 },
    "has too much to do": { kind: "status", status: 429, headers: { "retry-after": "1" } },
    "is broken": { kind: "status", status: 500 },
  };
  for (const [does, behaviour] of Object.entries(NONSENSE)) {
    test(`that ${does} costs no search more than a moment, and the next ones nothing`, async () => {
      const word = await addCard(ann, board, `Car ${board.id}`);
      await untilMade(server);
      behave(behaviour);
      const q = `car ${board.id.slice(0, 13)}`;
      expect(await msOf(async () => expect(await idsOf(ann, q)).toContain(word))).toBeLessThan(3_000);
      expect(await quickest(ann, [`${q} `, "car p", "car q", "car r"])).toBeLessThan(AT_ONCE_MS);
    });
  }

  test("that sends elsewhere is not followed, with the key or without", async () => {
    let count = 0;
    const elsewhere = createServer((_request, response) => {
      count += 1;
      response.end();
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void elsewhere.close());
    await vi.waitFor(() => expect(elsewhere.listening).toBe(true));
    const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/v1/embeddings`;
    behave({ kind: "status", status: 307, headers: { location } });
    const card = await addCard(ann, board, `Car ${board.id}`);
    await untilFound(ann, board.id, [card]);
    await vi.waitFor(() => expect(server.embeddings.texts).toContain(board.id), { timeout: 5_000 });
    expect(count).toBe(0);
  });

  test("that was away makes what was written meanwhile when it is back", async () => {
    behave({ kind: "status", status: 503 });
    const cards = [
      await addCard(ann, board, `Automobile ${board.id}`),
      await addCard(ann, board, `Garage ${board.id}`),
    ];
    await vi.waitFor(() => expect(server.embeddings.texts).toContain(`Garage ${board.id}`), { timeout: 10_000 });
    behave(undefined);
    await untilMade(server);
    await vi.waitFor(async () => expect(await idsOf(ann, "car")).toEqual(expect.arrayContaining(cards)), {
      timeout: 15_000,
    });
  });

  test("that says how long it is away is left alone so long", async () => {
    behave({ kind: "status", status: 429, headers: { "retry-after": "3" } });
    const title = `Automobile ${board.id}`;
    await addCard(ann, board, title);
    await vi.waitFor(() => expect(server.embeddings.texts).toContain(title), { timeout: 10_000 });
    behave(undefined);
    await untilMade(server);
    const times = server.embeddings.asked.filter(({ texts }) => texts.includes(title)).map(({ at }) => at);
    expect(times).toHaveLength(2);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(2_900);
  });

  test("that refuses one text makes all others, and takes a shorter one", async () => {
    server.embeddings.behaviour = ({ texts }) =>
      texts.some((text) => text.includes("poison") || text.length > 600) ? { kind: "status", status: 400 } : undefined;
    const title = (words: string) => `${words} ${board.id}`;
    const before = await addCard(ann, board, title("Automobile"));
    const refused = await addCard(ann, board, title("Vehicle with poison"));
    const long = await addCard(ann, board, title("Garage"));
    await ann.call("PATCH", `/cards/${long}`, { body: { description: "x ".repeat(1_000) } });
    const after = await addCard(ann, board, title("Cars"));
    await untilMade(server);
    await vi.waitFor(
      async () => {
        const found = await idsOf(ann, `vehicle`, "&limit=100");
        expect(found).toEqual(expect.arrayContaining([before, long, after]));
      },
      { timeout: 15_000 },
    );
    // It has the word.
    expect(await idsOf(ann, "car", "&limit=100")).not.toContain(refused);
    const count = server.embeddings.texts.filter((text) => text === title("Vehicle with poison")).length;
    await addCard(ann, board, title("Another"));
    await untilMade(server);
    expect(server.embeddings.texts.filter((text) => text === title("Vehicle with poison"))).toHaveLength(count);
  });

  test("that refuses everything leaves nothing out once it is mended", async () => {
    behave({ kind: "status", status: 400 });
    const title = `Automobile ${board.id}`;
    const card = await addCard(ann, board, title);
    await vi.waitFor(() => expect(server.embeddings.texts).toContain(title), { timeout: 10_000 });
    behave(undefined);
    await untilMade(server);
    await vi.waitFor(async () => expect(await idsOf(ann, "car", "&limit=100")).toContain(card), { timeout: 15_000 });
  });

  test("that takes its time is waited for by no search for long, and what it said is known the next time", async () => {
    const card = await addCard(ann, board, `Automobile ${board.id}`);
    await untilMade(server);
    behave({ kind: "slow", ms: 1_200 });
    expect(await idsOf(ann, "vehicle car")).not.toContain(card);
    await vi.waitFor(async () => expect(await idsOf(ann, "vehicle car", "&limit=100")).toContain(card), {
      timeout: 10_000,
    });
  });

  test("is asked for nothing more when the server stops in the middle, and goes on after the start", async () => {
    const title = (index: number) => `Automobile ${index} ${board.id}`;
    const isLate = ({ texts }: { texts: readonly string[] }) => texts.some((text) => text === title(21));
    server.embeddings.behaviour = (asked) => (isLate(asked) ? { kind: "silent" } : undefined);
    for (let index = 0; index < 22; index++) await addCard(ann, board, title(index));
    await vi.waitFor(() => expect(server.embeddings.texts).toContain(title(21)), { timeout: 15_000 });
    const made = Number(await server.read("select count(*) from search_vector"));
    expect(made).toBeGreaterThan(0);
    behave(undefined);
    expect(await msOf(() => server.restart())).toBeLessThan(5_000);
    await untilMade(server);
    // None of those that had theirs.
    expect(server.embeddings.texts.filter((text) => text === title(0))).toHaveLength(1);
    expect(await server.read(`select count(*) from search_vector where vector is null and scope = '${board.id}'`)).toBe(
      0,
    );
  });
});

test("a server that is killed over it goes on where it was, at once", async () => {
  const embeddings = await EmbeddingsServer.start();
  const dataDir = await mkdtemp(join(tmpdir(), "syncboard-meaning-"));
  const server = await startInstance({
    environment: {
      ...{ DATA_DIR: dataDir, LOG_LEVEL: "error", BCRYPT_ROUNDS: "4" },
      ...{ EMBEDDINGS_URL: embeddings.url, EMBEDDINGS_MODEL: MODEL },
    },
  });
  onTestFinished(async () => {
    if (server.isRunning) await server.stop();
    await embeddings.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  const title = (index: number) => `Automobile ${index}`;
  embeddings.behaviour = ({ texts }) => (texts.includes(title(11)) ? { kind: "silent" } : undefined);
  const ann = await register(server.url, "Ann");
  const board = await newBoard(ann, "Plans");
  await vi.waitFor(() => expect(embeddings.texts).toContain("Plans"), { timeout: 15_000 });
  const cards: string[] = [];
  for (let index = 0; index < 12; index++) cards.push(await addCard(ann, board, title(index)));
  await vi.waitFor(() => expect(embeddings.texts).toContain(title(11)), { timeout: 15_000 });
  await server.kill();
  embeddings.behaviour = undefined;
  await server.restart();
  await vi.waitFor(async () => expect((await idsOf(ann, "car")).toSorted()).toEqual(cards.toSorted()), {
    timeout: 20_000,
  });
  expect(embeddings.texts.filter((text) => text === "Plans")).toHaveLength(1);
}, 60_000);

test("the log says once that nobody makes vectors and once that somebody does, and never the key or what people wrote", async () => {
  const embeddings = await EmbeddingsServer.start();
  const dataDir = await mkdtemp(join(tmpdir(), "syncboard-meaning-"));
  const [key, words] = ["sk-never-to-be-seen", "What nobody is to read"];
  const server = await startInstance({
    environment: {
      ...{ DATA_DIR: dataDir, LOG_LEVEL: "info", BCRYPT_ROUNDS: "4" },
      ...{ EMBEDDINGS_URL: embeddings.url, EMBEDDINGS_MODEL: MODEL, EMBEDDINGS_KEY: key },
    },
  });
  onTestFinished(async () => {
    if (server.isRunning) await server.stop();
    await embeddings.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  embeddings.behaviour = () => ({ kind: "status", status: 503 });
  const ann = await register(server.url, "Ann");
  const board = await newBoard(ann, words);
  const card = await addCard(ann, board, "An automobile");
  // Twice at least: the first time is said.
  const times = () => embeddings.texts.filter((text) => text === words).length;
  await vi.waitFor(() => expect(times()).toBeGreaterThan(1), { timeout: 15_000 });
  await idsOf(ann, `car ${words}`);
  const count = (text: string) => server.said().split(text).length - 1;
  // It comes through a pipe.
  const isSaidOnce = (text: string) => vi.waitFor(() => expect(count(text)).toBe(1), { timeout: 5_000 });
  await isSaidOnce("vectors cannot be made for now");
  await isSaidOnce("searches go by words alone for now");

  embeddings.behaviour = undefined;
  await vi.waitFor(async () => expect(await idsOf(ann, "car")).toEqual([card]), { timeout: 20_000 });
  await isSaidOnce("vectors are made again");
  await isSaidOnce("searches go by meaning again");
  expect(count("vectors cannot be made for now")).toBe(1);
  await server.stop();
  for (const secret of [key, words, "automobile"]) expect(server.said()).not.toContain(secret);
}, 60_000);
