import { expect, test } from "vitest";
import { touchedRows } from "./touched-rows.ts";

// a: 4 to 44, b: 52 to 132, c: 140 to 180.
const rows = [
  { id: "a", size: 40 },
  { id: "b", size: 80 },
  { id: "c", size: 40 },
];
const touched = (from: number, to: number) => touchedRows(rows, 4, 8, from, to).join("");

test("a row is touched by its edge, and not from the gap beside it", () => {
  expect(touched(0, 3)).toBe("");
  expect(touched(0, 4)).toBe("a");
  expect(touched(44, 51)).toBe("a");
  expect(touched(45, 51)).toBe("");
  expect(touched(45, 52)).toBe("b");
  expect(touched(60, 61)).toBe("b");
  expect(touched(44, 140)).toBe("abc");
  expect(touched(181, 900)).toBe("");
});
