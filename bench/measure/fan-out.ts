import { setTimeout as pause } from "node:timers/promises";
import { startChild } from "../child.ts";
import type { BroadcastJobs } from "../floor/broadcast.ts";
import type { Measurement } from "../measurement.ts";
import { interleaved } from "../rounds.ts";
import { beside } from "../row.ts";
import { startBenchServer, startGenerator } from "../servers.ts";

const SOCKETS = 500;
/** Until nobody tells anybody any more who has come. */
const SETTLING_MS = 1_000;

/** From the request that moves a card until everybody who watches has heard of it. */
export const measureFanOut: Measurement = async ({ isQuick, newHome }) => {
  const server = await startBenchServer(await newHome());
  const broadcast = await startChild<BroadcastJobs>("floor/broadcast.ts");
  const floorUrl = await broadcast.ask("url", undefined);
  const generator = await startGenerator();
  await generator.ask("watch", { url: server.url, sockets: SOCKETS });
  await generator.ask("listen", { url: floorUrl, sockets: SOCKETS });
  await pause(SETTLING_MS);
  const side = (url: string) => () => generator.ask("tell", { url, events: isQuick ? 60 : 300 });
  const pair = await interleaved({ rounds: isQuick ? 3 : 7, ours: side(server.url), floor: side(floorUrl) });
  await generator.stop();
  await broadcast.stop();
  await server.stop();
  return [beside(`an event to ${SOCKETS} sockets, p99`, "ms", pair, "ws alone", { atMost: 2 })];
};
