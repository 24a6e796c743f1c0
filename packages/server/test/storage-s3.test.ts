import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { Network } from "../../../services/network.ts";
import { sqlite } from "../../../services/test-databases.ts";
import { s3Storage } from "../src/storage/s3-storage.ts";
import type { Storage } from "../src/storage/storage.ts";
import { startInstance } from "./instances.ts";
import { newFolder } from "./operator.ts";
import { startTestServer } from "./running-server.ts";
import { clientAt, interceptor, newS3Url, placeAt, S3_URL, s3Port } from "./s3.ts";

// What only a store at the other end of a line can do to us. What it shares with a folder is in storage.test.ts.

const PART = 8_388_608;
const BYTES = Buffer.from(Array.from({ length: 70_000 }, (_, at) => (at * 7) % 251));

/** So many bytes in pieces of an odd size, and then perhaps a fault. */
function stream(bytes: number, fault?: Error): Readable {
  async function* pieces() {
    for (let left = bytes; left > 0; left -= BYTES.length) yield BYTES.subarray(0, left);
    if (fault) throw fault;
  }
  return Readable.from(pieces());
}

async function keysOf(storage: Storage): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of storage.list("")) keys.push(key);
  return keys;
}

async function newNetwork(): Promise<Network> {
  const network = new Network(s3Port());
  await network.mend();
  onTestFinished(() => network.cut());
  return network;
}

describe.skipIf(S3_URL === undefined)("a store that speaks S3", () => {
  test("a wrong secret is refused, and so is everything else that STORAGE_URL may have wrong; each is told", async () => {
    for (const [wrong, told] of [
      [{ secret: "wrong" }, "403 SignatureDoesNotMatch: the access key or the secret in STORAGE_URL is wrong"],
      [{ accessKeyId: "nobody" }, "403 SignatureDoesNotMatch: the access key or the secret in STORAGE_URL is wrong"],
      [{ bucket: "not-there" }, "404 NoSuchBucket: the bucket in STORAGE_URL is not there"],
      [{ region: "eu-west-9" }, "400 AuthorizationHeaderMalformed: STORAGE_URL names another region"],
    ] as const) {
      const storage = s3Storage(placeAt(newS3Url(wrong)));
      await expect(storage.reach()).rejects.toThrow(told);
      await expect(storage.put("a/b", BYTES, "text/plain")).rejects.toThrow(told);
      await expect(storage.open("a/b")).rejects.toThrow(told);
      await expect(keysOf(storage)).rejects.toThrow(/answered 4|is not there/);
    }
  });

  test("a stream of several parts is there whole, at the edges of the parts too", async () => {
    const storage = s3Storage(placeAt(newS3Url()));
    for (const bytes of [0, PART - 1, PART, 2 * PART + 12_345]) {
      await storage.put("a/b", stream(bytes), "text/plain");
      const file = await storage.open("a/b");
      expect(file?.size).toBe(bytes);
      const [wanted, got] = [await buffer(stream(bytes)), file && (await buffer(file.content))];
      expect(got?.equals(wanted), String(bytes)).toBe(true);
    }
    const file = await storage.open("a/b", { first: PART - 5, last: PART + 4 });
    const wanted = (await buffer(stream(PART + 5))).subarray(PART - 5);
    expect(file && (await buffer(file.content)).equals(wanted)).toBe(true);
  });

  test("a stream that breaks after some parts leaves no file and no upload that nobody ends", async () => {
    const place = placeAt(newS3Url());
    const storage = s3Storage(place);
    const uploads = async () =>
      JSON.stringify(await clientAt(place).listMultipartUploads("/", "", "GET", { prefix: place.folder }));
    const id = await clientAt(place).getMultipartUploadId(`${place.folder}kept`, "text/plain");
    expect(await uploads()).toContain(id);

    const broken = stream(PART + 100_000, new Error("the line broke"));
    await expect(storage.put("a/b", broken, "text/plain")).rejects.toThrow("the line broke");
    expect(await storage.open("a/b")).toBeUndefined();
    expect(await keysOf(storage)).toEqual([]);
    expect(await uploads()).not.toContain("a/b");
  });

  test("one that was not put together is no file, although the store said 200 first", async () => {
    const port = await interceptor(({ method, url = "" }, answer) => {
      if (method !== "POST" || !url.includes("uploadId=")) return false;
      answer.writeHead(200, { "content-type": "application/xml" });
      answer.end('<?xml version="1.0"?>\n<Error><Code>InternalError</Code><Message>Sorry.</Message></Error>');
      return true;
    });
    const storage = s3Storage(placeAt(newS3Url({ port })));
    await expect(storage.put("a/b", stream(PART + 1), "text/plain")).rejects.toThrow("could not put");
    expect(await keysOf(storage)).toEqual([]);
  });

  test("lists all, however many pages the store makes of it, or we do", async () => {
    const place = placeAt(newS3Url());
    const storage = s3Storage(place);
    const keys = Array.from({ length: 50 }, (_, at) => `a/${String(at).padStart(4, "0")}`);
    const left = [...keys];
    const putting = async () => {
      for (let key = left.pop(); key !== undefined; key = left.pop()) await storage.put(key, BYTES, "text/plain");
    };
    await Promise.all([putting(), putting(), putting(), putting()]);
    expect(await keysOf(storage)).toEqual(keys);
    expect(await keysOf(s3Storage(place, { page: 15 }))).toEqual(keys);
  });

  test("what else lies in the bucket is none of our files", async () => {
    const place = placeAt(newS3Url());
    for (const key of [".reach", "a/", "a/.hidden", "two words"]) {
      await clientAt(place).putObject(place.folder + key, "x");
    }
    expect(await keysOf(s3Storage(place))).toEqual([]);
  });

  test("a connection that breaks and a store that is busy are tried again", async () => {
    const network = await newNetwork();
    const storage = s3Storage(placeAt(newS3Url({ port: network.port })));
    await network.cut();
    const putting = storage.put("a/b", BYTES, "text/plain");
    await pause(100);
    await network.mend();
    await putting;

    const busy = new Map<string, number>();
    const port = await interceptor(({ method = "" }, answer) => {
      const times = busy.get(method) ?? 0;
      busy.set(method, times + 1);
      if (times >= 2) return false;
      answer.writeHead(503).end();
      return true;
    });
    const slow = s3Storage(placeAt(newS3Url({ port })));
    await slow.put("a/b", BYTES, "text/plain");
    expect((await slow.open("a/b"))?.size).toBe(BYTES.length);
    await slow.remove("a/b");
    expect([...busy]).toEqual([
      ["PUT", 3],
      ["GET", 3],
      ["DELETE", 3],
    ]);
  });

  test("a store that sends us elsewhere is not followed", async () => {
    const asked: string[] = [];
    const elsewhere = await interceptor((_, answer) => {
      asked.push("elsewhere");
      answer.writeHead(200).end("not ours");
      return true;
    });
    const port = await interceptor(({ url }, answer) => {
      asked.push("here");
      answer.writeHead(307, { location: `http://127.0.0.1:${elsewhere}${url}` }).end();
      return true;
    });
    const storage = s3Storage(placeAt(newS3Url({ port })));
    await expect(storage.open("a/b")).rejects.toThrow("answered 307");
    expect(asked).toEqual(["here"]);
  });

  test("a store that falls silent is given up", async () => {
    const network = await newNetwork();
    const storage = s3Storage(placeAt(newS3Url({ port: network.port })), { silentMs: 2_000 });
    await storage.put("a/b", BYTES, "text/plain");
    network.goDark();
    const began = performance.now();
    const storing = [
      storage.put("a/c", BYTES, "text/plain"),
      storage.put("a/d", stream(PART), "text/plain"),
      storage.open("a/b"),
      storage.remove("a/b"),
      keysOf(storage),
      storage.reach(),
    ];
    for (const each of await Promise.allSettled(storing)) {
      expect(each).toMatchObject({ status: "rejected", reason: { message: expect.stringContaining("silent") } });
    }
    expect(performance.now() - began).toBeLessThan(15_000);
    await network.cut();
    await network.mend();
    expect(await keysOf(storage)).toEqual(["a/b"]);
  });

  test("so is one that falls silent within a file; a reader may take its time", async () => {
    const port = await interceptor((asked, answer) => {
      if (asked.method !== "GET") return false;
      answer.writeHead(200, { "content-length": BYTES.length }).write(BYTES.subarray(1));
      if (asked.url?.endsWith("whole")) setTimeout(() => answer.end(BYTES.subarray(0, 1)), 500);
      return true;
    });
    const storage = s3Storage(placeAt(newS3Url({ port })), { silentMs: 1_000 });
    const half = await storage.open("half");
    const read = half && buffer(half.content).then(({ length }) => length);
    await expect(read).rejects.toThrow("silent");

    const whole = await storage.open("whole");
    await pause(1_500);
    expect(whole && (await buffer(whole.content)).length).toBe(BYTES.length);
  });

  test("a file that is opened and not read lets go of its connection", async () => {
    let open = 0;
    const port = await interceptor((asked) => {
      if (asked.method !== "GET") return false;
      open++;
      asked.socket.once("close", () => open--);
      return false;
    });
    const storage = s3Storage(placeAt(newS3Url({ port })));
    await storage.put("a/b", stream(4_000_000), "text/plain");
    const file = await storage.open("a/b");
    expect(open).toBe(1);
    file?.content.destroy();
    await expect.poll(() => open).toBe(0);
  });

  test("without it a server is degraded, and serves on", async () => {
    const network = await newNetwork();
    const server = await startTestServer(sqlite, { STORAGE_URL: newS3Url({ port: network.port }) });
    onTestFinished(() => server.stop());
    const ready = async () => {
      const answer = await fetch(`${server.url}/health/ready`);
      return [answer.status, await answer.json()];
    };
    const ok = [200, expect.objectContaining({ status: "ok", storage: "ok" })];
    const down = [200, expect.objectContaining({ status: "degraded", storage: "down" })];
    await expect.poll(ready, { timeout: 5_000 }).toEqual(ok);
    network.goDark();
    // It is asked every few seconds.
    await expect.poll(ready, { timeout: 10_000, interval: 200 }).toEqual(down);
    expect((await server.register()).userId).toBeTruthy();
    await network.cut();
    await network.mend();
    await expect.poll(ready, { timeout: 15_000, interval: 200 }).toEqual(ok);
  });

  test("a server that starts with a wrong secret says so once, and not what it is", async () => {
    const STORAGE_URL = newS3Url({ secret: "hunter2" });
    const environment = { DATA_DIR: await newFolder(), LOG_LEVEL: "info", STORAGE_URL };
    const instance = await startInstance({ environment });
    const ready = async () => (await fetch(`${instance.url}/health/ready`)).json();
    for (let times = 3; times > 0; times--) expect(await ready()).toMatchObject({ storage: "down" });
    await instance.stop();
    const lines = instance.said().split("\n");
    expect(lines.filter((line) => line.includes("the access key or the secret in STORAGE_URL is wrong"))).toHaveLength(
      1,
    );
    expect(instance.said()).not.toContain("hunter2");
  });
});
