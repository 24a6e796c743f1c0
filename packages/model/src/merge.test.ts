import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hunksOf } from "./lines.ts";
import { mergeKeepingAll, mergeTexts } from "./merge.ts";

const text = (...lines: readonly string[]) => lines.join("\n");
const BASE = text("one", "", "two", "", "three");

describe("what two made of one text", () => {
  test.each([
    [
      "lines apart",
      text("ONE", "", "two", "", "three"),
      text("one", "", "two", "", "THREE"),
      text("ONE", "", "two", "", "THREE"),
    ],
    [
      "neighbouring lines",
      text("one", "x", "two", "", "three"),
      text("one", "", "TWO", "", "three"),
      text("one", "x", "TWO", "", "three"),
    ],
    [
      "one added, one changed",
      text("new", "one", "", "two", "", "three"),
      text("one", "", "2", "", "three"),
      text("new", "one", "", "2", "", "three"),
    ],
    ["one took away, one added", text("one", "", "three"), text(BASE, "four"), text("one", "", "three", "four")],
    [
      "the same",
      text("one", "", "2", "", "three"),
      text("one", "", "2", "", "three"),
      text("one", "", "2", "", "three"),
    ],
    [
      "partly the same",
      text("one", "", "2", "", "3"),
      text("one", "", "2", "", "three"),
      text("one", "", "2", "", "3"),
    ],
    ["both at the end", text(BASE, "hers"), text(BASE, "mine"), text(BASE, "hers", "mine")],
    ["the same at the end", text(BASE, "ours"), text(BASE, "ours"), text(BASE, "ours")],
  ])("%s: both stand", (_, earlier, later, expected) => {
    expect(mergeTexts(BASE, earlier, later)).toEqual({ text: expected, isCollision: false });
  });

  test.each([
    [
      "one line",
      text("one", "", "hers", "", "three"),
      text("one", "", "mine", "", "three"),
      text("one", "", "mine", "", "three"),
    ],
    [
      "one line, and others apart",
      text("ONE", "", "hers", "", "three"),
      text("one", "", "mine", "", "3"),
      text("ONE", "", "mine", "", "3"),
    ],
    [
      "one took away what the other changed",
      text("one", "", "three"),
      text("one", "", "TWO", "", "three"),
      text("one", "", "TWO", "", "three"),
    ],
    ["everything", "hers", "mine", "mine"],
    ["one took all away", "hers", "", ""],
  ])("%s: the later stands, and it is said", (_, earlier, later, expected) => {
    expect(mergeTexts(BASE, earlier, later)).toEqual({ text: expected, isCollision: true });
  });

  test("two tick tasks beside each other", () => {
    const tasks = (...done: readonly string[]) => done.map((mark, at) => `- [${mark}] ${at}`).join("\n");
    expect(mergeTexts(tasks(" ", " ", " "), tasks("x", " ", " "), tasks(" ", "x", " "))).toEqual({
      text: tasks("x", "x", " "),
      isCollision: false,
    });
  });

  test("two begin an empty text", () => {
    expect(mergeTexts("", "hers", "mine")).toEqual({ text: "mine", isCollision: true });
  });
});

const lines = fc
  .array(fc.constantFrom("", "a", "b", "c", "d", "e", "f"), { maxLength: 14 })
  .map((each) => each.join("\n"));

describe("whatever the texts", () => {
  test("who changed nothing has no say", () => {
    fc.assert(
      fc.property(lines, lines, (base, other) => {
        expect(mergeTexts(base, other, base)).toEqual({ text: other, isCollision: false });
        expect(mergeTexts(base, base, other)).toEqual({ text: other, isCollision: false });
        expect(mergeTexts(base, other, other)).toEqual({ text: other, isCollision: false });
      }),
      { numRuns: 2_000 },
    );
  });

  test("pieces make the one text of the other", () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const [from, to] = [before.split("\n"), after.split("\n")];
        const made: string[] = [];
        let at = 0;
        for (const hunk of hunksOf(from, to)) {
          expect(hunk.start).toBeGreaterThanOrEqual(at);
          made.push(...from.slice(at, hunk.start), ...hunk.lines);
          at = hunk.end;
        }
        expect([...made, ...from.slice(at)]).toEqual(to);
      }),
      { numRuns: 2_000 },
    );
  });

  test("apart from each other, it is one who comes first: the text is the same", () => {
    const numbered = fc.record({
      length: fc.integer({ min: 3, max: 30 }),
      hers: fc.array(fc.tuple(fc.nat(29), fc.boolean()), { maxLength: 6 }),
      mine: fc.array(fc.tuple(fc.nat(29), fc.boolean()), { maxLength: 6 }),
    });
    let both = 0;
    fc.assert(
      fc.property(numbered, ({ length, hers, mine }) => {
        const base = Array.from({ length }, (_, at) => `line ${at}`);
        const changed = (name: string, edits: readonly (readonly [number, boolean])[], parity: number) => {
          // Hers are even lines, mine odd ones.
          const made = new Map(edits.map(([at, isGone]) => [at * 2 + parity, isGone ? undefined : `${name} ${at}`]));
          return base.flatMap((line, at) => (made.has(at) ? (made.get(at) ?? []) : line)).join("\n");
        };
        const [one, other] = [changed("hers", hers, 0), changed("mine", mine, 1)];
        const merged = mergeTexts(base.join("\n"), one, other);
        const swapped = mergeTexts(base.join("\n"), other, one);
        if (merged.isCollision) return;
        both++;
        expect(swapped).toEqual(merged);
      }),
      { numRuns: 1_000 },
    );
    expect(both).toBeGreaterThan(500);
  });

  test("a line that one emptied and the other took away collides", () => {
    expect(mergeTexts("f\nd", "\nd", "d")).toEqual({ text: "d", isCollision: true });
    expect(mergeTexts("f\nd", "d", "\nd")).toEqual({ text: "\nd", isCollision: true });
  });

  test("nothing of the later one's is lost, but what the earlier took away or changed", () => {
    fc.assert(
      fc.property(lines, lines, lines, (base, earlier, later) => {
        const { text: merged, isCollision } = mergeTexts(base, earlier, later);
        const kept = new Set(merged.split("\n"));
        const before = new Set(base.split("\n"));
        for (const line of later.split("\n")) if (!before.has(line)) expect(kept).toContain(line);
        if (isCollision) return;
        for (const line of earlier.split("\n")) if (!before.has(line)) expect(kept).toContain(line);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("where nobody keeps versions", () => {
  const most = 1_000;

  test("lines that both changed stand there both, the earlier above", () => {
    expect(mergeKeepingAll(most, "a\nb\nc", "a\nhers\nc", "a\nmine\nc")).toBe("a\nhers\nmine\nc");
    expect(mergeKeepingAll(most, "a\nb\nc", "a\nhers\nc", "a\nc")).toBe("a\nhers\nc");
    expect(mergeKeepingAll(most, "a\nb\nc", "a\nc", "a\nmine\nc")).toBe("a\nmine\nc");
    expect(mergeKeepingAll(most, "- [ ] a", "- [x] a", "- [x] a")).toBe("- [x] a");
  });

  test("no line that either wrote is lost", () => {
    fc.assert(
      fc.property(lines, lines, lines, (base, earlier, later) => {
        const kept = new Set(mergeKeepingAll(100_000, base, earlier, later).split("\n"));
        const before = new Set(["", ...base.split("\n")]);
        for (const line of `${earlier}\n${later}`.split("\n")) if (!before.has(line)) expect(kept).toContain(line);
      }),
      { numRuns: 2_000 },
    );
  });

  test("what is more than may be is the later alone", () => {
    expect(mergeKeepingAll(8, "a", "hers", "mine!")).toBe("mine!");
  });
});

describe("the longest and hardest texts", () => {
  const HARD: readonly (readonly [string, (at: number) => string])[] = [
    ["line ends alone", () => ""],
    ["two lines in turns", (at) => (at % 2 ? "a" : "b")],
    ["three lines by chance", (at) => "abc"[(at * 7_919 + ((at * at) % 101)) % 3] ?? ""],
    ["all different", (at) => `${at}`],
    ["all different, backwards", (at) => `${100_000 - at}`],
  ];
  const texts = HARD.map(([, line]) =>
    Array.from({ length: 25_000 }, (_, at) => line(at))
      .join("\n")
      .slice(0, 50_000),
  );

  test.each(HARD.map(([name], at) => [name, texts[at] ?? ""] as const))("%s", (_, base) => {
    for (const earlier of texts) {
      for (const later of [
        `${base.slice(0, 20_000)}x${base.slice(20_001)}`,
        earlier.split("\n").reverse().join("\n"),
      ]) {
        // Without a bound on its search this would go on beyond the time that a test has.
        expect(mergeTexts(base, earlier, later).text.length).toBeLessThanOrEqual(
          earlier.length + later.length + base.length,
        );
      }
    }
  });

  test("to keep all lines of both takes not much longer than to choose", () => {
    const [base, earlier, later] = ["a", "b", "c"].map((of) =>
      Array.from({ length: 10_000 }, (_, at) => of + at.toString(36)).join("\n"),
    );
    const shortest = (work: () => unknown) => {
      const times = Array.from({ length: 5 }, () => {
        const from = performance.now();
        work();
        return performance.now() - from;
      });
      return Math.min(...times);
    };
    if (base === undefined || earlier === undefined || later === undefined) throw new Error("no texts");
    const choosing = shortest(() => mergeTexts(base, earlier, later));
    const keeping = shortest(() => mergeKeepingAll(200_000, base, earlier, later));
    expect(keeping).toBeLessThan(choosing * 3 + 50);
  });
});
