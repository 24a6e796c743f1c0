import { createInstance } from "i18next";
import { describe, expect, test } from "vitest";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { LANGUAGE_LIST } from "./languages.ts";
import { pt } from "./pt.ts";

interface Words {
  readonly [key: string]: string | Words;
}

const CATALOGUES: Readonly<Record<(typeof LANGUAGE_LIST)[number], Words>> = { en, es, pt };

function textsOf(words: Words, path = ""): [string, string][] {
  return Object.entries(words).flatMap(([key, text]) =>
    typeof text === "string" ? [[path + key, text] as [string, string]] : textsOf(text, `${path}${key}.`),
  );
}

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** What is filled in: names with their format. */
function filledIn(text: string): string[] {
  return [...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name = ""]) => name).sort();
}

function bare(text: string): string {
  return text.replaceAll(/\{\{.*?\}\}/g, "");
}

const english = new Map(textsOf(en));

describe.each(LANGUAGE_LIST)("the catalogue %s", (language) => {
  const texts = new Map(textsOf(CATALOGUES[language]));
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;

  test("says everything that English says, and nothing else", () => {
    const keysOf = (of: ReadonlyMap<string, string>) => new Set([...of.keys()].map((key) => key.replace(PLURAL, "")));
    expect(keysOf(texts)).toEqual(keysOf(english));
  });

  test("has each plural form that the language has", () => {
    const missing = [...english.keys()]
      .filter((key) => key.endsWith("_other"))
      .flatMap((key) => forms.map((form) => key.replace(PLURAL, `_${form}`)))
      .filter((key) => !texts.has(key));
    expect(missing).toEqual([]);
  });

  test("fills in what English fills in", () => {
    // A form for one or none may leave the number to its words.
    const wrong = [...texts].filter(([key, text]) => {
      const same = english.get(key) ?? english.get(key.replace(PLURAL, "_other")) ?? "";
      return filledIn(text).join() !== filledIn(same).join();
    });
    expect(wrong).toEqual([]);
  });

  test("has no text that is blank, and none with a blank at its end", () => {
    expect([...texts].filter(([, text]) => text.trim() === "" || text !== text.trim())).toEqual([]);
  });

  if (language !== "en") {
    test("is translated: what stands in English too is a name, a sign or a word of both", () => {
      const same = [...texts].filter(([key, text]) => english.get(key) === text && /\p{L}{4}/u.test(bare(text)));
      expect(same.map(([key]) => key).filter((key) => !SHARED.has(key))).toEqual([]);
    });
  }
});

/** Words that the languages share. */
const SHARED = new Set([
  "app.title",
  "devices.shown.token",
  "keys.named.Ctrl",
  "keys.named.Shift",
  "member.role.editor",
  "session.email",
  "settings.avatar.zoom",
]);

test.each([
  ["en", 1, "1 card"],
  ["en-GB", 12_345, "12,345 cards"],
  ["es", 1, "1 tarjeta"],
  ["es", 12_345, "12.345 tarjetas"],
  ["es-MX", 12_345, "12,345 tarjetas"],
  ["es", 2_000_000, "2.000.000 de tarjetas"],
  ["pt-BR", 0, "0 cartão"],
  ["pt-BR", 12_345, "12.345 cartões"],
  ["pt-BR", 1_000_000, "1.000.000 de cartões"],
])("in %s so many cards are counted: %i", async (locale, count, words) => {
  const i18n = createInstance();
  const resources = { en: { translation: en }, es: { translation: es }, pt: { translation: pt } };
  await i18n.init({ lng: locale, fallbackLng: "en", resources });
  expect(i18n.t("board.column.count", { count })).toBe(words);
});
