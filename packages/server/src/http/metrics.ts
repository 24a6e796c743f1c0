import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Database } from "../database/connect.ts";
import type { Bus } from "../live/bus.ts";
import type { Hub } from "../live/hub.ts";
import type { Server } from "./server-type.ts";

export interface MetricsDeps {
  readonly database: Database;
  readonly bus: Bus;
  readonly hub: Hub;
}

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** `GET /metrics`: how the server fares, in the text form of Prometheus. */
export function metricsRoute(server: Server, { database, bus, hub }: MetricsDeps): void {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const duration = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time to answer a request, by route.",
    labelNames: ["method", "route", "status"],
    buckets: BUCKETS,
    registers,
  });
  server.addHook("onResponse", async (request, reply) => {
    // By the route's pattern: addresses with ids in them would make a series each.
    const { url = "none" } = request.routeOptions;
    duration.observe({ method: request.method, route: url, status: reply.statusCode }, reply.elapsedTime / 1_000);
  });

  new Gauge({
    name: "syncboard_live_connections",
    help: "Open live sockets of signed-in users.",
    registers,
    collect() {
      this.set(hub.countPeers());
    },
  });
  new Gauge({
    name: "syncboard_watched_boards",
    help: "Boards that somebody watches in this process.",
    registers,
    collect() {
      this.set(hub.watchedBoards().length);
    },
  });
  new Gauge({
    name: "syncboard_bus_up",
    help: "Whether Redis carries what processes tell each other: 1 yes, 0 no. Without Redis there is no value.",
    registers,
    collect() {
      if (bus.state !== "none") this.set(bus.state === "up" ? 1 : 0);
    },
  });
  new Gauge({
    name: "syncboard_database_connections",
    help: "Connections to PostgreSQL, those of them that are idle, requests that wait for one, and the most there may be.",
    labelNames: ["state"],
    registers,
    collect() {
      for (const [state, count] of Object.entries(database.pool() ?? {})) this.set({ state }, count);
    },
  });

  const config = { rateLimit: false } as const;
  server.get("/metrics", { config, schema: { tags: ["operations"], security: [] } }, async (_request, reply) => {
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
