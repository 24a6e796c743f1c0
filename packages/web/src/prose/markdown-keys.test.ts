import { describe, expect, test } from "vitest";
import { continued, marked } from "./markdown-keys.ts";

/** `|` is the caret, two of them what is selected. */
function after(written: string, key: (text: string, start: number, end: number) => ReturnType<typeof continued>) {
  const start = written.indexOf("|");
  const end = written.lastIndexOf("|") - (written.indexOf("|") === written.lastIndexOf("|") ? 0 : 1);
  const text = written.replaceAll("|", "");
  const edit = key(text, start, end);
  if (!edit) return undefined;
  const made = text.slice(0, edit.from) + edit.text + text.slice(edit.to);
  const [from, to] = edit.selection;
  return from === to
    ? `${made.slice(0, from)}|${made.slice(from)}`
    : `${made.slice(0, from)}|${made.slice(from, to)}|${made.slice(to)}`;
}

describe("Enter", () => {
  test.each([
    ["- milk|", "- milk\n- |"],
    ["  * milk|\nbread", "  * milk\n  * |\nbread"],
    ["9. nine|", "9. nine\n10. |"],
    ["1) one| two", "1) one\n2) | two"],
    ["- [x] done|", "- [x] done\n- [ ] |"],
    ["> so|", "> so\n> |"],
    ["- milk\n- |", "- milk\n|"],
    ["- [ ] |", "|"],
    ["- a |b| c", "- a \n- | c"],
  ])("goes on with what it is in, or ends it: %j", (before, then) => {
    expect(after(before, continued)).toBe(then);
  });

  test.each(["milk|", "|", "-milk|", "1.|", "**bold**|"])("is a new line like any other: %j", (before) => {
    expect(after(before, continued)).toBeUndefined();
  });
});

test.each([
  ["a |word| b", "a **|word|** b"],
  ["a **|word|** b", "a |word| b"],
  ["|", "**|**"],
])("a sign is put around what is selected, and taken away again: %j", (before, then) => {
  expect(after(before, (text, start, end) => marked(text, start, end, "**"))).toBe(then);
});
