import { globSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { keysOf, partOf } from "../catalogue-parts.ts";
import { en } from "../src/locales/en.ts";
import { Modules, readModule } from "../words-of.ts";

const SRC = join(import.meta.dirname, "..", "src");

describe("the words of the app", () => {
  const files = globSync("**/*.{ts,tsx}", {
    cwd: SRC,
    exclude: (path) => /\.test\.ts$|\.d\.ts$|^locales\/\w\w(?:\/|\.ts$)/.test(path),
  }).map((path) => join(SRC, path));

  test("are each found in the source of some part: else it would be loaded by none that says it, or is said by none", () => {
    const isNamed = new Modules().namesIn(files);
    expect(keysOf(en).filter((key) => !isNamed(key))).toEqual([]);
  });

  test("are in the first part where a board says them, and only there", () => {
    const isFirst = new Modules().namesIn([join(SRC, "main.tsx"), join(SRC, "board", "BoardScreen.tsx")]);
    const first = keysOf(partOf(en, isFirst));
    expect(first).toEqual(expect.arrayContaining(["board.column.count_one", "board.state.offline", "app.partFailed"]));
    for (const part of ["settings.", "tasks.", "subject.", "document.", "administration.", "search."]) {
      expect(first.filter((key) => key.startsWith(part))).toEqual([]);
    }
  });
});

test("the two parts of a catalogue are all of it", () => {
  const words = { a: { one: "1", two_one: "2", two_other: "2" }, b: { c: { three: "3" } }, d: "4" };
  const isFirst = (key: string) => key.startsWith("a.two") || key === "d";
  expect(partOf(words, isFirst)).toEqual({ a: { two_one: "2", two_other: "2" }, d: "4" });
  expect(partOf(words, (key) => !isFirst(key))).toEqual({ a: { one: "1" }, b: { c: { three: "3" } } });
});

describe("a module", () => {
  const read = (code: string) => readModule("/app/Part.tsx", code);

  test("needs what it imports and gives on, but no types", () => {
    const { needs } = read(`
      import { a } from "./a.ts";
      import type { B } from "./b.ts";
      import { type C } from "./c.ts";
      import { type D, d } from "../d/D.tsx";
      import "./look.css";
      import { e } from "somewhere";
      export { f } from "./f.ts";
      export type { G } from "./g.ts";
    `);
    expect(needs).toEqual(["/app/a.ts", "/d/D.tsx", "/app/f.ts"]);
  });

  test("fetches what it imports later", () => {
    const code = 'const load = async () => (await import("./Later.tsx")).Later;';
    const { needs, fetches } = read(code);
    expect(needs).toEqual([]);
    expect(fetches.map(({ start, end, path }) => [code.slice(start, end), path])).toEqual([
      ['import("./Later.tsx")', "/app/Later.tsx"],
    ]);
  });

  test("says the keys that stand in it, in a call or not, with a number or composed", () => {
    const { texts, patterns } = read(`
      const action = { label: "board.undo" };
      const shown = <p title={t("card.title")}>{t(isOpen ? "app.close" : "app.save", { count })} {t(\`member.role.\${role}\`)}</p>;
    `);
    expect([...texts]).toEqual(["board.undo", "card.title", "app.close", "app.save"]);
    expect(patterns.map(({ source }) => source)).toEqual(["^member\\.role\\..+$"]);
  });

  test("may not compose a key from which nobody can tell what it says", () => {
    const unreadable = /begin with what is always the same/;
    expect(() => read(`const text = t(\`\${part}.title\`);`)).toThrow(unreadable);
    expect(() => read(`const text = desk.t(\`\${part}.title\`);`)).toThrow(unreadable);
  });
});
