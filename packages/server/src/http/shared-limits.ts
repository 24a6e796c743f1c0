import type { FastifyRateLimitOptions, FastifyRateLimitStore, FastifyRateLimitStoreCtor } from "@fastify/rate-limit";
import LocalStore from "@fastify/rate-limit/store/LocalStore.js";
import RedisStore from "@fastify/rate-limit/store/RedisStore.js";
import type { Redis } from "ioredis";

const NAMES = "syncboard:rate:";

/**
 * Counts the requests of users and addresses for all processes together. While Redis is away each process counts for
 * itself, so that nobody may guess passwords without a limit meanwhile.
 */
export function sharedLimits(redis: Redis): FastifyRateLimitStoreCtor {
  return class SharedLimits implements FastifyRateLimitStore {
    readonly #shared: FastifyRateLimitStore;
    readonly #own: FastifyRateLimitStore;

    constructor(
      _options: FastifyRateLimitOptions,
      shared: FastifyRateLimitStore = new RedisStore(false, false, redis, NAMES),
      own: FastifyRateLimitStore = new LocalStore(false, false),
    ) {
      this.#shared = shared;
      this.#own = own;
    }

    incr: FastifyRateLimitStore["incr"] = (key, done, timeWindow, max) => {
      this.#shared.incr(
        key,
        (error, result) => (error ? this.#own.incr(key, done, timeWindow, max) : done(null, result)),
        timeWindow,
        max,
      );
    };

    child: FastifyRateLimitStore["child"] = (route) => {
      return new SharedLimits({}, this.#shared.child(route), this.#own.child(route));
    };
  };
}
