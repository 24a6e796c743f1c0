import { expect, test } from "vitest";
import { everyToken, tokensOf } from "./markdown.ts";

const LONGEST = 50_000;

// What makes readers of Markdown slow: beginnings without ends, and things within each other.
const HARD: Readonly<Record<string, string>> = {
  quotations: ">",
  lists: "- ",
  brackets: "[",
  links: "[a](",
  references: "[a][",
  images: "![",
  emphasis: "_a**",
  stars: "*",
  "stars and words": "*a ",
  "strong and not": "**a *b ",
  underscores: "*_",
  strikes: "~a ",
  ticks: "`",
  "ticks and words": "`a``",
  tags: "<a ",
  comments: "<!--",
  entities: "&a",
  addresses: "a@",
  links2: "http://",
  tables: "|a",
  backslashes: "\\",
  "line ends": "\n",
  spaces: " ",
  quotes: '[a]: "',
};

// A reader that goes back again and again over one of them would not end within the time that a test has.
test.each(Object.entries(HARD))("50,000 characters of %s are read to the end, or not at all", (_, piece) => {
  const text = piece.repeat(LONGEST / piece.length);
  const read = tokensOf(text)?.map(({ raw }) => raw);
  expect(read?.join("").length ?? text.length).toBe(text.length);
});

test("a long text that people write is read", () => {
  const text =
    "## Part\n\nSome *words* and **others**, `code`, [a link](https://example.org).\n\n- [ ] a task\n\n".repeat(500);
  expect([...everyToken(tokensOf(text))].filter(({ type }) => type === "checkbox")).toHaveLength(500);
});
