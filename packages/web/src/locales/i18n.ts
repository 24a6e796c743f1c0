import { words as english } from "words:en/first";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { en } from "./en.ts";
import { type Language, languageOf } from "./languages.ts";

interface Loads {
  /** What the first scripts say. */
  readonly first: () => Promise<object>;
  /** What only the parts say that are fetched later. */
  readonly rest: () => Promise<object>;
}

/** The first words of English are in the bundle: there are words whatever can be loaded. */
const CATALOGUES = {
  en: { first: async () => english, rest: async () => (await import("words:en/rest")).words },
  es: {
    first: async () => (await import("words:es/first")).words,
    rest: async () => (await import("words:es/rest")).words,
  },
  pt: {
    first: async () => (await import("words:pt/first")).words,
    rest: async () => (await import("words:pt/rest")).words,
  },
} as const satisfies Record<Language, Loads>;

const loaded = new Set<() => Promise<object>>();

/** Whether a part has been asked for that says more than the first words. */
let isRestWanted = false;

async function add(language: Language, load: () => Promise<object>): Promise<void> {
  if (loaded.has(load)) return;
  const words = await load();
  loaded.add(load);
  i18next.addResourceBundle(language, "translation", words, true);
}

/** Loads the words of a locale's language that are needed by now. Rejects when they cannot be loaded. */
export async function loadWords(locale: string): Promise<void> {
  const language = languageOf(locale) ?? "en";
  const { first, rest } = CATALOGUES[language];
  await Promise.all([add(language, first), isRestWanted && add(language, rest)]);
  // A part may have been asked for meanwhile.
  if (isRestWanted) await add(language, rest);
}

/** Loads what the parts say in the language that is shown, and from now on in every one that is shown. */
export async function loadRest(): Promise<void> {
  isRestWanted = true;
  const { language } = i18next;
  await loadWords(language);
  // Another may have been chosen meanwhile.
  if (i18next.language !== language) await loadRest();
}

/** Shows all texts, dates and numbers in a locale whose words are loaded. */
export async function speak(locale: string): Promise<void> {
  // Saying the same again would still make every screen anew.
  if (i18next.language !== locale) await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
  document.documentElement.dir = i18next.dir(locale);
}

export function startWords(): void {
  void i18next.use(initReactI18next).init({
    lng: "en",
    fallbackLng: "en",
    resources: { en: { translation: english } },
    // React escapes.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en };
  }
}
