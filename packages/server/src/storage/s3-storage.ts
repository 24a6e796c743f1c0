import { Readable } from "node:stream";
import type { S3mini } from "s3mini";
import { faultOf, S3Fault } from "./s3-fault.ts";
import type { S3Place } from "./s3-place.ts";
import { persistentFetch } from "./s3-requests.ts";
import { checkKey, isKey, type Range, type Storage } from "./storage.ts";

interface Options {
  /** How long a store may say nothing until it counts as gone. */
  readonly silentMs?: number;
  /** How many files it is asked to list at once. */
  readonly page?: number;
}

const SILENT_MS = 10_000;
/** A stream is held in memory by no more than one, and its copies on the way out. Stores want 5 MiB at least and ten thousand parts at most: so 80 GB. */
const PART_BYTES = 8_388_608;
/** Stores give no more. */
const PAGE = 1_000;
/** A request costs money, and proxies ask for health each second. */
const REACHED_MS = 5_000;
/** No key begins with a dot, so it is never taken for a file. */
const PROBE = ".reach";

/** Files in a bucket of any store that speaks S3. */
export function s3Storage(place: S3Place, { silentMs = SILENT_MS, page: pageSize = PAGE }: Options = {}): Storage {
  const { folder, ...rest } = place;
  let opened: Promise<S3mini> | undefined;
  let reachedAt = Number.NEGATIVE_INFINITY;
  let reaching: Promise<void> | undefined;
  let mayWrite = false;

  function placeOf(key: string): string {
    checkKey(key);
    return folder + key;
  }

  /** Loaded with the first request: a server with a folder has none. */
  async function open(): Promise<S3mini> {
    const { S3mini } = await import("s3mini");
    return new S3mini({ ...rest, fetch: persistentFetch(silentMs) });
  }

  async function ask<Answer>(asking: (store: S3mini) => Promise<Answer>): Promise<Answer> {
    opened ??= open();
    try {
      return await asking(await opened);
    } catch (error) {
      throw faultOf(error, place.endpoint);
    }
  }

  async function get(at: string, range?: Range): Promise<Response | undefined> {
    const [first, end] = range ? [range.first, range.last + 1] : [];
    return await ifThere(ask((store) => store.getObjectRaw(at, range === undefined, first, end)));
  }

  async function putParts(at: string, content: Readable, contentType: string): Promise<void> {
    let upload: string | undefined;
    const sent: { partNumber: number; etag: string }[] = [];
    try {
      for await (const part of partsOf(content)) {
        if (upload === undefined && part.length < PART_BYTES) {
          await ask((store) => store.putObject(at, part, contentType));
          return;
        }
        upload ??= await ask((store) => store.getMultipartUploadId(at, contentType));
        const id = upload;
        sent.push(await ask((store) => store.uploadPart(at, id, part, sent.length + 1)));
      }
      const id = upload;
      if (id === undefined) return;
      const { etag } = await ask((store) => store.completeMultipartUpload(at, id, sent));
      // A store may say 200 first, and that it failed in the body.
      if (!etag) throw new S3Fault(`${place.endpoint} could not put ${at} together`);
    } catch (error) {
      const id = upload;
      if (id !== undefined) {
        // The latter when it was put together, and the answer lost.
        await Promise.allSettled([
          ask((store) => store.abortMultipartUpload(at, id)),
          ask((store) => store.deleteObject(at)),
        ]);
      }
      throw error;
    }
  }

  async function look(): Promise<void> {
    const at = folder + PROBE;
    if (mayWrite) {
      await (await get(at))?.body?.cancel();
    } else {
      await ask((store) => store.putObject(at, "SyncBoard looked whether it may write here.", "text/plain"));
      await ask((store) => store.deleteObject(at));
      mayWrite = true;
    }
    reachedAt = performance.now();
  }

  return {
    async put(key, content, contentType) {
      const at = placeOf(key);
      if (content instanceof Readable) return await putParts(at, content, contentType);
      await ask((store) => store.putObject(at, content, contentType));
    },

    async open(key, range) {
      const answer = await get(placeOf(key), range);
      if (!answer) return undefined;
      const { status, headers, body } = answer;
      const size = range ? /\/(\d+)$/.exec(headers.get("content-range") ?? "")?.[1] : headers.get("content-length");
      if (status !== (range ? 206 : 200) || !size) {
        await body?.cancel();
        throw new S3Fault(`${place.endpoint} does not say how large ${key} is, or gives more than its part`);
      }
      return { size: Number(size), content: body ? readable(body, place.endpoint) : Readable.from([]) };
    },

    async remove(key) {
      const at = placeOf(key);
      await ifThere(ask((store) => store.deleteObject(at)));
    },

    async *list(prefix) {
      let next: string | undefined;
      do {
        const after = next;
        const page = await ask((store) => store.listObjectsPaged("/", folder + prefix, pageSize, after));
        if (!page?.objects) throw new S3Fault(`${place.endpoint} is not there`, "NoSuchBucket");
        for (const { Key, LastModified } of page.objects) {
          const key = Key.slice(folder.length);
          if (isKey(key)) yield { key, writtenAt: LastModified.getTime() };
        }
        next = page.nextContinuationToken;
      } while (next !== undefined);
    },

    async reach() {
      if (performance.now() - reachedAt < REACHED_MS) return;
      reaching ??= look().finally(() => {
        reaching = undefined;
      });
      await reaching;
    },
  };
}

function readable(body: NonNullable<Response["body"]>, endpoint: string): Readable {
  const reader = body.getReader();
  return new Readable({
    read() {
      reader.read().then(
        ({ done, value }) => this.push(done ? null : value),
        (error: unknown) => this.destroy(faultOf(error, endpoint)),
      );
    },
    destroy(error, callback) {
      // Also one that nobody read: its connection is let go.
      reader.cancel().then(
        () => callback(error),
        () => callback(error),
      );
    },
  });
}

/** All but the last of the same size, as some stores insist; of nothing one that is empty. */
async function* partsOf(content: Readable): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  let count = 0;
  for await (const chunk of content) {
    let rest = Buffer.from(chunk);
    while (bytes + rest.length >= PART_BYTES) {
      const room = PART_BYTES - bytes;
      yield Buffer.concat([...held, rest.subarray(0, room)]);
      count++;
      rest = rest.subarray(room);
      [held, bytes] = [[], 0];
    }
    held.push(rest);
    bytes += rest.length;
  }
  if (bytes > 0 || count === 0) yield Buffer.concat(held);
}

async function ifThere<Found>(looking: Promise<Found>): Promise<Found | undefined> {
  try {
    return await looking;
  } catch (error) {
    if (error instanceof S3Fault && error.code === "NoSuchKey") return undefined;
    throw error;
  }
}
