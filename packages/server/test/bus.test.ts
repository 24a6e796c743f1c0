import { Redis } from "ioredis";
import { expect, test } from "vitest";
import { type RedisBus, redisBus } from "../src/live/redis.ts";

// The bus on a real Redis, as one process sees it.

const redisUrl = process.env.TEST_REDIS_URL;

async function isUp(bus: RedisBus): Promise<void> {
  await expect.poll(() => bus.state, { timeout: 5_000, interval: 1 }).toBe("up");
}

test.skipIf(!redisUrl)("what one asks to hear while the connection comes up is heard like all else", async () => {
  const bus = redisBus(redisUrl ?? "");
  const heard = new Set<string>();
  bus.onMessage((channel) => heard.add(channel));
  const asked: string[] = [];
  // In every turn of the event loop: some of them fall between the connection and its first answer.
  while (bus.state !== "up") {
    const channel = `test:${process.pid}:${asked.length}`;
    asked.push(channel);
    void bus.hear(channel);
    await new Promise((resolve) => setImmediate(resolve));
  }
  for (const channel of asked) bus.tell(channel, {});
  try {
    await expect.poll(() => asked.filter((channel) => !heard.has(channel)), { timeout: 2_000 }).toEqual([]);
  } finally {
    await bus.close();
  }
});

test.skipIf(!redisUrl)(
  "what is told arrives at all who hear the channel, the teller too, and at nobody else",
  async () => {
    const buses = [redisBus(redisUrl ?? ""), redisBus(redisUrl ?? ""), redisBus(redisUrl ?? "")] as const;
    try {
      await Promise.all(buses.map(isUp));
      const channel = `test:${process.pid}`;
      const heard: unknown[][] = buses.map(() => []);
      for (const [index, bus] of buses.entries()) bus.onMessage((_channel, message) => heard[index]?.push(message));
      await buses[0].hear(channel);
      await buses[1].hear(channel);
      await buses[2].hear(`${channel}:other`);
      for (let count = 0; count < 3; count++) buses[0].tell(channel, { count });
      const all = [{ count: 0 }, { count: 1 }, { count: 2 }];
      await expect.poll(() => heard).toEqual([all, all, []]);
      buses[1].unhear(channel);
      buses[0].tell(channel, { count: 3 });
      await expect.poll(() => heard[0]).toHaveLength(4);
      expect(heard[1]).toHaveLength(3);
    } finally {
      for (const bus of buses) await bus.close();
    }
  },
);

test.skipIf(!redisUrl)("what nobody can read is passed over", async () => {
  const bus = redisBus(redisUrl ?? "");
  const stranger = new Redis(redisUrl ?? "");
  try {
    const channel = `test:${process.pid}:stranger`;
    const heard: unknown[] = [];
    bus.onMessage((_channel, message) => heard.push(message));
    await isUp(bus);
    await bus.hear(channel);
    for (const text of ["", "no json", '{"from":']) await stranger.publish(`syncboard:${channel}`, text);
    bus.tell(channel, { seq: 1 });
    await expect.poll(() => heard).toEqual([{ seq: 1 }]);
  } finally {
    stranger.disconnect();
    await bus.close();
  }
});
