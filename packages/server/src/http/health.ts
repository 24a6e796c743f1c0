import { sql } from "kysely";
import type { Database } from "../database/connect.ts";
import type { Bus } from "../live/bus.ts";
import { refuseWith } from "./problems.ts";
import type { Server } from "./server-type.ts";

export interface HealthDeps {
  readonly database: Database;
  readonly bus: Bus;
  /** The server is about to stop, and wants nobody new. */
  readonly isDraining: () => boolean;
}

const BUS = { none: "none", up: "ok", down: "down" } as const;

/**
 * `/health`: the process answers. `/health/ready`: it can do its work, though perhaps `degraded`: without its bus it
 * loses nothing, and hears a little later of what other processes do.
 */
export function healthRoutes(server: Server, { database, bus, isDraining }: HealthDeps): void {
  const config = { rateLimit: false } as const;
  server.get("/health", { config, schema: { tags: ["operations"], security: [] } }, () => ({ status: "ok" }));
  server.get("/health/ready", { config, schema: { tags: ["operations"], security: [] } }, async (request, reply) => {
    if (isDraining()) return refuseWith(reply, "unavailable", undefined, "This server is about to stop.");
    try {
      await sql`select 1`.execute(database.db);
    } catch (error) {
      request.log.error({ err: error }, "database not reachable");
      return refuseWith(reply, "unavailable");
    }
    const pool = database.pool();
    return {
      status: bus.state === "down" ? "degraded" : "ok",
      database: "ok",
      bus: BUS[bus.state],
      ...(pool && { pool }),
    };
  });
}
