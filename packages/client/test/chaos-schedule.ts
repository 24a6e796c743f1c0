import type { Random } from "./faulty-network.ts";

/** What happens to a deployment sooner or later. */
export const FAULTS = [
  "instance killed",
  "instance stopped",
  "Redis killed",
  "PostgreSQL stopped",
  "PostgreSQL crashed",
  "database cut",
  "database silent",
  "bus cut",
  "bus silent",
] as const;

export type Fault = (typeof FAULTS)[number];

export interface Planned {
  readonly atMs: number;
  readonly fault: Fault;
  /** To which instance, or to whose connections. */
  readonly instance: number;
  readonly lengthMs: number;
  /** Connections that fell silent stay so for good; others are broken off in the end. */
  readonly isForGood: boolean;
}

const PAUSE_MS = [1_500, 4_000] as const;
/** How long each lasts, at least and at most. */
const LENGTH_MS: Readonly<Record<Fault, readonly [number, number]>> = {
  "instance killed": [0, 3_000],
  "instance stopped": [0, 1_000],
  "Redis killed": [1_000, 10_000],
  "PostgreSQL stopped": [1_000, 3_000],
  "PostgreSQL crashed": [1_000, 3_000],
  "database cut": [200, 4_000],
  "database silent": [1_000, 5_000],
  "bus cut": [200, 5_000],
  "bus silent": [1_000, 6_000],
};
const FOR_GOOD = 0.3;

/** What goes wrong and when, the same for a seed every time: every fault once before any comes again. */
export function scheduleOf(random: Random, instances: number, durationMs: number): readonly Planned[] {
  const between = ([least, most]: readonly [number, number]) => Math.round(least + random() * (most - least));
  const planned: Planned[] = [];
  let bag: Fault[] = [];
  for (let atMs = between(PAUSE_MS); atMs < durationMs; atMs += between(PAUSE_MS)) {
    if (bag.length === 0) bag = [...FAULTS];
    const [fault] = bag.splice(Math.floor(random() * bag.length), 1);
    if (!fault) break;
    planned.push({
      atMs,
      fault,
      instance: Math.floor(random() * instances),
      lengthMs: between(LENGTH_MS[fault]),
      isForGood: random() < FOR_GOOD,
    });
  }
  return planned;
}
