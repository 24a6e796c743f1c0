import { en, type MailWords } from "./words/en.ts";
import { es } from "./words/es.ts";
import { pt } from "./words/pt.ts";

const LANGUAGES: Readonly<Record<string, MailWords>> = { en, es, pt };

/** In the reader's language, or in English where we do not speak it. `locale` like `pt-BR`. */
export function wordsFor(locale: string | null): MailWords {
  const [language = ""] = (locale ?? "").toLowerCase().split("-");
  return (Object.hasOwn(LANGUAGES, language) && LANGUAGES[language]) || en;
}
