import { expect, test } from "vitest";
import { movedPlace } from "./use-merged-draft.ts";

const before = "one\ntwo\nthree";

test.each([
  ["above it", "new\none\ntwo\nthree", 5, 9],
  ["below it", "one\ntwo\nthree\nfour", 5, 5],
  ["above and below", "zero\none\ntwo\nthree\nfour", 7, 12],
  ["at the very end", "zero\none\ntwo\nthree", 13, 18],
  ["lines are taken away above", "two\nthree", 5, 1],
])("the caret stays in its line when others change lines %s", (_, after, place, expected) => {
  expect(movedPlace(before, after, place)).toBe(expected);
});
