import { readFileSync } from "node:fs";
import { COLORS } from "@syncboard/model";
import { expect, test } from "vitest";
import { contrast } from "../../test/contrast.ts";

const css = readFileSync(new URL("labels.css", import.meta.url), "utf8");

/** The colours of one hue, light and dark; gray is what stands without a hue. */
function pairsOf(color: string) {
  const selector = color === "gray" ? ".label-chip {" : `.label-chip[data-color="${color}"] {`;
  const rule = css.slice(css.indexOf(selector)).split("}")[0] ?? "";
  const [, groundLight = "", groundDark = ""] = /--ground: light-dark\((#\w{6}), (#\w{6})\)/.exec(rule) ?? [];
  const [, lettersLight = "", lettersDark = ""] = /--letters: light-dark\((#\w{6}), (#\w{6})\)/.exec(rule) ?? [];
  return [
    [groundLight, lettersLight],
    [groundDark, lettersDark],
  ] as const;
}

test.each(COLORS)("a label's name can be read on %s, light and dark", (color) => {
  expect(color === "gray" || css.includes(`[data-color="${color}"]`)).toBe(true);
  for (const [ground, letters] of pairsOf(color)) expect(contrast(ground, letters)).toBeGreaterThan(4.5);
});

test("no two hues have the same ground", () => {
  const grounds = COLORS.flatMap((color) => pairsOf(color).map(([ground]) => ground));
  expect(new Set(grounds).size).toBe(COLORS.length * 2);
});
