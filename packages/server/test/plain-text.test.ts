import { describe, expect, it } from "vitest";
import { firstLineOf } from "../src/board/comment-list.ts";
import { plainText } from "../src/search/plain-text.ts";

// What a glance at a text shows of it: its words, without the signs that say how they look.

describe("the words of Markdown", () => {
  it.each([
    ["a table", "| Crop | Bed |\n|:---|---:|\n| Peas | 3 |", "Crop Bed Peas 3"],
    ["a table without lines at its sides", "Crop | Bed\n--- | ---\nPeas | 3", "Crop Bed Peas 3"],
    ["a link", "See [the plan](https://example.org/plan) today", "See the plan today"],
    ["a link that is explained below", "See [the plan][1] today\n\n[1]: https://example.org", "See the plan today"],
    ["a bare address", "See <https://example.org/a_b>", "See https://example.org/a_b"],
    ["a picture", "![A bed](/api/v1/x)", "A bed"],
    ["lists within lists and quotes", "> - one\n>   - [ ] two\n      - three\n1. four", "one two three four"],
    ["headings and lines", "# Peas\n\n---\n\nSow **early**, _not_ late", "Peas Sow early, not late"],
    ["signs that are meant", "2 \\* 3 \\| 4 \\_ 5", "2 * 3 | 4 _ 5"],
    ["code", "```ts\na || b\n```\nand `c`", "a || b and c"],
    ["what only looks like it", "a-b 3|4 snake_case 5 > 4", "a-b 3|4 snake_case 5 > 4"],
  ])("of %s", (_name, markdown, words) => {
    expect(plainText(markdown)).toBe(words);
  });

  it.each(["|", "[", "[a](", "[a][", "> ", "- ", "-|", "\\", "<https://", "[a]:", "#"])(
    "come in time, of many %s",
    (sign) => {
      const begun = performance.now();
      plainText(sign.repeat(100_000));
      plainText(`${sign}\n`.repeat(100_000));
      expect(performance.now() - begun).toBeLessThan(2_000);
    },
  );
});

it("a comment is known by the first words that it has", () => {
  expect(firstLineOf("\n```\n**Sow** the [peas](/x)\n```\nand more")).toBe("Sow the peas");
  expect(firstLineOf("---")).toBe("---");
  expect(firstLineOf("> _Late_")).toBe("Late");
});
