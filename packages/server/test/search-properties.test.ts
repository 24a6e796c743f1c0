import fc from "fast-check";
import { expect, test } from "vitest";
import { extractOf, partsOf } from "../src/search/extract.ts";
import { fold, foldWithOrigins } from "../src/search/fold.ts";
import { Matcher } from "../src/search/match.ts";
import { plainText } from "../src/search/plain-text.ts";
import { type Term, termsOf, wantedOf } from "../src/search/query.ts";
import { lexemesOf, unitsOf } from "../src/search/words.ts";

// Whatever a text is, it is found by what stands in it, and what is shown of it is what was written.

const LETTERS = [
  ..."abcdeéèüßæøłñAÉÑŁ0129 \n-_.,'\"*:()日本語東京カガｶﾞ한국ไทย🚀👍🏽אבשّمеёйΣς",
  "e\u0301",
  "\u200d",
  "ﬁ",
  "²",
  "Å",
];
const text = fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 60 });
const anyText = fc.oneof(
  text,
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
);

/** Whether an entry with these lexemes has what is asked of the index. */
function has(lexemes: readonly string[], terms: readonly Term[], place: "anywhere" | "title"): boolean {
  return wantedOf(terms, place).every(({ lexeme, isPrefix }) =>
    lexemes.some((each) => each === lexeme || (isPrefix && each.startsWith(lexeme))),
  );
}

const entry = (title: string, description: string) => lexemesOf({ scope: "a", type: "card", title, text: description });

test("every word of a text finds it, and every way in which one begins", async () => {
  await fc.assert(
    fc.asyncProperty(anyText, anyText, fc.nat(), fc.nat(), async (title, description, at, length) => {
      const words = `${title} ${description}`.split(/[\s"“”«»„]+/u).filter((word) => unitsOf(word).length > 0);
      const word = words[at % Math.max(1, words.length)];
      if (word === undefined) return;
      const units = unitsOf(word);
      const begun = [...fold(word)].slice(0, 1 + (length % [...fold(word)].length)).join("");
      for (const q of units.length === 1 ? [word, begun] : [word]) {
        const terms = termsOf(q);
        if (terms.length === 0) continue;
        expect([q, has(await entry(title, description), terms, "anywhere")]).toEqual([q, true]);
        expect([q, new Matcher(terms).scoreOf({ title, text: description, isCut: false })]).not.toEqual([q, undefined]);
      }
    }),
    { numRuns: 500 },
  );
});

test("any part of a text without spaces, and any run of words in quotation marks, finds it", async () => {
  const signs = fc.string({
    unit: fc.constantFrom(...["日", "本", "語", "東", "京", "カ", "ガ", "한", "국", "ไ", "ท", "ย", "🚀"]),
    minLength: 1,
    maxLength: 30,
  });
  const words = fc.array(fc.constantFrom("red", "house", "river", "Über", "a", "v2", "été"), {
    minLength: 1,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(signs, words, fc.nat(), fc.nat(), async (run, said, from, length) => {
      const each = [...run];
      const start = from % each.length;
      const part = each.slice(start, start + 1 + (length % each.length)).join("");
      const first = from % said.length;
      const phrase = `"${said.slice(first, first + 1 + (length % said.length)).join(" ")}"`;
      for (const q of [part, phrase]) {
        const terms = termsOf(q);
        expect([q, has(await entry(run, said.join(", ")), terms, "anywhere")]).toEqual([q, true]);
        expect(new Matcher(terms).scoreOf({ title: run, text: said.join(", "), isCut: false })).toBeDefined();
      }
      expect(has(await entry(run, ""), termsOf(part), "title")).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("nothing that is asked of the index can end its quotation marks", async () => {
  await fc.assert(
    fc.asyncProperty(anyText, anyText, async (title, q) => {
      const asked = (["anywhere", "title"] as const).flatMap((place) => wantedOf(termsOf(q), place));
      for (const lexeme of [...(await entry(title, q)), ...asked.map((each) => each.lexeme)]) {
        expect(lexeme).toMatch(/^[a-z0-9\u0080-\u{10ffff}]+$/u);
      }
    }),
    { numRuns: 500 },
  );
});

test("the parts of a title are the title, and those of an extract stand in the text", () => {
  fc.assert(
    fc.property(anyText, anyText, (title, q) => {
      const matcher = new Matcher(termsOf(q));
      expect(
        partsOf(title, matcher)
          .map((part) => part.text)
          .join(""),
      ).toBe(title);
      const extract = extractOf(title.repeat(30), matcher);
      const shown = extract.map((part) => part.text).join("");
      expect(shown.length).toBeLessThan(300 + q.length);
      for (const part of extract) expect(part.text).not.toBe("");
    }),
    { numRuns: 500 },
  );
});

test("a place in what is folded is known in what was written", () => {
  fc.assert(
    fc.property(anyText, (written) => {
      const { text: folded, originAt } = foldWithOrigins(written);
      expect(folded).toBe(fold(written));
      let before = 0;
      for (let place = 0; place <= folded.length; place++) {
        const at = originAt(place);
        expect(at).toBeGreaterThanOrEqual(before);
        before = at;
      }
      expect(originAt(folded.length)).toBe(written.length);
    }),
    { numRuns: 500 },
  );
});

test("empty lines, however many, are nothing among words", () => {
  expect(plainText("one\n  ---\n\t_ _ _\r\n\n  ```js\ntwo\n```\n***")).toBe("one two");
  for (const end of ["\n", "\r", "\r\n", "\u2028", "  \n", "-\n"]) {
    expect(plainText(`one${end.repeat(300_000)}two`)).toMatch(/^one[- ]* two$/);
  }
});
