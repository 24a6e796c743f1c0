import type { Measurement } from "../measurement.ts";
import { interleaved } from "../rounds.ts";
import { beside } from "../row.ts";
import { startBenchServer, startGenerator } from "../servers.ts";

const BIG = 10_000;
const SMALL = 100;

/** Whether a move costs more on a board with more cards. One client, so that nothing waits for anything else. */
export const measureBigBoard: Measurement = async ({ isQuick, newHome }) => {
  const server = await startBenchServer(await newHome());
  const generator = await startGenerator();
  const side = async (cards: number) => {
    const { boardId } = await generator.ask("seed", { url: server.url, cards });
    const load = { boardId, isFloor: false, connections: 1, ms: isQuick ? 500 : 1_000 };
    return async () => (await generator.ask("move", load)).latency;
  };
  const [ours, floor] = [await side(BIG), await side(SMALL)];
  const pair = await interleaved({ rounds: isQuick ? 3 : 9, ours, floor });
  await generator.stop();
  await server.stop();
  return [beside("one move on a board of 10,000 cards", "ms", pair, "on 100 cards", { atMost: 1.2 })];
};
