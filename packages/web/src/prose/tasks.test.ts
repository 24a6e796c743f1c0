import { expect, test } from "vitest";
import { ticked } from "./tasks.ts";

test("ticks the one that is meant, and takes the tick away again", () => {
  const text = "Before\n\n- [ ] one\n- [x] two\n  - [ ] two and a half\n1. [ ] three\n";
  expect(ticked(text, 0)).toBe(text.replace("[ ] one", "[x] one"));
  expect(ticked(text, 1)).toBe(text.replace("[x] two\n", "[ ] two\n"));
  expect(ticked(text, 2)).toBe(text.replace("[ ] two and", "[x] two and"));
  expect(ticked(text, 3)).toBe(text.replace("[ ] three", "[x] three"));
  expect(ticked(ticked(text, 0), 0)).toBe(text);
});

test.each([
  ["in a block of code", "```\n- [ ] no\n```\n\n- [ ] yes"],
  ["in code by its indent", "Text\n\n    - [ ] no\n\n- [ ] yes"],
  ["in a comment", "<!--\n- [ ] no\n-->\n\n- [ ] yes"],
  ["behind a backslash", "- \\[ ] no\n- [ ] yes"],
  ["with nothing behind it", "- [ ]\n- [ ] yes"],
])("what only looks like a task is left alone: %s", (_, text) => {
  expect(ticked(text, 0)).toBe(text.replace("[ ] yes", "[x] yes"));
});

test.each([
  ["in a quotation", "> - [ ] yes"],
  ["in a list within a list on one line", "- - [ ] yes"],
  ["with Windows line ends", "- [ ] no\r\n- [ ] yes\r\n"],
  ["with a capital", "- [X] yes"],
])("finds a task %s", (_, text) => {
  const index = text.includes("no") ? 1 : 0;
  const expected = text.includes("[X]") ? text.replace("[X] yes", "[ ] yes") : text.replace("[ ] yes", "[x] yes");
  expect(ticked(text, index)).toBe(expected);
});

test("a task that is not there changes nothing", () => {
  expect(ticked("- [ ] one", 1)).toBe("- [ ] one");
  expect(ticked("none", 0)).toBe("none");
});

test("the last of two thousand tasks is ticked", () => {
  const text = "- [ ] task of many\n".repeat(2_000);
  expect(ticked(text, 1_999)).toBe(`${"- [ ] task of many\n".repeat(1_999)}- [x] task of many\n`);
});
