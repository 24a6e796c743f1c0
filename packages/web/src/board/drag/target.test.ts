import { expect, test } from "vitest";
import { slotAfter } from "./target.ts";

const others = [
  { id: "a", size: 40 },
  { id: "b", size: 80 },
  { id: "c", size: 40 },
];

test("the slot whose beginning is nearest is taken", () => {
  const at = (begin: number) => slotAfter(others, 10, begin);
  expect(at(-100)).toBe(null);
  expect(at(20)).toBe(null);
  expect(at(30)).toBe("a");
  expect(at(90)).toBe("a");
  expect(at(100)).toBe("b");
  expect(at(180)).toBe("c");
  expect(at(9_000)).toBe("c");
});

test("an empty column has one slot", () => {
  expect(slotAfter([], 10, 500)).toBe(null);
});
