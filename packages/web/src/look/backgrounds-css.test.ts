import { readFileSync } from "node:fs";
import { COLORS } from "@syncboard/model";
import { expect, test } from "vitest";
import { contrast } from "../../test/contrast.ts";

const read = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");
const tokens = read("tokens.css");
const css = read("backgrounds.css");

const LETTERS = ["ink", "ink-soft", "ink-faint", "accent-text", "danger-text", "warn-text", "good-text"];

function pairOf(text: string, name: string): [light: string, dark: string] {
  const [, light = "", dark = ""] = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(text) ?? [];
  return [light, dark];
}

test.each(COLORS)("whatever is written on a board of %s can be read, light and dark", (color) => {
  const rule = css.slice(css.indexOf(`[data-background="${color}"] {`)).split("}")[0] ?? "";
  for (const ground of ["canvas", "panel", "panel-strong"]) {
    const grounds = pairOf(rule, ground);
    for (const letters of LETTERS) {
      for (const [at, ink] of pairOf(tokens, letters).entries()) {
        expect(contrast(grounds[at] ?? "", ink), `${letters} on ${ground}`).toBeGreaterThan(4.5);
      }
    }
  }
});

test("no two hues are the same", () => {
  expect(new Set(css.match(/--canvas: .*/g)).size).toBe(COLORS.length);
});
