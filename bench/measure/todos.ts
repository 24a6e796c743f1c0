import type { Measurement } from "../measurement.ts";
import { interleaved } from "../rounds.ts";
import { beside } from "../row.ts";
import { startBenchServer, startGenerator } from "../servers.ts";

const CLIENTS = 16;
const READERS = 4;
const TODOS = 100_000;

/** What is left of what the server could answer when every answer is a durable to-do; and whether a late page costs more than the first. */
export const measureTodos: Measurement = async ({ isQuick, newHome }) => {
  const server = await startBenchServer(await newHome());
  const generator = await startGenerator();
  const ms = isQuick ? 500 : 2_000;
  const rounds = isQuick ? 3 : 7;
  const adding = await generator.ask("seedTodos", { url: server.url, todos: 1_000 });
  const add = (isFloor: boolean) => async () =>
    (await generator.ask("addTodos", { person: adding, isFloor, connections: CLIENTS, ms })).perSecond;
  const added = await interleaved({ rounds, ours: add(false), floor: add(true) });

  const person = await generator.ask("seedTodos", { url: server.url, todos: TODOS });
  const cursor = await generator.ask("lastPage", { person, todos: TODOS });
  const load = { person, connections: READERS, ms };
  const pages = await interleaved({
    rounds,
    ours: async () => (await generator.ask("readTodos", { ...load, cursor })).latency,
    floor: async () => (await generator.ask("readTodos", load)).latency,
  });
  await generator.stop();
  await server.stop();
  return [
    beside(`to-dos added, ${CLIENTS} clients`, "/s", added, "a checked no-op", { atLeast: 0.4 }),
    beside("the 1,000th page of 100,000 to-dos", "ms", pages, "the first page", { atMost: 1.2 }),
  ];
};
