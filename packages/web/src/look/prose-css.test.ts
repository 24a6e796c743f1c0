import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { contrast } from "../../test/contrast.ts";

const tokens = readFileSync(new URL("tokens.css", import.meta.url), "utf8");

function pairOf(name: string): readonly [light: string, dark: string] {
  const [, light = "", dark = ""] = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens) ?? [];
  return [light, dark];
}

test.each(["ink-soft", "code-keyword", "code-string", "code-number", "code-name", "danger-text"])(
  "code in --%s can be read on its panel, light and dark",
  (name) => {
    const [ground, letters] = [pairOf("panel"), pairOf(name)];
    expect(contrast(ground[0], letters[0])).toBeGreaterThan(4.5);
    expect(contrast(ground[1], letters[1])).toBeGreaterThan(4.5);
  },
);
