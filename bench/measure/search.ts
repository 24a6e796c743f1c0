import type { Measurement } from "../measurement.ts";
import { alone } from "../row.ts";
import { startBenchServer, startGenerator } from "../servers.ts";

const THINGS = 100_000;
const MOST_MS = 50;

/** How long somebody waits who may see very much, whatever they look for. */
export const measureSearch: Measurement = async ({ isQuick, newHome }) => {
  const things = isQuick ? THINGS / 10 : THINGS;
  const server = await startBenchServer(await newHome());
  const generator = await startGenerator();
  const person = await generator.ask("seedThings", { url: server.url, things });
  const turns = [];
  // The first is thrown away: it pays for compiling.
  for (let turn = 0; turn <= (isQuick ? 3 : 7); turn++) {
    turns.push(await generator.ask("searches", { person, each: isQuick ? 5 : 20, turn }));
  }
  const counted = turns.slice(1);
  await generator.stop();
  await server.stop();
  const floor = { is: "a page of to-dos", values: counted.map(({ floorP95 }) => floorP95) };
  const all = counted.map(({ p95 }) => p95);
  const worst = counted.map(({ slowest }) => slowest.p95);
  const kinds = [...new Set(counted.map(({ slowest }) => slowest.kind))].join(", ");
  const among = `among ${things.toLocaleString("en")} things, p95`;
  return [
    alone(`a search ${among}`, "ms", all, MOST_MS, floor),
    alone(`the slowest kind of search ${among} (${kinds})`, "ms", worst, MOST_MS, floor),
  ];
};
