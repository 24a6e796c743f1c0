import { randomBytes, randomInt } from "node:crypto";
import { v7 } from "uuid";

/** Time, ids and chance, as parameters: what a program cannot decide for itself. */
export interface Sources {
  /** ISO 8601, UTC, milliseconds. */
  now(): string;
  /** UUIDv7. */
  newId(): string;
  /** 256 bits that nobody can guess. */
  newSecret(): string;
  /** 1000 to 9999. */
  randomNumber(): number;
}

export const realSources: Sources = {
  now: () => new Date().toISOString(),
  newId: () => v7(),
  newSecret: () => randomBytes(32).toString("base64url"),
  randomNumber: () => randomInt(1_000, 10_000),
};

/** A time so many seconds from another. */
export function later(time: string, seconds: number): string {
  return new Date(Date.parse(time) + seconds * 1_000).toISOString();
}
