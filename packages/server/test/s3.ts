import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { S3mini } from "s3mini";
import { onTestFinished } from "vitest";
import { readS3Place, type S3Place } from "../src/storage/s3-place.ts";

// A real store, which verifies signatures, and ways to it.

/** Of a bucket; undefined where this machine has no store. */
export const S3_URL = process.env.TEST_S3_URL;

interface Changes {
  /** Of 127.0.0.1, in the place of the store itself. */
  readonly port?: number;
  readonly accessKeyId?: string;
  readonly secret?: string;
  readonly bucket?: string;
  readonly region?: string;
}

/** The address of the bucket with a folder in it that nobody else has. */
export function newS3Url({ port, accessKeyId, secret, bucket, region }: Changes = {}): string {
  const url = new URL(S3_URL ?? "");
  if (port !== undefined) url.host = `127.0.0.1:${port}`;
  if (accessKeyId !== undefined) url.username = accessKeyId;
  if (secret !== undefined) url.password = secret;
  if (region !== undefined) url.searchParams.set("region", region);
  url.pathname = `${bucket === undefined ? url.pathname : `/${bucket}`}/${randomUUID()}`;
  return url.href;
}

export function placeAt(url: string): S3Place {
  const place = readS3Place(url);
  if (!place) throw new Error(`${url} is no address of a bucket`);
  return place;
}

export function s3Port(): number {
  return Number(new URL(S3_URL ?? "").port);
}

/** Past our own code: what else is there. */
export function clientAt({ folder: _, ...rest }: S3Place): S3mini {
  return new S3mini(rest);
}

/** All files of boards and subjects, as they lie in the bucket. */
export async function filesIn(url: string): Promise<string[]> {
  const place = placeAt(url);
  const listed = (await clientAt(place).listObjects("/", `${place.folder}attachments/`)) ?? [];
  return listed.map(({ Key }) => Key.slice(place.folder.length)).sort();
}

/** May answer in the place of the store; false: the store shall. */
type Answer = (asked: IncomingMessage, answer: ServerResponse) => boolean;

/** A way to the store on which somebody else may answer. Signatures pass: they are of the address that was asked. */
export async function interceptor(answers: Answer): Promise<number> {
  const server = createServer((asked, answer) => {
    if (answers(asked, answer)) {
      asked.resume();
      return;
    }
    const { method, url: path, headers } = asked;
    const onward = request({ port: s3Port(), host: "127.0.0.1", method, path, headers }, (came) => {
      answer.writeHead(came.statusCode ?? 502, came.headers);
      came.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  return (server.address() as AddressInfo).port;
}
