import type { Measurement } from "../measurement.ts";
import { startProgram } from "../program.ts";
import { interleaved } from "../rounds.ts";
import { alone, beside } from "../row.ts";
import { startBenchServer, startGenerator } from "../servers.ts";

const CLIENTS = 16;
const CARDS = 10_000;
const MOST_FIRST_MS = 80;

/** Reading a large board again and again, and as the very first request that a new process answers. */
export const measureBoardRead: Measurement = async ({ isQuick, newHome }) => {
  const home = await newHome();
  const server = await startBenchServer(home);
  const generator = await startGenerator();
  const { boardId, person } = await generator.ask("seed", { url: server.url, cards: CARDS });
  const side = (isFloor: boolean) => async () => {
    const load = { boardId, isFloor, connections: CLIENTS, ms: isQuick ? 500 : 2_000 };
    return (await generator.ask("read", load)).perSecond;
  };
  const pair = await interleaved({ rounds: isQuick ? 3 : 7, ours: side(false), floor: side(true) });
  await server.stop();

  const first: number[] = [];
  for (let round = 0; round < (isQuick ? 3 : 7); round++) {
    const again = await startProgram(home);
    // The token is still good: its secret and its session are where they were.
    first.push(await generator.ask("readOnce", { person: { ...person, url: again.url }, boardId }));
    await again.stop();
  }
  await generator.stop();
  return [
    beside(`board of 10,000 cards, unchanged, ${CLIENTS} clients`, "/s", pair, "its bytes from memory", {
      atLeast: 0.8,
    }),
    alone("the same, first request after a start", "ms", first, MOST_FIRST_MS),
  ];
};
