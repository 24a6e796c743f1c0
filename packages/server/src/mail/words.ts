import { en, type MailWords } from "./words/en.ts";

const LANGUAGES: Readonly<Record<string, MailWords>> = { en };

/** In the reader's language, or in English where we do not speak it. `locale` like `pt-BR`. */
export function wordsFor(locale: string | null): MailWords {
  const [language = ""] = (locale ?? "").toLowerCase().split("-");
  return (Object.hasOwn(LANGUAGES, language) && LANGUAGES[language]) || en;
}
