import { createHash, createHmac } from "node:crypto";
import type { FastifyRequest, preHandlerAsyncHookHandler } from "fastify";
import type { Db } from "../database/connect.ts";
import { isUniqueViolation } from "../database/faults.ts";
import { actorOf } from "../session/authentication.ts";
import { refuseWith } from "./problems.ts";
import type { Server } from "./server-type.ts";
import { later, type Sources } from "./sources.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const KEPT_SECONDS = 86_400;
/** An answer that is not there after so long was lost with the server that should have given it. */
const PATIENCE_SECONDS = 60;
const KEPT_HEADERS = ["content-type", "etag", "location"] as const;

declare module "fastify" {
  interface FastifyRequest {
    /** The Idempotency-Key whose first use this request is. */
    idempotencyKey: string | undefined;
  }
}

function fingerprint(request: FastifyRequest): string {
  const body = createHash("sha256")
    .update(JSON.stringify(request.body ?? null))
    .digest("base64url");
  return `${request.method} ${request.url} ${body}`;
}

interface IdempotencyDeps {
  readonly db: Db;
  readonly sources: Sources;
  readonly secret: string;
}

/** As it is kept: a body may hold a password, which whoever has the database must not be able to guess from its hash. */
function keptFingerprint(request: FastifyRequest, secret: string): string {
  return createHmac("sha256", secret)
    .update(`idempotency ${fingerprint(request)}`)
    .digest("base64url");
}

/**
 * `Idempotency-Key`: the same key from the same user within a day gets the first answer again and changes nothing.
 * What a request changes on a board carries a command id made from the key (`commandIds`), so even a request whose
 * answer was lost with the server is not done twice.
 */
export function idempotency(server: Server, { db, sources, secret }: IdempotencyDeps): preHandlerAsyncHookHandler {
  server.decorateRequest("idempotencyKey", undefined);

  server.addHook("onSend", async (request, reply, payload) => {
    const key = request.idempotencyKey;
    if (key === undefined) return;
    const userId = actorOf(request).userId;
    if (reply.statusCode >= 500 || reply.statusCode === 429) {
      // The same outage may be in its way: the answer goes out all the same, and the key is free again after a minute.
      await forgetAnswer(db, userId, key).catch((error) =>
        request.log.warn({ err: error }, "a key was not given back"),
      );
      return;
    }
    const headers: Record<string, unknown> = {};
    for (const name of KEPT_HEADERS) if (reply.hasHeader(name)) headers[name] = reply.getHeader(name);
    await db
      .updateTable("answer")
      .set({
        status: reply.statusCode,
        headers: JSON.stringify(headers),
        body: typeof payload === "string" ? payload : null,
      })
      .where("user_id", "=", userId)
      .where("key", "=", key)
      .execute();
  });

  return async (request, reply) => {
    const header = request.headers["idempotency-key"];
    if (header === undefined || request.method === "GET") return;
    if (typeof header !== "string" || !UUID.test(header)) {
      return refuseWith(reply, "invalid", [{ path: "Idempotency-Key", message: "must be a UUID" }]);
    }
    const key = header.toLowerCase();
    const userId = actorOf(request).userId;
    const now = sources.now();
    const wanted = keptFingerprint(request, secret);
    if (await claimKey(db, userId, key, wanted, now)) {
      request.idempotencyKey = key;
      return;
    }
    const first = await db
      .selectFrom("answer")
      .select(["request", "status", "headers", "body"])
      .where("user_id", "=", userId)
      .where("key", "=", key)
      .executeTakeFirst();
    if (first && first.request !== wanted) return refuseWith(reply, "key_reused");
    if (!first || first.status === null) return refuseWith(reply, "request_in_progress");
    reply
      .code(first.status)
      .headers(JSON.parse(first.headers ?? "{}"))
      .header("idempotency-replayed", "true");
    return reply.send(first.body ?? undefined);
  };
}

/** True for who comes first. */
async function claimKey(db: Db, userId: string, key: string, request: string, now: string): Promise<boolean> {
  await db
    .deleteFrom("answer")
    .where("user_id", "=", userId)
    .where("key", "=", key)
    .where((eb) =>
      eb.or([
        eb("created_at", "<", later(now, -KEPT_SECONDS)),
        eb.and([eb("status", "is", null), eb("created_at", "<", later(now, -PATIENCE_SECONDS))]),
      ]),
    )
    .execute();
  try {
    const answer = { user_id: userId, key, request, status: null, headers: null, body: null, created_at: now };
    await db.insertInto("answer").values(answer).execute();
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

async function forgetAnswer(db: Db, userId: string, key: string): Promise<void> {
  await db.deleteFrom("answer").where("user_id", "=", userId).where("key", "=", key).execute();
}

/** Takes away the answers that nobody may ask for again. */
export async function sweepAnswers(db: Db, now: string): Promise<void> {
  await db.deleteFrom("answer").where("created_at", "<", later(now, -KEPT_SECONDS)).execute();
}

/** An id for what is done once by one id alone: with an Idempotency-Key always the same, and without none. */
export function keyedId(request: FastifyRequest): string | undefined {
  return request.idempotencyKey === undefined ? undefined : commandIds(request, () => "")();
}

/** Ids for the commands of one request: new ones, or with an Idempotency-Key always the same, and nobody else's. */
export function commandIds(request: FastifyRequest, newId: () => string): () => string {
  const key = request.idempotencyKey;
  if (key === undefined) return newId;
  // With the user, whose key it is, and with the request: after a day the key may be used for another one.
  const seed = `${actorOf(request).userId} ${key} ${fingerprint(request)}`;
  let count = 0;
  return () => {
    const hash = createHash("sha256").update(`${seed} ${count++}`).digest("hex");
    // Version 8 (RFC 9562): a UUID made from something else.
    return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  };
}
