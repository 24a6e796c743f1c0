import { randomInt, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { memoryQueue, type SignedIn } from "../src/index.ts";
import { expectAgreement } from "./agreement.ts";
import { Device } from "./device.ts";
import { type Random, seededRandom } from "./faulty-network.ts";
import { boardOf, signUp } from "./people.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

const STEPS = 500;
const STEP_MS = 8;
const SETTLE_MS = 20_000;

/** Seeds that found something, with what they found. */
const KNOWN_SEEDS: readonly (readonly [seed: number, about: string])[] = [
  [1, "numbers skipped by the first command after a start"],
  [19, "a name not asked for again after a failure"],
  [627_948_288, "a command that a closed tab had settled without telling the other"],
];

let server: ServerProcess;

for (const database of databases) {
  describe(database.name, () => {
    beforeAll(async () => {
      server = await startServerProcess(database);
    });
    afterAll(() => server.stop());

    describe("every client comes to show what the database holds, whatever happens on the way", () => {
      const asked = process.env.SEED;
      const fresh = asked === undefined ? randomInt(2 ** 32) : Number(asked);
      const seeds = asked === undefined ? [...KNOWN_SEEDS, [fresh, "fresh"] as const] : [[fresh, "asked for"] as const];
      for (const [seed, about] of seeds) {
        it(`Q1, Q4, Q5, W3, C3, C6, C9: seed ${seed} (${about}; SEED=${seed} repeats it)`, { timeout: 60_000 }, () =>
          converge(seed),
        );
      }
    });
  });
}

async function converge(seed: number): Promise<void> {
  const random = seededRandom(seed);
  const people = await Promise.all(["Ada", "Ben", "Cleo", "Dan"].map((name) => signUp(server.url, name)));
  const [ada, ben, cleo, dan] = people as [SignedIn, SignedIn, SignedIn, SignedIn];
  const boardIds = await Promise.all([
    boardOf(server.url, ada, [
      [ben, "editor"],
      [cleo, "editor"],
      [dan, "viewer"],
    ]),
    boardOf(server.url, ada, [[ben, "owner"]]),
  ]);
  const [first, second] = boardIds as [string, string];
  const devices = devicesOf([ada, ben, cleo, dan], random);
  for (const device of devices) device.open(first);
  for (const device of devices)
    if (device.userId !== dan.user.id && device.userId !== cleo.user.id) device.open(second);
  try {
    await live(devices, boardIds, [cleo.user.id, dan.user.id], random);
    const { acknowledged } = await expectAgreement(server.url, boardIds, devices, ada, SETTLE_MS);
    // A board that refuses everything would agree, too. How many were given depends on how soon the server is back.
    const given = devices.reduce((sum, device) => sum + device.given, 0);
    expect(acknowledged).toBeGreaterThan(given / 5);
  } finally {
    for (const device of devices) device.close();
  }
}

/** Two tabs of one browser, two devices of one user, and others. */
function devicesOf([ada, ben, cleo, dan]: [SignedIn, SignedIn, SignedIn, SignedIn], random: Random): Device[] {
  const baseUrl = server.url;
  const shared = memoryQueue();
  const tabs = { channelName: `tabs-${randomUUID()}`, locks: navigator.locks };
  const own = () => ({ baseUrl, storage: memoryQueue(), random });
  return [
    new Device({ name: "Ada's first tab", signedIn: ada, baseUrl, storage: shared, tabs, random }),
    new Device({ name: "Ada's second tab", signedIn: ada, baseUrl, storage: shared, tabs, random }),
    new Device({ name: "Ben's laptop", signedIn: ben, ...own() }),
    new Device({ name: "Ben's phone", signedIn: ben, ...own() }),
    new Device({ name: "Cleo", signedIn: cleo, ...own() }),
    new Device({ name: "Dan", signedIn: dan, ...own() }),
  ];
}

async function live(
  devices: readonly Device[],
  boardIds: readonly string[],
  guests: readonly string[],
  random: Random,
) {
  const ends = new Map<number, () => Promise<void>>([
    [Math.floor(STEPS * (0.2 + random() * 0.2)), () => server.crash()],
    [Math.floor(STEPS * (0.6 + random() * 0.2)), () => server.restart()],
  ]);
  let ending: Promise<void> = Promise.resolve();
  for (let step = 0; step < STEPS; step++) {
    const end = ends.get(step);
    if (end) ending = ending.then(end);
    const device = devices[Math.floor(random() * devices.length)];
    const boardId = boardIds[random() < 0.7 ? 0 : 1];
    if (device && boardId) device.act(boardId, guests);
    for (const each of devices) if (!each.network.isWhole && random() < 0.03) each.network.comeBack();
    await new Promise((resolve) => setTimeout(resolve, STEP_MS * random() * 2));
  }
  await ending;
}
