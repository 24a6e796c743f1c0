import { expect, test } from "vitest";
import { askedAt } from "./asked.ts";

const asked = (text: string) => askedAt(text, text.length);

test.each([
  ["@", { sign: "@", from: 0, typed: "" }],
  ["Ask @an", { sign: "@", from: 4, typed: "an" }],
  ["first line\n(@ben.b", { sign: "@", from: 12, typed: "ben.b" }],
  ["#", { sign: "#", from: 0, typed: "" }],
  ["see #fix the", { sign: "#", from: 4, typed: "fix the" }],
  ["see #fix the ", { sign: "#", from: 4, typed: "fix the " }],
])("%j names something", (text, expected) => {
  expect(asked(text)).toEqual(expected);
});

test.each([
  "",
  "ann@example.org",
  "# Heading",
  "## ",
  "a#1",
  "see #fix  the",
  "[#Done](/b/x",
  "@ann,",
  "@ann says",
  "`@`",
])("%j names nothing", (text) => {
  expect(asked(text)).toBeUndefined();
});

test("only what stands before the caret is looked at, on its own line", () => {
  expect(askedAt("@ann and more", 4)).toEqual({ sign: "@", from: 0, typed: "ann" });
  expect(askedAt("#\nmore", 6)).toBeUndefined();
});
