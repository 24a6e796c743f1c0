import { setTimeout as pause } from "node:timers/promises";
import { startCaddy } from "../../../services/caddy.ts";
import { freePort } from "../../../services/free-port.ts";
import { Network } from "../../../services/network.ts";
import { type Postgres, startPostgres } from "../../../services/postgres.ts";
import { startRedis } from "../../../services/redis.ts";
import type { Service } from "../../../services/service.ts";
import { type Instance, startInstance } from "../../server/test/instances.ts";
import type { Planned } from "./chaos-schedule.ts";

const START_ATTEMPTS = 100;
const START_AGAIN_MS = 200;
/** As on a slow disk: what fails, fails in the middle of a commit now and then. Without "fsync" there is no delay. */
const SLOW_COMMITS = { fsync: "on", commit_delay: "20000", commit_siblings: "0" };
const SECRET = "of tests, which nobody has to guess";

interface Place {
  readonly instance: Instance;
  /** The ways of this instance to PostgreSQL and to Redis. */
  readonly database: Network;
  readonly bus: Network;
}

/** All that operators run: a proxy before some instances, with their PostgreSQL and their Redis, each of which may fail. */
export class Deployment {
  readonly url: string;
  readonly #proxy: Service;
  readonly #postgres: Postgres;
  readonly #redis: Service;
  readonly #places: readonly Place[];
  /** What is done to one thing is done one after the other. */
  readonly #turns = new Map<unknown, Promise<void>>();

  private constructor(proxy: Service, postgres: Postgres, redis: Service, places: readonly Place[]) {
    this.url = proxy.url;
    this.#proxy = proxy;
    this.#postgres = postgres;
    this.#redis = redis;
    this.#places = places;
  }

  static async start(caddy: string, count: number, dataDir: string): Promise<Deployment> {
    const postgres = await startPostgres({ port: await freePort(), settings: SLOW_COMMITS });
    const redis = await startRedis({ port: await freePort() });
    const { url } = await postgres.newDatabase();
    const places: Place[] = [];
    for (let each = 0; each < count; each++) {
      const database = await networkTo(postgres.port);
      const bus = await networkTo(redis.port);
      const databaseUrl = new URL(url);
      databaseUrl.port = String(database.port);
      const environment = {
        DATA_DIR: dataDir,
        DATABASE_URL: databaseUrl.href,
        REDIS_URL: `redis://127.0.0.1:${bus.port}`,
        JWT_SECRET: SECRET,
        TRUST_PROXY: "on",
      };
      places.push({ instance: await startInstance({ environment }), database, bus });
    }
    const proxy = await startCaddy(
      caddy,
      places.map(({ instance }) => `127.0.0.1:${instance.port}`),
    );
    return new Deployment(proxy, postgres, redis, places);
  }

  get instances(): readonly Instance[] {
    return this.#places.map(({ instance }) => instance);
  }

  /** Resolves when it is over and mended; waits for what is being done to the same thing. Rejects when an instance has ended by itself. */
  async suffer({ fault, instance: index, lengthMs, isForGood }: Planned): Promise<void> {
    const place = this.#places[index];
    if (!place) throw new Error(`There is no instance ${index}`);
    const { instance, database, bus } = place;
    switch (fault) {
      case "instance killed":
      case "instance stopped":
        return await this.#inTurn(instance, async () => {
          expectRunning(instance);
          if (fault === "instance killed") await instance.kill();
          else await stopped(instance);
          await pause(lengthMs);
          await startAgain(instance);
        });
      case "Redis killed":
        return await this.#inTurn(this.#redis, async () => {
          await this.#redis.kill();
          await pause(lengthMs);
          await this.#redis.restart();
        });
      case "PostgreSQL stopped":
      case "PostgreSQL crashed":
        return await this.#inTurn(this.#postgres, async () => {
          // Its own ways to end fast, and at once without writing anything down.
          process.kill(this.#postgres.pid, fault === "PostgreSQL stopped" ? "SIGINT" : "SIGQUIT");
          await pause(lengthMs);
          await this.#postgres.restart();
        });
      case "database cut":
      case "bus cut":
        return await this.#inTurn(fault === "bus cut" ? bus : database, async (network) => {
          await network.cut();
          await pause(lengthMs);
          await network.mend();
        });
      case "database silent":
      case "bus silent":
        return await this.#inTurn(fault === "bus silent" ? bus : database, async (network) => {
          network.goDark();
          await pause(lengthMs);
          if (!isForGood) await network.cut();
          await network.mend();
        });
    }
  }

  /** Throws when an instance has ended by itself. */
  expectAllRunning(): void {
    for (const { instance } of this.#places) expectRunning(instance);
  }

  async stop(): Promise<void> {
    await this.#proxy.stop();
    for (const { instance, database, bus } of this.#places) {
      await instance.kill();
      await database.cut();
      await bus.cut();
    }
    await this.#redis.stop();
    await this.#postgres.stop();
  }

  async #inTurn<Thing>(thing: Thing, work: (thing: Thing) => Promise<void>): Promise<void> {
    const before = this.#turns.get(thing) ?? Promise.resolve();
    const turn = before.then(() => work(thing));
    this.#turns.set(
      thing,
      turn.catch(() => {}),
    );
    await turn;
  }
}

async function networkTo(port: number): Promise<Network> {
  const network = new Network(port, await freePort());
  await network.mend();
  return network;
}

function expectRunning(instance: Instance): void {
  if (!instance.isRunning) throw new Error(`An instance has ended by itself; it said:\n${instance.said()}`);
}

/** Whether what still ran could be finished in time, with its database perhaps away, is not asked here. */
async function stopped(instance: Instance): Promise<void> {
  await instance.stop().catch(() => {});
  if (/\n\s+at /.test(instance.said()))
    throw new Error(`An instance did not end in order; it said:\n${instance.said()}`);
}

/** As an operator's supervisor does, again and again: without its database it does not start. */
async function startAgain(instance: Instance): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await instance.restart();
      return;
    } catch (error) {
      if (attempt === START_ATTEMPTS) throw error;
      await pause(START_AGAIN_MS);
    }
  }
}
