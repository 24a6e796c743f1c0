import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en.ts";
import { type Language, languageOf } from "./languages.ts";

/** English is in the bundle: there are words whatever can be loaded. */
const CATALOGUES = {
  en: async () => en,
  es: async () => (await import("./es.ts")).es,
  pt: async () => (await import("./pt.ts")).pt,
} as const satisfies Record<Language, () => Promise<object>>;

/** Loads the words of a locale's language. Rejects when they cannot be loaded. */
export async function loadWords(locale: string): Promise<void> {
  const language = languageOf(locale) ?? "en";
  if (i18next.hasResourceBundle(language, "translation")) return;
  i18next.addResourceBundle(language, "translation", await CATALOGUES[language]());
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
    resources: { en: { translation: en } },
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
