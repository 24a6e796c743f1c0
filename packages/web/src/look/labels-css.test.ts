import { readFileSync } from "node:fs";
import { COLORS } from "@syncboard/model";
import { expect, test } from "vitest";

const css = readFileSync(new URL("labels.css", import.meta.url), "utf8");

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

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
