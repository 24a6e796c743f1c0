import { createHash } from "node:crypto";
import type { Redis } from "ioredis";
import { type Counters, localCounters } from "./counters.ts";

const NAMES = "syncboard:count:";

const ADD = `
local count = redis.call("INCR", KEYS[1])
if count == 1 then redis.call("EXPIRE", KEYS[1], ARGV[1]) end
return {count, redis.call("TTL", KEYS[1])}`;
const TAKE_BACK = `if redis.call("EXISTS", KEYS[1]) == 1 then return redis.call("DECR", KEYS[1]) end`;

/**
 * Counts for all processes together. While Redis is away each process counts for itself, as `sharedLimits` does: nobody
 * may guess without a limit meanwhile.
 */
export function sharedCounters(redis: Redis): Counters {
  const own = localCounters();
  // Hashed: a name may be as long as a stranger likes, and hold somebody's address.
  const keyOf = (name: string) => NAMES + createHash("sha256").update(name).digest("base64url");
  return {
    async add(name, seconds) {
      try {
        const answer: unknown = await redis.eval(ADD, 1, keyOf(name), seconds);
        const [count, left] = Array.isArray(answer) ? answer : [];
        return { count: Number(count), secondsLeft: Math.max(1, Number(left)) };
      } catch {
        return await own.add(name, seconds);
      }
    },
    async takeBack(name) {
      try {
        await redis.eval(TAKE_BACK, 1, keyOf(name));
      } catch {
        await own.takeBack(name);
      }
    },
  };
}
