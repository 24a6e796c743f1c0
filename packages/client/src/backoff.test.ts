import { expect, it } from "vitest";
import { retryDelay } from "./backoff.ts";

it("Q7: waits longer each time, at most 30 s, and never at the same moment as everybody else", () => {
  const longest = Array.from({ length: 12 }, (_, attempt) => retryDelay(attempt, () => 1));
  const shortest = Array.from({ length: 12 }, (_, attempt) => retryDelay(attempt, () => 0));
  expect(longest.slice(0, 4)).toEqual([500, 1_000, 2_000, 4_000]);
  expect(longest.at(-1)).toBe(30_000);
  expect(shortest).toEqual(longest.map((delay) => delay / 2));
});
