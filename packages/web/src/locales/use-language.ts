import type { User } from "@syncboard/client";
import { useEffect, useState } from "react";
import { useClient } from "../app/client-context.ts";
import { useStore } from "../ui/store.ts";
import { LANGUAGES, type Language, languageOf } from "./languages.ts";
import { chooseLocale, shownLocale, wishedLocale } from "./locale.ts";

/** Choices that the account does not have yet: meanwhile what it says is older than what is shown. */
let onTheWay = 0;

/** Chosen on a page for guests just now: an account without a language of its own takes it over. */
let chosenAsGuest: string | null = null;

function localeOf(language: Language | null): string | null {
  return language === null ? null : LANGUAGES[language].locale;
}

export async function chooseAsGuest(language: Language): Promise<void> {
  await chooseLocale(LANGUAGES[language].locale);
  chosenAsGuest = LANGUAGES[language].locale;
}

/** The language that was chosen, null for the browser's: at once on this device, and kept on the account for the others. */
export function useLanguage() {
  const { session } = useClient();
  const wished = useStore(wishedLocale, (state) => state);
  const language = wished === null ? null : (languageOf(wished) ?? null);

  /** Rejects, and shows the one before again, when the account does not take it. */
  async function choose(next: Language | null): Promise<void> {
    const before = wishedLocale.get();
    const locale = localeOf(next);
    onTheWay++;
    try {
      await chooseLocale(locale);
      await session.changeAccount({ locale });
    } catch (error) {
      if (wishedLocale.get() === locale) await chooseLocale(before);
      throw error;
    } finally {
      onTheWay--;
    }
  }

  return { language, choose };
}

/** Shows the language of the account, wherever it was chosen. False until its first words are there. */
export function useAccountLanguage(user: User | null): boolean {
  const { session } = useClient();
  const [isSettled, setSettled] = useState(false);
  const isShown = user !== null && shownLocale(user.locale) === shownLocale(wishedLocale.get());

  const userId = user?.id;
  const locale = user?.locale;
  useEffect(() => {
    if (userId === undefined || locale === undefined) return;
    const guests = chosenAsGuest;
    chosenAsGuest = null;
    if (locale === null && guests !== null) {
      setSettled(true);
      // Not taken: it is this device's for now.
      session.changeAccount({ locale: guests }).catch(() => {});
      return;
    }
    if (onTheWay > 0) return;
    // Without a network the words of another language stay away, and the ones that are there do.
    void chooseLocale(locale)
      .catch(() => {})
      .then(() => setSettled(true));
  }, [session, userId, locale]);

  return isSettled || isShown;
}
