import { createStore } from "../ui/store.ts";
import { loadWords, speak, startWords } from "./i18n.ts";
import { localeFor } from "./languages.ts";

const KEY = "syncboard.locale";

/** What was chosen on this device, or by the account that was last signed in here; null: as the browser says. */
export const wishedLocale = createStore<string | null>(localStorage.getItem(KEY));

export function shownLocale(wished: string | null): string {
  return localeFor(wished, navigator.languages);
}

let turn = 0;

/** Shows a locale and remembers it on this device. Rejects, and changes nothing, when its words cannot be loaded. */
export async function chooseLocale(wished: string | null): Promise<void> {
  const mine = ++turn;
  const locale = shownLocale(wished);
  await loadWords(locale);
  // Another was chosen while this one was loading.
  if (mine !== turn) return;
  if (wished === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, wished);
  await speak(locale);
  wishedLocale.set(wished);
}

/** Before the first paint, so that nobody sees a flash of another language. */
export async function startLocale(): Promise<void> {
  startWords();
  await chooseLocale(wishedLocale.get()).catch(() => speak("en"));
  addEventListener("languagechange", () => {
    if (wishedLocale.get() === null) void chooseLocale(null).catch(() => {});
  });
}
