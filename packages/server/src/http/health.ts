import { sql } from "kysely";
import type { Db } from "../database/connect.ts";
import { refuseWith } from "./problems.ts";
import type { Server } from "./server-type.ts";

/** `/health`: the process answers. `/health/ready`: it can do its work. */
export function healthRoutes(server: Server, db: Db): void {
  const config = { rateLimit: false } as const;
  server.get("/health", { config, schema: { tags: ["operations"], security: [] } }, () => ({ status: "ok" }));
  server.get("/health/ready", { config, schema: { tags: ["operations"], security: [] } }, async (request, reply) => {
    try {
      await sql`select 1`.execute(db);
      return { status: "ok", database: "ok" };
    } catch (error) {
      request.log.error({ err: error }, "database not reachable");
      return refuseWith(reply, "unavailable");
    }
  });
}
