import { expect, test } from "vitest";
import { localCounters } from "./counters.ts";

const MANY = 100_050;

test("made-up names in whatever number do not bring forgotten what was counted often", async () => {
  const counters = localCounters();
  for (let count = 1; count <= 10; count++) await counters.add("guess ann", 900);
  for (let index = 0; index < MANY; index++) await counters.add(`guess nobody ${index}`, 900);
  expect(await counters.add("guess ann", 900)).toMatchObject({ count: 11 });
  // Of those that were counted once the oldest went first.
  expect(await counters.add("guess nobody 0", 900)).toMatchObject({ count: 1 });
  expect(await counters.add(`guess nobody ${MANY - 1}`, 900)).toMatchObject({ count: 2 });
});

test("what has ended goes before what has not", async () => {
  let time = 0;
  const counters = localCounters(() => time);
  for (let index = 0; index < MANY; index++) {
    // Each more often than what is still counted.
    for (let count = 1; count <= 2; count++) await counters.add(`ended ${index % 99_900}`, 1);
  }
  time = 1_000;
  await counters.add("first", 900);
  for (let index = 0; index < 2_000; index++) await counters.add(`new ${index}`, 900);
  expect(await counters.add("first", 900)).toMatchObject({ count: 2 });
});
