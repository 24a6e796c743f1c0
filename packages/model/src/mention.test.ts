import { describe, expect, test } from "vitest";
import { mentionsIn, newlyNamed, usernamesIn } from "./mention.ts";

describe("who is named", () => {
  test.each([
    ["Ask @ann and @Ben-2, please.", ["ann", "ben-2"]],
    ["(@ann) @ann. @ann-", ["ann"]],
    ["mail ann@example.org or /@ann or @@ann", []],
    ["`@ann` and ``a ` @ann`` but @ben", ["ben"]],
    ["```js\n@ann\n```\n@ben", ["ben"]],
    ["~~~\n@ann\n~~~\n@ben", ["ben"]],
    ["```\n@ann never closed", []],
    ["one ` backtick and @ann", ["ann"]],
    ["`` @ann `", ["ann"]],
    ["@a is too short", []],
  ])("in %j", (text, names) => {
    expect([...usernamesIn(text)]).toEqual(names);
  });

  test("with the place of each", () => {
    expect(mentionsIn("Hi @ann, @ben.")).toEqual([
      { username: "ann", index: 3 },
      { username: "ben", index: 9 },
    ]);
  });

  test("anew: those that the text before did not name", () => {
    expect(newlyNamed("@ann", "@Ann @ben")).toEqual(["ben"]);
    expect(newlyNamed(null, "@ann")).toEqual(["ann"]);
    expect(newlyNamed("@ann", null)).toEqual([]);
  });

  test.each([" ", "a"])("in a long text of backticks with %j between, before the time of a test is over", (between) => {
    const runs = Array.from({ length: 310 }, (_, at) => "`".repeat(at + 1)).join(between);
    for (let time = 0; time < 10; time++) expect([...usernamesIn(`${runs} @ann`)]).toEqual(["ann"]);
  });
});
