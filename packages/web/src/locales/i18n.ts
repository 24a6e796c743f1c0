import { words as english } from "words:en/first";
import { createStore } from "../ui/store.ts";
import { LANGUAGES, type Language, languageOf } from "./languages.ts";
import { type TFunction, textsIn, translator, type Words } from "./translate.ts";

interface Loads {
  /** What the first scripts say. */
  readonly first: () => Promise<Words>;
  /** What only the parts say that are fetched later. */
  readonly rest: () => Promise<Words>;
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

/** What is loaded of each language. */
const texts: Readonly<Record<Language, Map<string, string>>> = {
  en: new Map(textsIn(english)),
  es: new Map(),
  pt: new Map(),
};

const inEnglish = translator("en", texts.en);

interface Spoken {
  readonly t: TFunction;
  /** The locale of dates and numbers is `language`, like `en-GB`. */
  readonly i18n: { readonly language: string };
}

/** What is shown in: a new value with each change of the locale, and only then. */
export const spoken = createStore<Spoken>({ t: inEnglish, i18n: { language: "en" } });

const loaded = new Set<() => Promise<Words>>([CATALOGUES.en.first]);

/** Whether a part has been asked for that says more than the first words. */
let isRestWanted = false;

async function add(language: Language, load: () => Promise<Words>): Promise<void> {
  if (loaded.has(load)) return;
  for (const [key, text] of textsIn(await load())) texts[language].set(key, text);
  loaded.add(load);
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
  const { language } = spoken.get().i18n;
  await loadWords(language);
  // Another may have been chosen meanwhile.
  if (spoken.get().i18n.language !== language) await loadRest();
}

/** Shows all texts, dates and numbers in a locale whose words are loaded. */
export function speak(locale: string): void {
  const language = languageOf(locale) ?? "en";
  document.documentElement.lang = locale;
  document.documentElement.dir = LANGUAGES[language].direction;
  // Saying the same again would still make every screen anew.
  if (spoken.get().i18n.language === locale) return;
  spoken.set({ t: translator(locale, texts[language], inEnglish), i18n: { language: locale } });
}
