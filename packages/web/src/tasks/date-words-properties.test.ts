import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isMonthFirst, readLine } from "./date-words.ts";

// A Wednesday, half past ten in the morning, wherever this runs.
const now = new Date(2026, 10, 18, 10, 30).getTime();

const LOCALES = { en: "en-US", es: "es-ES", pt: "pt-BR" } as const;
const languages = Object.keys(LOCALES) as (keyof typeof LOCALES)[];

/** Common words of all three, and none of a date in any. */
const PLAIN = [
  ...["call", "Ann", "buy", "MILK", "the", "of", "to", "and", "or", "with", "report", "Look", "flats", "Café", "naïve"],
  ...[
    "comprar",
    "pão",
    "llamar",
    "la",
    "niños",
    "y",
    "con",
    "ou",
    "às",
    "à",
    "é",
    "árvore",
    "日本語",
    "список",
    "🎉",
    "it’s",
  ],
  ...[
    "-",
    "–",
    "…",
    "(x)",
    "#4",
    "50%",
    "3.5",
    "v2",
    "e-mail",
    "f()",
    "C++",
    ".gitignore",
    "a/b",
    "ann@example.org",
    "!",
  ],
];
const DATES = {
  en: ["tomorrow", "fri 5pm", "every monday", "at nine", "by the 5th", "daily", "in an hour", "at midnight", "!high"],
  es: ["mañana", "vie 17h", "cada lunes", "a las nueve", "el 5", "a diario", "en una hora", "a medianoche", "!alta"],
  pt: ["amanhã", "sexta 17h", "toda terça", "às nove", "dia 5", "todo dia", "em uma hora", "à meia-noite", "!alta"],
};

const blanks = fc.constantFrom(" ", " ", " ", "  ", "\t", "\u00a0 ");
function lineOf(words: readonly string[]): fc.Arbitrary<string> {
  return fc
    .array(fc.tuple(fc.constantFrom(...words), blanks), { minLength: 1, maxLength: 10 })
    .map((all) => all.flat().join(""));
}
const inOne = (text: string) => text.replaceAll(/\s+/g, " ").trim();
const letters = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, "");

describe.each(languages)("in %s", (language) => {
  const read = (line: string) => readLine(line, { language, isMonthFirst: isMonthFirst(LOCALES[language]), now });

  test("what has no date words stays as it is, but for its blanks", () => {
    fc.assert(
      fc.property(lineOf(PLAIN), (line) => {
        expect(read(line)).toEqual({ title: inOne(line), due: null, repeat: null, priority: null, taken: [] });
      }),
      { numRuns: 300 },
    );
  });

  test("a date behind a title is taken, and nothing else of it", () => {
    const title = fc.constantFrom("Call Ann", "Comprar pão", "C++ (x)", "日本語", "Look: 50% …");
    fc.assert(
      fc.property(title, blanks, fc.constantFrom(...DATES[language]), (said, blank, date) => {
        const { title: left, taken } = read(said + blank + date);
        expect([left, taken.length > 0]).toEqual([said, true]);
      }),
      { numRuns: 100 },
    );
  });

  test("whatever is written, a letter is in the title or among the words that were taken", () => {
    const every = [
      ...PLAIN,
      ...DATES[language],
      ",",
      "tomorrow",
      "hoy",
      "sexta",
      "every",
      "cada",
      "5",
      "24/12",
      "“",
      "”",
    ];
    fc.assert(
      fc.property(lineOf(every), (line) => {
        const { title, taken } = read(line);
        const rest = taken.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), line);
        expect(letters(title)).toBe(letters(rest));
      }),
      { numRuns: 500 },
    );
  });
});
