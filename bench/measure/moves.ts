import type { Measurement } from "../measurement.ts";
import { interleaved } from "../rounds.ts";
import { beside } from "../row.ts";
import { startBenchServer, startGenerator } from "../servers.ts";

const CLIENTS = 16;
const CARDS = 1_000;

/** How much of what the server could answer at all is left when every answer is a durable move. */
export const measureMoves: Measurement = async ({ isQuick, newHome }) => {
  const server = await startBenchServer(await newHome());
  const generator = await startGenerator();
  const { boardId } = await generator.ask("seed", { url: server.url, cards: CARDS });
  const side = (isFloor: boolean) => async () => {
    const load = { boardId, isFloor, connections: CLIENTS, ms: isQuick ? 500 : 2_000 };
    return (await generator.ask("move", load)).perSecond;
  };
  const pair = await interleaved({ rounds: isQuick ? 3 : 7, ours: side(false), floor: side(true) });
  await generator.stop();
  await server.stop();
  return [beside(`card moves, ${CLIENTS} clients`, "/s", pair, "a checked no-op", { atLeast: 0.35 })];
};
