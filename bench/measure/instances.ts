import { findRedis, startRedis } from "../../services/redis.ts";
import type { Measurement } from "../measurement.ts";
import { NO_POSTGRES, startDurablePostgres } from "../postgres.ts";
import { interleaved } from "../rounds.ts";
import { beside, unbound } from "../row.ts";
import { type BenchServer, startBenchServer, startGenerator } from "../servers.ts";

const CLIENTS = 16;
const BOARDS = 8;
const CARDS = 500;

/** What a second process adds on this machine, which also runs PostgreSQL, Redis and the clients. */
export const measureInstances: Measurement = async ({ isQuick, newHome, folder }) => {
  if (findRedis() === undefined) return { skipped: "Redis is not here. Get it with: apt-get install redis-server" };
  const postgres = await startDurablePostgres(folder);
  if (!postgres) return NO_POSTGRES;
  const redis = await startRedis();
  const { url } = await postgres.newDatabase();
  const environment = { DATABASE_URL: url, REDIS_URL: redis.url, JWT_SECRET: "measured, and nobody's secret at all" };
  const servers: BenchServer[] = [];
  for (let index = 0; index < 2; index++)
    servers.push(await startBenchServer({ ...(await newHome()), ...environment }));
  const generator = await startGenerator();

  /** Boards whose people come in turns by the first so many of the servers. */
  const boardsOver = async (count: number) => {
    const boardIds: string[] = [];
    for (let index = 0; index < BOARDS; index++) {
      const { url: at } = servers[index % count] ?? { url: "" };
      boardIds.push((await generator.ask("seed", { url: at, cards: CARDS })).boardId);
    }
    const load = { boardIds, isFloor: false, connections: CLIENTS, ms: isQuick ? 1_000 : 3_000 };
    return () => generator.ask("moveOnEach", load);
  };
  const pair = await interleaved({ rounds: isQuick ? 3 : 7, ours: await boardsOver(2), floor: await boardsOver(1) });
  await generator.stop();
  for (const server of servers) await server.stop();
  await redis.stop();
  await postgres.stop();
  const what = `card moves, two instances, ${CLIENTS} clients on ${BOARDS} boards`;
  return [unbound(beside(what, "/s", pair, "one instance", { atLeast: 0 }))];
};
