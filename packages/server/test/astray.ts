import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 } from "uuid";
import { expect, onTestFinished } from "vitest";
import type { TestDatabase } from "../../../services/test-databases.ts";
import { fileKey, thumbnailKey } from "../src/attachment/file-place.ts";
import { allFiles } from "../src/attachment/file-store.ts";
import { withDatabase, withReader } from "../src/database/connect.ts";
import { check } from "../src/operations/check.ts";
import { storageOf } from "../src/storage/storage-of.ts";
import { startInstance } from "./instances.ts";
import { formOf, png } from "./pictures.ts";
import { configFor, type Person, register } from "./running-server.ts";

// Files come and go while the server is killed: a sweep later there is neither a file that no row names nor a row without its file.

const KILLS = 3;
const HANDS = 4;
const OLD = "2026-01-01T00:00:00.000Z";

/** What has files, by its paths. */
export interface Holder {
  /** Takes a file by POST. */
  readonly into: (id: string) => string;
  readonly of: (id: string) => string;
  /** What is emptied by DELETE. */
  readonly trash: string;
}

export async function expectNoneAstray(
  database: TestDatabase,
  holderFor: (ann: Person) => Promise<Holder>,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "syncboard-files-"));
  const created = await database.create();
  onTestFinished(async () => {
    await created.drop();
    await rm(dataDir, { recursive: true, force: true });
  });
  const environment = { ...created.environment, ...more };
  const server = await startInstance({ environment: { DATA_DIR: dataDir, ...environment } });
  onTestFinished(() => server.kill());
  const ann = await register(server.url, "ann");
  const holder = await holderFor(ann);
  let isOver = false;
  let count = 0;
  const added = new Set<string>();
  const work = async (hand: number) => {
    for (let round = 0; !isOver; round++) {
      const id = v7();
      const content = png(20 + hand, 20 + round);
      for (let isDone = false; !isDone && !isOver; ) {
        const answer = await ann.call("POST", holder.into(id), { body: formOf(content) }).catch(() => undefined);
        isDone = answer?.status === 201;
        if (!isDone) await new Promise((resolve) => setTimeout(resolve, 20));
      }
      if (isOver) return;
      count++;
      added.add(id);
      const isEmptied = round % 3 === 0;
      if (!isEmptied) continue;
      added.delete(id);
      await ann.call("DELETE", holder.of(id)).catch(() => undefined);
      await ann.call("DELETE", holder.trash).catch(() => undefined);
    }
  };
  const working = Array.from({ length: HANDS }, (_, hand) => work(hand));
  for (let kill = 0; kill < KILLS; kill++) {
    const before = count;
    await expect.poll(() => count, { timeout: 40_000, interval: 5 }).toBeGreaterThan(before + 3);
    await server.kill();
    await server.restart();
  }
  isOver = true;
  await Promise.all(working);
  await server.stop();

  // A day later.
  const config = configFor(dataDir, environment);
  await withDatabase(config, ({ db }) => db.updateTable("file").set({ created_at: OLD }).execute());
  await server.restart();
  const storage = storageOf(config);
  /** Files without a row that names them, and rows without their files. */
  const astray = async () => {
    const there = new Set<string>();
    for await (const { key } of storage.list("")) there.add(key);
    const found: string[] = [];
    await withReader(config, async ({ db }) => {
      for await (const { id, isKept } of allFiles(db)) {
        if (!isKept) found.push(`${id} is on its way`);
        for (const key of [fileKey(id), thumbnailKey(id)]) if (!there.delete(key)) found.push(`${key} is missing`);
      }
    });
    return [...found, ...there];
  };
  await expect.poll(astray, { timeout: 20_000 }).toEqual([]);
  const answers = await Promise.all([...added].map((id) => ann.call<unknown>("GET", holder.of(id))));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  await server.stop();
  const faults: string[] = [];
  await withReader(config, (rows) => check(rows, (line) => faults.push(line), storage));
  expect(faults).toEqual([]);
  await server.restart();
}

/** Files in a subject. */
export async function subjectWithFiles(ann: Person): Promise<Holder> {
  const { body } = await ann.call<{ id: string }>("POST", "/subjects", { body: { name: "Files" } });
  return {
    into: (id) => `/subjects/${body.id}/documents?id=${id}`,
    of: (id) => `/documents/${id}`,
    trash: "/subjects/trash",
  };
}

/** Files on a card. */
export async function cardWithFiles(ann: Person): Promise<Holder> {
  const { body: board } = await ann.call<{ id: string }>("POST", "/boards", { body: { title: "Files" } });
  const { body: card } = await ann.call<{ id: string }>("POST", `/boards/${board.id}/cards`, {
    body: { title: "Files" },
  });
  return {
    into: (id) => `/cards/${card.id}/attachments?id=${id}`,
    of: (id) => `/attachments/${id}`,
    trash: `/boards/${board.id}/trash`,
  };
}
