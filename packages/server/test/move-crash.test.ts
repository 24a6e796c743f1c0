import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Snapshot } from "@syncboard/model";
import { v7 } from "uuid";
import { describe, expect, onTestFinished, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { withReader } from "../src/database/connect.ts";
import { check } from "../src/operations/check.ts";
import { type Instance, startInstance, startInstances } from "./instances.ts";
import { configFor, type Person, at as personAt, register } from "./running-server.ts";

// Cards go from board to board while the server is killed, and at several servers at once: each is on one board, and on one alone.

const KILLS = 4;
const CARDS = 6;

async function newBoard(person: Person, title: string): Promise<string> {
  return (await person.call<{ id: string }>("POST", "/boards", { body: { title } })).body.id;
}

/** Adds cards in turn to the boards; answers their ids. */
async function newCards(person: Person, boardIds: readonly string[]): Promise<string[]> {
  const cards: string[] = [];
  for (let at = 0; at < CARDS; at++) {
    const path = `/boards/${boardIds[at % boardIds.length]}/cards`;
    cards.push((await person.call<{ id: string }>("POST", path, { body: { title: `${at}` } })).body.id);
  }
  return cards;
}

/** On which of the boards each card is, as often as it is on one. */
async function whereAre(person: Person, cards: readonly string[], boardIds: readonly string[]) {
  const found: string[] = [];
  for (const boardId of boardIds) {
    const { body } = await person.call<Snapshot>("GET", `/boards/${boardId}`);
    found.push(...body.cards.map(({ id }) => id));
  }
  return found.filter((id) => cards.includes(id)).sort();
}

for (const database of databases) {
  test(`C6, C19: killed while cards go from board to board, the server has each on one board (${database.name})`, {
    timeout: 120_000,
  }, async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "syncboard-move-"));
    const created = await database.create();
    onTestFinished(async () => {
      await created.drop();
      await rm(dataDir, { recursive: true, force: true });
    });
    const server = await startInstance({ environment: { DATA_DIR: dataDir, ...created.environment } });
    onTestFinished(() => server.kill());
    const ann = await register(server.url, "ann");
    const boardIds = [await newBoard(ann, "One"), await newBoard(ann, "Two")];
    const cards = await newCards(ann, boardIds);
    let isOver = false;
    let moved = 0;
    const work = async (cardId: string, seed: number) => {
      for (let step = seed; !isOver; step++) {
        const [from = "", to = ""] = step % 2 === 0 ? boardIds : boardIds.toReversed();
        const body = { commands: [{ id: v7(), type: "card.leave", cardId, boardId: to }] };
        // As a client does: the same command until there is an answer, also when it was done and only the answer is lost.
        for (let failuresAtPeace = 0; ; ) {
          const answer = await ann
            .call<{ results: { status: string }[] }>("POST", `/boards/${from}/commands`, { body })
            .catch(() => undefined);
          if (answer?.status === 200) {
            expect(answer.body.results).toMatchObject([{ status: "applied" }]);
            moved++;
            break;
          }
          if (isOver && ++failuresAtPeace > 100) throw new Error(`no answer: ${answer?.status}`);
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }
    };
    const working = cards.map(work);
    for (let kill = 0; kill < KILLS; kill++) {
      const before = moved;
      await expect.poll(() => moved, { timeout: 20_000, interval: 5 }).toBeGreaterThan(before + 3);
      await server.kill();
      await server.restart();
    }
    isOver = true;
    await Promise.all(working);
    expect(await whereAre(ann, cards, boardIds)).toEqual(cards.toSorted());
    await server.stop();
    const faults: string[] = [];
    await withReader(configFor(dataDir, created.environment), (rows) => check(rows, (line) => faults.push(line)));
    expect(faults).toEqual([]);
    await server.restart();
  });
}

const databaseUrl = process.env.TEST_DATABASE_URL;
const redisUrl = process.env.TEST_REDIS_URL;

describe.skipIf(!databaseUrl || !redisUrl)("two processes", () => {
  test("C19, M1: moves both ways at both leave each card on one board, and nobody waits for ever", {
    timeout: 60_000,
  }, async () => {
    const [database] = databases.filter(({ name }) => name === "PostgreSQL");
    if (!database) throw new Error("There is no PostgreSQL");
    const created = await database.create();
    onTestFinished(() => created.drop());
    const url = created.environment.DATABASE_URL ?? "";
    const instances = await startInstances({ databaseUrl: url, redisUrls: [redisUrl ?? "", redisUrl ?? ""] });
    onTestFinished(() => instances.stop());
    const [first, second] = instances.all as [Instance, Instance];
    const ann = await register(first.url, "ann");
    const annThere = personAt(second.url, ann);
    const boardIds = [await newBoard(ann, "One"), await newBoard(ann, "Two")];
    const cards = await newCards(ann, boardIds);
    const statuses: number[] = [];
    const work = async (person: Person, seed: number) => {
      for (let step = 0; step < 30; step++) {
        const cardId = cards[(seed + step) % CARDS] ?? "";
        const body = { boardId: boardIds[(seed + Math.floor(step / 2)) % 2], position: 0 };
        statuses.push((await person.call("PATCH", `/cards/${cardId}`, { body })).status);
      }
    };
    await Promise.all([ann, annThere, ann, annThere].map(work));
    // It may have gone on twice while it was looked for.
    expect(statuses.filter((status) => status !== 200 && status !== 404)).toEqual([]);
    expect(await whereAre(annThere, cards, boardIds)).toEqual(cards.toSorted());
    await expect.poll(() => whereAre(ann, cards, boardIds)).toEqual(cards.toSorted());
    const faults: string[] = [];
    const config = configFor("", { DATABASE_URL: url });
    await withReader(config, (rows) => check(rows, (line) => faults.push(line)));
    expect(faults).toEqual([]);
  });
});
