import { mkdir, readdir, readFile, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, onTestFinished, test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { folderStorage } from "../src/storage/folder-storage.ts";
import { s3Storage } from "../src/storage/s3-storage.ts";
import type { Storage } from "../src/storage/storage.ts";
import { newFolder } from "./operator.ts";
import { startTestServer } from "./running-server.ts";
import { newS3Url, placeAt, S3_URL } from "./s3.ts";

// What every storage promises, and what a folder does besides; what a store does that speaks S3, storage-s3.test.ts has.

interface Kind {
  readonly name: string;
  readonly make: () => Promise<Storage>;
}

const KINDS: readonly Kind[] = [
  { name: "a folder", make: async () => folderStorage(join(await newFolder(), "files")) },
  ...(S3_URL === undefined ? [] : [{ name: "S3", make: async () => s3Storage(placeAt(newS3Url())) }]),
];

const BYTES = Buffer.from(Array.from({ length: 70_000 }, (_, at) => (at * 7) % 251));

async function keysOf(storage: Storage, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of storage.list(prefix)) keys.push(key);
  return keys.sort();
}

describe.each(KINDS)("$name", ({ make }) => {
  test("gives back what was put, from a buffer and from a stream", async () => {
    const storage = await make();
    await storage.put("pictures/a/one.jpg", BYTES, "image/jpeg");
    await storage.put("pictures/a/two.jpg", Readable.from([BYTES.subarray(0, 10), BYTES.subarray(10)]), "image/jpeg");
    for (const key of ["pictures/a/one.jpg", "pictures/a/two.jpg"]) {
      const file = await storage.open(key);
      expect(file?.size).toBe(BYTES.length);
      expect(file && (await buffer(file.content)).equals(BYTES)).toBe(true);
    }
  });

  test("gives a range, both ends included, with the size of the whole", async () => {
    const storage = await make();
    await storage.put("a/b", BYTES, "application/octet-stream");
    for (const [first, last] of [
      [0, 0],
      [10, 19],
      [69_990, 69_999],
    ] as const) {
      const file = await storage.open("a/b", { first, last });
      expect(file?.size).toBe(BYTES.length);
      expect(file && (await buffer(file.content)).equals(BYTES.subarray(first, last + 1))).toBe(true);
    }
  });

  test("knows nothing of what was never put, and removes it all the same", async () => {
    const storage = await make();
    expect(await storage.open("a/b")).toBeUndefined();
    await storage.put("a/b", BYTES, "application/octet-stream");
    expect(await storage.open("a/b/c")).toBeUndefined();
    await storage.remove("a/c");
    await storage.remove("a/b");
    await storage.remove("a/b");
    expect(await storage.open("a/b")).toBeUndefined();
    expect(await keysOf(storage, "")).toEqual([]);
  });

  test("lists by the beginning of the key, with when it was written", async () => {
    const storage = await make();
    expect(await keysOf(storage, "")).toEqual([]);
    for (const key of ["a/b/1", "a/b/2", "a/bc", "d/1"]) await storage.put(key, BYTES, "text/plain");
    expect(await keysOf(storage, "")).toEqual(["a/b/1", "a/b/2", "a/bc", "d/1"]);
    expect(await keysOf(storage, "a/b/")).toEqual(["a/b/1", "a/b/2"]);
    expect(await keysOf(storage, "a/b")).toEqual(["a/b/1", "a/b/2", "a/bc"]);
    expect(await keysOf(storage, "x/")).toEqual([]);
    for await (const { writtenAt } of storage.list("")) expect(Math.abs(writtenAt - Date.now())).toBeLessThan(60_000);
  });

  test("a put that breaks off leaves nothing", async () => {
    const storage = await make();
    async function* broken() {
      yield BYTES;
      throw new Error("the line broke");
    }
    await expect(storage.put("a/b", Readable.from(broken()), "text/plain")).rejects.toThrow("the line broke");
    expect(await storage.open("a/b")).toBeUndefined();
    expect(await keysOf(storage, "")).toEqual([]);
  });

  test("a key that could be something else than a file of its own is refused", async () => {
    const storage = await make();
    for (const key of [
      "",
      ".",
      "..",
      "../x",
      "a/../../x",
      "/etc/passwd",
      "a//b",
      "a/",
      "a/.hidden",
      "a\\..\\b",
      "a\0b",
    ]) {
      await expect(storage.put(key, BYTES, "text/plain"), key).rejects.toThrow("no key");
      await expect(storage.open(key), key).rejects.toThrow("no key");
      await expect(storage.remove(key), key).rejects.toThrow("no key");
    }
  });

  test("can be reached", async () => {
    await (await make()).reach();
  });
});

describe("a folder", () => {
  test("keeps files for its owner alone, and nothing of what was on its way", async () => {
    const folder = join(await newFolder(), "files");
    const storage = folderStorage(folder);
    await storage.put("a/b", BYTES, "text/plain");
    expect((await stat(join(folder, "a/b"))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, "a"))).mode & 0o777).toBe(0o700);
    expect(await readdir(join(folder, ".incoming"))).toEqual([]);
  });

  test("what a process left that died is taken away after a day, and what another is writing is not", async () => {
    const folder = join(await newFolder(), "files");
    const incoming = join(folder, ".incoming");
    await mkdir(incoming, { recursive: true });
    for (const name of ["old", "new"]) await writeFile(join(incoming, name), "half");
    const longAgo = Date.now() / 1_000 - 90_000;
    await utimes(join(incoming, "old"), longAgo, longAgo);
    await folderStorage(folder).put("a/b", BYTES, "text/plain");
    expect(await readdir(incoming)).toEqual(["new"]);
  });

  test("puts no file where a link leads out of it", async () => {
    const outside = await newFolder();
    const folder = join(await newFolder(), "files");
    await folderStorage(folder).put("a/b", BYTES, "text/plain");
    await symlink(join(outside, "target"), join(folder, "a/link"));
    await folderStorage(folder).put("a/link", BYTES, "text/plain");
    expect(await readdir(outside)).toEqual([]);
    expect((await readFile(join(folder, "a/link"))).equals(BYTES)).toBe(true);
  });
});

test("without its storage a server is degraded, says so, and serves on", async () => {
  const [database] = databases;
  if (!database) throw new Error("there is a database in any case");
  const server = await startTestServer(database);
  onTestFinished(() => server.stop());
  const ready = async () => {
    const answer = await fetch(`${server.url}/health/ready`);
    return [answer.status, await answer.json()];
  };
  expect(await ready()).toEqual([200, expect.objectContaining({ status: "ok", storage: "ok" })]);
  const files = join(server.dataDir, "files");
  await rm(files, { recursive: true, force: true });
  await writeFile(files, "in the way");
  expect(await ready()).toEqual([200, expect.objectContaining({ status: "degraded", storage: "down" })]);
  expect((await server.register()).userId).toBeTruthy();
  await rm(files);
  expect(await ready()).toEqual([200, expect.objectContaining({ status: "ok", storage: "ok" })]);
});
