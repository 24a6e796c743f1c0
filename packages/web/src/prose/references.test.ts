import { describe, expect, test } from "vitest";
import { cardReference, targetOf, withMentions } from "./references.ts";

const HERE = "https://boards.example.org";
const [boardId, cardId] = ["01980000-0000-7000-8000-000000000001", "01980000-0000-7000-8000-000000000002"];

describe("where a link leads", () => {
  test.each(["https://example.com/a?b=c#d", "http://example.com/", "mailto:ann@example.org"])("away: %s", (href) => {
    expect(targetOf(href, HERE)).toEqual({ where: "away", href });
  });

  test.each([`/b/${boardId}/c/${cardId}`, `${HERE}/b/${boardId}/c/${cardId}?x=1#y`])("to a card: %s", (href) => {
    expect(targetOf(href, HERE)).toEqual({ where: "here", path: `/b/${boardId}/c/${cardId}`, boardId, cardId });
  });

  test("to a board", () => {
    expect(targetOf(`/b/${boardId}`, HERE)).toMatchObject({ where: "here", boardId, cardId: undefined });
  });

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " \u0001javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "blob:https://boards.example.org/1",
    "file:///etc/passwd",
    "tel:110",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "/settings",
    "/api/v1/auth/logout",
    "settings",
    "?archived=true",
    "#card",
    "",
    "https://boards.example.org@evil.example/",
    `/b/${boardId}/c/${cardId}/../../../../settings`,
    `/b/${boardId}/c/`,
    `//evil.example/b/${boardId}`,
  ])("nowhere: %j", (address) => {
    const target = targetOf(address, HERE);
    // A path that comes down to a board's after all leads there and nowhere else.
    expect(target === undefined || target.where === "here").toBe(true);
    if (target?.where === "here") expect(target.path).toMatch(/^\/b\/[0-9a-f-]{36}(\/c\/[0-9a-f-]{36})?$/);
    if (!address.includes("/b/")) expect(target).toBeUndefined();
  });
});

test("a card is named by its title, whatever is in that, and its address", () => {
  expect(cardReference(boardId, { id: cardId, title: "Half a horse" })).toBe(
    `[#Half a horse](/b/${boardId}/c/${cardId})`,
  );
  expect(cardReference(boardId, { id: cardId, title: "a] *b* `c`" })).toBe(
    `[#a\\] \\*b\\* \\\`c\\\`](/b/${boardId}/c/${cardId})`,
  );
});

describe("mentions", () => {
  const names = (text: string) =>
    withMentions(text).flatMap((piece) => (typeof piece === "string" ? [] : piece.username));

  test.each([
    ["@ann", ["ann"]],
    ["ask @ann.b, or @ben-1.", ["ann.b", "ben-1"]],
    ["(@ann)", ["ann"]],
    ["ann@example.org", []],
    ["a.@ann", []],
    ["@@ann", []],
    ["@a", []],
    ["x/@ann", []],
    ["@", []],
  ])("%j", (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  test("nothing of a text is lost", () => {
    for (const text of ["@ann", "hi @ann. Is @ben... there?", "@ann@ben", "none"]) {
      const pieces = withMentions(text).map((piece) => (typeof piece === "string" ? piece : piece.written));
      expect(pieces.join("")).toBe(text);
    }
  });
});
