import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { MultipartFile } from "@fastify/multipart";
import type { FastifyReply, FastifyRequest, FastifySchemaCompiler, preValidationAsyncHookHandler } from "fastify";
import { type TSchema, Type } from "typebox";
import { removeForgotten } from "../storage/forgotten.ts";
import { type FieldFault, refuseWith } from "./problems.ts";
import { passOverRest } from "./rest-of-body.ts";

declare module "fastify" {
  interface FastifyRequest {
    upload: Upload | undefined;
  }
}

export interface Upload {
  /** The file as it came, there until the answer is out. */
  readonly path: string;
  /** What its sender calls it, as it came. */
  readonly name: string;
  readonly bytes: number;
  /** Of its content, as base64url. */
  readonly sha256: string;
}

/** Where files are while a request lasts. */
export function uploadFolder({ dataDir }: { readonly dataDir: string }): string {
  return join(dataDir, "uploads");
}

/** As much of a file's beginning as there is of so many bytes. */
export async function headOf(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The body of a route that takes one file: for its description. */
export const FileBody = Type.Object(
  { file: Type.String({ format: "binary", description: "a file" }) },
  { additionalProperties: false },
);

/** For such a route: `receiveFile` has looked at the body by then. */
export const looksAtNothing: FastifySchemaCompiler<TSchema> = () => (value: unknown) => ({ value });

/** What stands around the file in a body: names, lines between the parts. */
export const MOST_AROUND_BYTES = 16_384;
const LIMITS = { files: 2, fields: 10, parts: 12, fieldSize: 1_024, fieldNameSize: 100, headerPairs: 20 };

export interface ReceiveDeps {
  /** Where files are while a request lasts. */
  readonly folder: string;
  readonly maxBytes: number;
}

/**
 * Takes the one part `file` of a multipart body into a file of its own; nothing of it is kept in memory. For an
 * Idempotency-Key the body counts by the hash of the file, whatever its name and however it is cut into parts.
 */
export function receiveFile({ folder, maxBytes }: ReceiveDeps): preValidationAsyncHookHandler {
  let isSwept = false;
  return async (request, reply) => {
    if (request.headers["content-type"] === undefined) return refuseWith(reply, "invalid", [MISSING]);
    if (!request.isMultipart()) {
      return refuseWith(reply, "unsupported_media_type", undefined, "Send the file as multipart/form-data.");
    }
    if (Number(request.headers["content-length"]) > maxBytes + MOST_AROUND_BYTES) {
      passOverRest(request, reply, maxBytes);
      return tooLarge(reply, maxBytes);
    }
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (!isSwept) {
      isSwept = true;
      await removeForgotten(folder);
    }
    const path = join(folder, randomUUID());
    reply.raw.once("close", () => void rm(path, { force: true }).catch(noted(request)));
    try {
      const { saved, faults } = await receive(request, path, maxBytes);
      if (faults.length > 0 || !saved) return refuseWith(reply, "invalid", faults);
      request.upload = { path, ...saved };
      request.body = { file: saved.sha256 };
    } catch (error) {
      // From the disk.
      if (error instanceof Error && "syscall" in error) throw error;
      passOverRest(request, reply, maxBytes);
      return hasStatus(error, 413) ? tooLarge(reply, maxBytes) : refuseWith(reply, "malformed");
    } finally {
      // Gone while it was being written: nothing else would take it away.
      if (reply.raw.destroyed) await rm(path, { force: true });
    }
  };
}

/** The file of a request behind `receiveFile`. */
export function uploadOf(request: FastifyRequest): Upload {
  if (!request.upload) throw new Error(`${request.url} receives no file`);
  return request.upload;
}

const MISSING: FieldFault = { path: "file", message: "is missing" };

function tooLarge(reply: FastifyReply, maxBytes: number): FastifyReply {
  return refuseWith(reply, "too_large", undefined, `The file is too large: at most ${maxBytes} bytes.`);
}

type Saved = Omit<Upload, "path">;

interface Received {
  readonly saved: Saved | undefined;
  readonly faults: readonly FieldFault[];
}

async function receive(request: FastifyRequest, path: string, maxBytes: number): Promise<Received> {
  const faults: FieldFault[] = [];
  let saved: Saved | undefined;
  for await (const part of request.parts({ limits: { ...LIMITS, fileSize: maxBytes } })) {
    if (part.fieldname !== "file") faults.push({ path: part.fieldname, message: "is not known here" });
    else if (part.type !== "file") faults.push({ path: "file", message: "must be a file" });
    else if (saved) faults.push({ path: "file", message: "must be one file" });
    else {
      saved = await save(part, path);
      continue;
    }
    if (part.type === "file") await pass(part.file);
  }
  if (!saved && !faults.some((fault) => fault.path === "file")) faults.push(MISSING);
  return { saved, faults: faults.sort((one, other) => one.path.localeCompare(other.path, "en")) };
}

async function save({ file: content, filename: name }: MultipartFile, path: string): Promise<Saved> {
  let bytes = 0;
  const hash = createHash("sha256");
  stopAtLimit(content);
  const file = await open(path, "wx", 0o600);
  try {
    for await (const chunk of content) {
      hash.update(chunk);
      bytes += chunk.length;
      await file.write(chunk);
    }
  } finally {
    await file.close();
  }
  return { name, bytes, sha256: hash.digest("base64url") };
}

/** At the limit, and not when all of it has come. It may be reached before anybody could listen. */
function stopAtLimit(content: MultipartFile["file"]): void {
  const stop = () => content.destroy(new TooLarge());
  if (content.truncated) stop();
  else content.once("limit", stop);
}

async function pass(content: MultipartFile["file"]): Promise<void> {
  stopAtLimit(content);
  for await (const _ of content);
}

class TooLarge extends Error {
  readonly statusCode = 413;
}

function hasStatus(error: unknown, status: number): boolean {
  return error instanceof Error && "statusCode" in error && error.statusCode === status;
}

function noted(request: FastifyRequest): (error: unknown) => void {
  return (error) => request.log.warn({ err: error }, "an upload could not be removed");
}
