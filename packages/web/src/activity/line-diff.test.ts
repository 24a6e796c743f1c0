import { expect, test } from "vitest";
import { lineDiff, withoutSame } from "./line-diff.ts";

const SIGNS = { same: " ", gone: "-", come: "+" };

function diff(before: string | null, after: string | null): string[] {
  return lineDiff(before, after).map(({ what, text }) => SIGNS[what] + text);
}

test("lines that went stand before those that came, among what stayed", () => {
  expect(diff("a\nb\nc", "a\nx\nc")).toEqual([" a", "-b", "+x", " c"]);
  expect(diff("a\nb\nc\nd", "b\nx\nd\ne")).toEqual(["-a", " b", "-c", "+x", " d", "+e"]);
});

test("no text has no lines", () => {
  expect(diff(null, "a\n\nb")).toEqual(["+a", "+", "+b"]);
  expect(diff("a", null)).toEqual(["-a"]);
  expect(diff("", null)).toEqual([]);
});

test("line ends of another system are no change", () => {
  expect(diff("a\r\nb", "a\nb\nc")).toEqual([" a", " b", "+c"]);
});

test("texts that have hardly a line in common are shown soon, one after the other", () => {
  const many = (letter: string) => Array.from({ length: 20_000 }, (_, at) => `${letter}${at}`).join("\n");
  const lines = lineDiff(`same\n${many("a")}`, `same\n${many("b")}`);
  expect(lines).toHaveLength(40_001);
  expect([lines[0]?.what, lines[1]?.what, lines[20_000]?.what, lines[20_001]?.what]).toEqual([
    "same",
    "gone",
    "gone",
    "come",
  ]);
});

test("what stayed is shown beside changes alone", () => {
  const before = ["a", "b", "c", "d", "e", "f", "g"].join("\n");
  expect(withoutSame(lineDiff(before, `${before}\nh`))).toEqual([
    { what: "many", count: 5 },
    { what: "same", text: "f" },
    { what: "same", text: "g" },
    { what: "come", text: "h" },
  ]);
  expect(withoutSame(lineDiff("a", "a"))).toEqual([{ what: "many", count: 1 }]);
});
