import { setTimeout as pause } from "node:timers/promises";
import type { FastifyBaseLogger } from "fastify";
import type { Database } from "../database/connect.ts";
import type { Bus } from "../live/bus.ts";
import type { Storage } from "../storage/storage.ts";
import { refuseWith } from "./problems.ts";
import type { Server } from "./server-type.ts";

export interface HealthDeps {
  readonly database: Database;
  readonly bus: Bus;
  readonly storage: Storage;
  /** The server is about to stop, and wants nobody new. */
  readonly isDraining: () => boolean;
}

const BUS = { none: "none", up: "ok", down: "down" } as const;

/** A storage that takes longer is down: whoever asks for health waits for a second or so. */
const STORAGE_MS = 500;

/**
 * `/health`: the process answers. `/health/ready`: it can do its work, though perhaps `degraded`: without its bus it
 * loses nothing, and hears a little later of what other processes do; without its storage boards go on, without files.
 */
export function healthRoutes(server: Server, { database, bus, storage, isDraining }: HealthDeps): void {
  const config = { rateLimit: false } as const;
  const isReached = reaching(storage, server.log);
  // Whoever starts a server with a wrong bucket or a wrong key hears of it now, and not with the first file.
  server.addHook("onListen", async () => void isReached());
  server.get("/health", { config, schema: { tags: ["operations"], security: [] } }, () => ({ status: "ok" }));
  server.get("/health/ready", { config, schema: { tags: ["operations"], security: [] } }, async (request, reply) => {
    if (isDraining()) return refuseWith(reply, "unavailable", undefined, "This server is about to stop.");
    try {
      await database.ping();
    } catch (error) {
      request.log.error({ err: error }, "database not reachable");
      return refuseWith(reply, "unavailable", undefined, "The database does not answer.");
    }
    const isStored = await Promise.race([isReached(), pause(STORAGE_MS, false, { ref: false })]);
    const pool = database.pool();
    return {
      status: bus.state === "down" || !isStored ? "degraded" : "ok",
      database: "ok",
      bus: BUS[bus.state],
      storage: isStored ? "ok" : "down",
      ...(pool && { pool }),
    };
  });
}

/** Whether the storage is reached. When that changes, the log says so, and why. */
function reaching(storage: Storage, log: FastifyBaseLogger): () => Promise<boolean> {
  let wasReached = true;
  return async () => {
    try {
      await storage.reach();
      if (!wasReached) log.info("the storage of files is reached again");
      wasReached = true;
    } catch (error) {
      if (wasReached) log.error({ err: error }, "the storage of files is not reached");
      wasReached = false;
    }
    return wasReached;
  };
}
