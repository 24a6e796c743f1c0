/**
 * The languages that the app speaks, each by its own name, and how an account says it. Another one is a line here, its
 * catalogue beside `es` (a line in i18n.ts loads it, and the compiler names each text that it misses) and the words of
 * the server's mails.
 */
export const LANGUAGES = {
  en: { name: "English", locale: "en" },
  es: { name: "Español", locale: "es" },
  pt: { name: "Português (Brasil)", locale: "pt-BR" },
} as const;

export type Language = keyof typeof LANGUAGES;

export const LANGUAGE_LIST = ["en", "es", "pt"] as const satisfies readonly Language[];

/** The tag as `Intl` takes it; undefined for what is none. */
function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** The language of ours that a tag like `pt-PT` asks for. */
export function languageOf(tag: string): Language | undefined {
  const [first] = (canonical(tag) ?? "").split("-");
  return LANGUAGE_LIST.find((language) => language === first);
}

/**
 * What texts, dates and numbers are shown in, like `en-GB`. The language is what the account or the person wishes, where
 * we speak it, else the best that the browser knows. Its region comes from whoever names one: a date in the midst of
 * a text is in the language of the text.
 */
export function localeFor(wished: string | null, browser: readonly string[]): string {
  const tags = wished === null ? browser : [wished, ...browser];
  const language = tags.map(languageOf).find((each) => each !== undefined) ?? "en";
  const spoken = tags.filter((tag) => languageOf(tag) === language).map((tag) => canonical(tag) ?? tag);
  return spoken.find((tag) => tag.includes("-")) ?? language;
}
