import { randomInt, randomUUID } from "node:crypto";
import type { RepeatEvery, TodoCommandBody } from "@syncboard/model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import {
  type Client,
  createClient,
  memoryQueue,
  newId,
  type Page,
  type QueueStorage,
  type SignedIn,
  type Todo,
  todosOf,
} from "../src/index.ts";
import { FaultyNetwork, type Random, seededRandom } from "./faulty-network.ts";
import { signUp } from "./people.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

const STEPS = 250;
const STEP_MS = 8;
const SETTLE = { timeout: 20_000, interval: 50 };

/** Seeds that found something, with what they found. */
const KNOWN_SEEDS: readonly (readonly [seed: number, about: string])[] = [[1, "the first"]];

let server: ServerProcess;

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startServerProcess(database);
    });
    afterAll(() => server.stop());

    describe("every device comes to show the to-dos that the database holds, whatever happens on the way", () => {
      const asked = process.env.SEED;
      const fresh = asked === undefined ? randomInt(2 ** 32) : Number(asked);
      const seeds = asked === undefined ? [...KNOWN_SEEDS, [fresh, "fresh"] as const] : [[fresh, "asked for"] as const];
      for (const [seed, about] of seeds) {
        it(`T2, T4, T5, Q3, Q4: seed ${seed} (${about}; SEED=${seed} repeats it)`, { timeout: 60_000 }, () =>
          converge(seed),
        );
      }
    });
  });
}

/** One screen, which is closed and opened again now and then. */
class Screen {
  readonly network: FaultyNetwork;
  readonly #start: () => Client;
  client: Client;

  constructor(who: SignedIn, random: Random, storage: QueueStorage, tabs?: string) {
    this.network = new FaultyNetwork(random, 1);
    const { fetch, WebSocket, onNetworkBack } = this.network;
    this.#start = () => {
      const client = createClient({
        ...{ baseUrl: server.url, storage, fetch, WebSocket, onNetworkBack, random },
        ...(tabs !== undefined && { channel: new BroadcastChannel(tabs), locks: navigator.locks }),
      });
      client.session.use(who);
      todosOf(client).subscribe(() => {});
      return client;
    };
    this.client = this.#start();
  }

  restart(): void {
    this.client.close();
    this.client = this.#start();
  }

  get rows() {
    return todosOf(this.client)
      .getState()
      .todos.map(({ position: _, ...todo }) => todo);
  }
}

async function converge(seed: number): Promise<void> {
  const random = seededRandom(seed);
  const [ann, ben] = [await signUp(server.url, "Ann"), await signUp(server.url, "Ben")];
  const [shared, tabs] = [memoryQueue(), randomUUID()];
  const anns = [
    new Screen(ann, random, shared, tabs),
    new Screen(ann, random, shared, tabs),
    new Screen(ann, random, memoryQueue()),
  ];
  const screens = [...anns, new Screen(ben, random, memoryQueue())];
  try {
    const crash = Math.floor(STEPS * (0.3 + random() * 0.4));
    let crashing: Promise<void> = Promise.resolve();
    for (let step = 0; step < STEPS; step++) {
      if (step === crash) crashing = server.crash();
      const screen = screens[Math.floor(random() * screens.length)];
      if (screen) act(screen, random);
      for (const { network } of screens) if (!network.isWhole && random() < 0.05) network.comeBack();
      await new Promise((resolve) => setTimeout(resolve, STEP_MS * random() * 2));
    }
    await crashing;
    for (const { network } of screens) network.heal();
    for (const { client } of screens) await expect.poll(() => client.countWaiting(), SETTLE).toBe(0);
    for (const screen of screens) {
      const held = async () => {
        const items: Todo[] = [];
        for (let cursor: string | null = ""; cursor !== null; ) {
          const page: Page<Todo> | undefined = await todosOf(screen.client)
            .list({ limit: 100, ...(cursor && { cursor }) })
            .catch(() => undefined);
          if (!page) continue;
          items.push(...page.items);
          cursor = page.nextCursor;
        }
        return items.map(({ position: _, ...todo }) => todo);
      };
      const there = await held();
      await expect.poll(() => screen.rows, SETTLE).toEqual(there);
      expect(there.length).toBeGreaterThan(0);
    }
    const acknowledged = new Set(screens.flatMap(({ network }) => [...network.acknowledged]));
    expect(acknowledged.size).toBeGreaterThan(STEPS / 4);
  } finally {
    for (const { client } of screens) client.close();
  }
}

function act(screen: Screen, random: Random): void {
  const chance = random();
  if (chance < 0.02) screen.restart();
  else if (chance < 0.05) screen.network.cut();
  else if (chance < 0.06) screen.network.goDown();
  else if (chance < 0.08) screen.network.goMute();
  else giveSome(screen, random);
}

function giveSome(screen: Screen, random: Random): void {
  const todos = todosOf(screen.client);
  const commands = Array.from({ length: random() < 0.1 ? 12 : 1 }, () => randomTodoCommand(screen, random));
  const undo = todos.undoOf(commands);
  todos.send(commands);
  if (random() < 0.15) todos.send(undo);
}

function randomTodoCommand({ client }: Screen, random: Random): TodoCommandBody {
  const { todos } = todosOf(client).getState();
  const some = () => todos[Math.floor(random() * todos.length)]?.id ?? newId();
  const where = () => (random() < 0.2 ? null : some());
  const one = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value;
  const todoId = some();
  const repeat = () => {
    const every: RepeatEvery = one(["day", "weekday", "week", "month"]);
    return random() < 0.5 ? null : { every, timeZone: one(["Europe/Lisbon", "Asia/Kolkata"]) };
  };
  const chance = random();
  if (chance < 0.35 || todos.length === 0) {
    const more = random() < 0.3 ? { afterTodoId: where() } : {};
    return { type: "todo.add", todoId: newId(), title: `t${Math.floor(random() * 1e6)}`, ...more, repeat: repeat() };
  }
  if (chance < 0.45) return { type: "todo.change", todoId, title: `c${Math.floor(random() * 1e6)}`, repeat: repeat() };
  if (chance < 0.5) return { type: "todo.change", todoId, notes: one(["a\nb", "a\nc", "d"]), notesFrom: "a\nb" };
  if (chance < 0.55)
    return { type: "todo.change", todoId, dueAt: one([null, "2026-01-31T12:00:00.000Z"]), priority: 2 };
  if (chance < 0.7) return { type: "todo.move", todoId, afterTodoId: where() };
  if (chance < 0.82) return { type: "todo.complete", todoId };
  if (chance < 0.9) return { type: "todo.reopen", todoId };
  if (chance < 0.97) return { type: "todo.delete", todoId };
  return { type: "todo.restore", todoId };
}
