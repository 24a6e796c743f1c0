import { expect, test } from "vitest";
import { pastedLines } from "./pasted-lines.ts";

test("each line that says something is a title, without the marks of a list", () => {
  const text = "- one\r\n* two\n\n  3. three \n12) four\n- [x] five\n• six\n   \n-seven\n2026 was eight";
  expect(pastedLines(text)).toEqual(["one", "two", "three", "four", "five", "six", "-seven", "2026 was eight"]);
});
