import { randomInt, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Role } from "@syncboard/model";
import { describe, expect, it } from "vitest";
import { findCaddy } from "../../../services/caddy.ts";
import { findPostgres } from "../../../services/postgres.ts";
import { findRedis } from "../../../services/redis.ts";
import { memoryQueue, type SignedIn } from "../src/index.ts";
import { expectAgreement, readSnapshot } from "./agreement.ts";
import { FAULTS, type Fault, scheduleOf } from "./chaos-schedule.ts";
import { Deployment } from "./deployment.ts";
import { Device } from "./device.ts";
import { type Random, seededRandom } from "./faulty-network.ts";
import { boardOf, signUp } from "./people.ts";

// Everything at once: people at unreliable devices, several instances behind a proxy, and all that these need failing in turn.

const DURATION_MS = 60_000;
const STEP_MS = 30;
/** The longest that an instance waits on a dead connection is 25 s, and then a device may wait until its next try. */
const SETTLE_MS = 60_000;
/** By then those with an instance that was killed are taken to be gone (M3). */
const GHOSTS_MS = 35_000;
const FAULTINESS = 0.3;
const LEAST_ACKNOWLEDGED = 300;

const caddy = findCaddy() ?? "";
const isHere = caddy !== "" && findPostgres() !== undefined && findRedis() !== undefined;

describe.skipIf(!isHere)(
  "whatever fails, every client comes to show what the database holds, and nothing is lost or done twice",
  () => {
    const seed = process.env.SEED === undefined ? randomInt(2 ** 32) : Number(process.env.SEED);
    for (const instances of [2, 3]) {
      const name = `M1, M2, M3, C3, C6, C9, Q7, W3: ${instances} instances, seed ${seed} (SEED=${seed} repeats it)`;
      it(name, { timeout: DURATION_MS + 3 * SETTLE_MS }, () => survive(instances, seed));
    }
  },
);

async function survive(instances: number, seed: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "syncboard-chaos-"));
  const deployment = await Deployment.start(caddy, instances, folder);
  const devices: Device[] = [];
  try {
    const random = seededRandom(seed);
    const people = await Promise.all(
      ["Ada", "Ben", "Cleo", "Dan", "Eve", "Finn", "Gus"].map((name) => signUp(deployment.url, name)),
    );
    const [ada, ben, cleo, dan, ...others] = people as [SignedIn, SignedIn, SignedIn, SignedIn, ...SignedIn[]];
    const all: readonly (readonly [SignedIn, Role])[] = [
      [ben, "owner"],
      [cleo, "editor"],
      [dan, "viewer"],
      ...others.map((person) => [person, "editor"] as const),
    ];
    const boardIds: string[] = [];
    devices.push(...devicesOf(deployment.url, [ada, ben, cleo, dan, ...others], random));
    for (const members of [all, all.slice(0, 4), all.slice(0, 1)]) {
      const boardId = await boardOf(deployment.url, ada, members);
      boardIds.push(boardId);
      const userIds = new Set([ada, ...members.map(([person]) => person)].map(({ user }) => user.id));
      for (const device of devices) if (userIds.has(device.userId)) device.open(boardId);
    }

    const planned = scheduleOf(seededRandom(seed), instances, DURATION_MS);
    const counts = new Map<Fault, number>(FAULTS.map((fault) => [fault, 0]));
    const suffering = planned.map(async (each) => {
      await pause(each.atMs);
      await deployment.suffer(each);
      counts.set(each.fault, (counts.get(each.fault) ?? 0) + 1);
    });
    let isOver = false;
    const suffered = Promise.allSettled(suffering).finally(() => {
      isOver = true;
    });
    const worked = await Promise.allSettled([
      work(devices, boardIds, [cleo.user.id, dan.user.id], random, () => isOver),
    ]);
    // To the last one, also when something has failed: nothing is to start again after the end.
    for (const outcome of [...(await suffered), ...worked]) if (outcome.status === "rejected") throw outcome.reason;
    deployment.expectAllRunning();

    const from = Date.now();
    const { acknowledged, logged } = await expectAgreement(deployment.url, boardIds, devices, ada, SETTLE_MS);
    const said = [...counts].map(([fault, count]) => `${fault} ${count}`).join(", ");
    process.stdout.write(
      `${instances} instances, seed ${seed}: ${said}; ${acknowledged} commands acknowledged, ${logged} in the log, ` +
        `settled in ${Date.now() - from} ms\n`,
    );
    expect(acknowledged).toBeGreaterThanOrEqual(LEAST_ACKNOWLEDGED);
    for (const [fault, count] of counts) expect(count, fault).toBeGreaterThan(0);
    await seeEachOther(devices, boardIds);
    await sayTheSame(deployment, boardIds, ada);
  } finally {
    for (const device of devices) device.close();
    await deployment.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Ten of them: two tabs of one browser, devices of one user, and others. */
function devicesOf(baseUrl: string, people: readonly [SignedIn, SignedIn, ...SignedIn[]], random: Random): Device[] {
  const [ada, ben, ...others] = people;
  const faultiness = FAULTINESS;
  const shared = memoryQueue();
  const tabs = { channelName: `tabs-${randomUUID()}`, locks: navigator.locks };
  const own = () => ({ baseUrl, storage: memoryQueue(), random, faultiness });
  return [
    new Device({ name: "Ada's first tab", signedIn: ada, tabs, ...own(), storage: shared }),
    new Device({ name: "Ada's second tab", signedIn: ada, tabs, ...own(), storage: shared }),
    new Device({ name: "Ada's phone", signedIn: ada, ...own() }),
    new Device({ name: "Ben's laptop", signedIn: ben, ...own() }),
    new Device({ name: "Ben's phone", signedIn: ben, ...own() }),
    ...others.map((signedIn) => new Device({ name: signedIn.user.name, signedIn, ...own() })),
  ];
}

async function work(
  devices: readonly Device[],
  boardIds: readonly string[],
  guests: readonly string[],
  random: Random,
  isOver: () => boolean,
): Promise<void> {
  while (!isOver()) {
    const device = devices[Math.floor(random() * devices.length)];
    const boardId = boardIds[Math.floor(random() ** 2 * boardIds.length)];
    if (device && boardId && device.hasOpen(boardId)) device.act(boardId, guests);
    for (const each of devices) if (!each.network.isWhole && random() < 0.03) each.network.comeBack();
    await pause(STEP_MS * random() * 2);
  }
}

/** Whoever looks at a board sees all the others who do, and nobody who is gone. */
async function seeEachOther(devices: readonly Device[], boardIds: readonly string[]): Promise<void> {
  for (const boardId of boardIds) {
    const here = devices.filter((device) => device.hasOpen(boardId) && device.stateOf(boardId).status === "ready");
    const seen = () =>
      here.map((device) =>
        device
          .stateOf(boardId)
          .here.map(({ userId }) => userId)
          .sort(),
      );
    const expected = here.map((device) =>
      here
        .filter((each) => each !== device)
        .map(({ userId }) => userId)
        .sort(),
    );
    await expect.poll(seen, { timeout: GHOSTS_MS }).toEqual(expected);
  }
}

/** All instances are well and show the same boards, and so does one that has just started and reads its rows. */
async function sayTheSame(deployment: Deployment, boardIds: readonly string[], reader: SignedIn): Promise<void> {
  const [first, ...others] = deployment.instances;
  if (!first) throw new Error("There is no instance");
  const read = (url: string) => Promise.all(boardIds.map((boardId) => readSnapshot(url, boardId, reader.accessToken)));
  const ready = () => Promise.all(deployment.instances.map(({ url }) => readiness(url)));
  await expect.poll(ready, { timeout: GHOSTS_MS }).toEqual(deployment.instances.map(() => "ok"));
  const before = await read(first.url);
  for (const { url } of others) expect(await read(url)).toEqual(before);
  await first.restart();
  expect(await read(first.url)).toEqual(before);
}

async function readiness(url: string): Promise<unknown> {
  const said: { status: unknown } = await (await fetch(`${url}/health/ready`)).json();
  return said.status;
}
