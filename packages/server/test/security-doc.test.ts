import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";

// docs/security.md says which test shows what. It may not say more than there is.

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const FOLDERS = ["packages/server/test", "packages/client/test", "packages/model/src", "e2e/tests"];
const CHAPTERS = ["V2", "V3", "V4", "V5", "V6", "V7", "V8", "V12", "V13", "V14"];
/** What stands as the name of a test or of a row of its table: a text before what is done, or before a row. */
const TITLES = /["`]([^"`\n]+)["`](?:,\s*(?:\{[^{}]*\},\s*)?(?:async\b|\()|: \{$)/gm;
/** A test as the page names it. */
const SHOWN = /`([\w.-]+\.ts)`: "([^"]+)"/g;

interface Row {
  readonly number: string;
  readonly state: string;
  readonly why: string;
}

const tests = new Map<string, string>();
let page = "";
let rows: Row[] = [];

beforeAll(async () => {
  for (const folder of FOLDERS) {
    const names = (await readdir(join(ROOT, folder), { recursive: true })).filter((name) => name.endsWith(".ts"));
    for (const name of names) {
      // Two folders may have one of the same name.
      const before = tests.get(basename(name)) ?? "";
      tests.set(basename(name), before + (await readFile(join(ROOT, folder, name), "utf8")));
    }
  }
  page = await readFile(join(ROOT, "docs/security.md"), "utf8");
  rows = [...page.matchAll(/^\| (\d[\d., ]*) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm)].map(
    ([, number = "", state = "", why = ""]) => ({ number, state, why }),
  );
});

describe("docs/security.md", () => {
  test("has a line for each number, once, in every chapter that it promises", () => {
    expect(page).toContain("ASVS 4.0.3");
    expect(rows.length).toBeGreaterThan(90);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
    expect(page.match(/^\| \d/gm)).toHaveLength(rows.length);
    for (const chapter of CHAPTERS) {
      expect(page).toMatch(new RegExp(`^### ${chapter} `, "m"));
      expect(rows.filter(({ number }) => number.startsWith(`${chapter.slice(1)}.`)).length, chapter).toBeGreaterThan(7);
    }
  });

  test("says met by tests that are there, and otherwise what is missing or why", () => {
    const missing: string[] = [];
    for (const { number, state, why } of rows) {
      const named = [...why.matchAll(SHOWN)];
      expect(["met", "partly", "not met", "n/a"], number).toContain(state);
      if (state === "met" || state === "partly") expect(named.length, number).toBeGreaterThan(0);
      // Beside the tests: what is missing, or why.
      if (state !== "met") expect(why.replaceAll(SHOWN, "").length, number).toBeGreaterThan(10);
      for (const [, file = "", name = ""] of named) {
        const titles = [...(tests.get(file) ?? "").matchAll(TITLES)].map(([, title = ""]) => title);
        if (!titles.some((title) => title.includes(name))) missing.push(`${number}: ${file}: ${name}`);
      }
    }
    expect(missing).toEqual([]);
  });
});
