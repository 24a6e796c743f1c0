import { useTranslation } from "react-i18next";
import { LANGUAGE_LIST, LANGUAGES, type Language } from "../locales/languages.ts";
import { shownLocale } from "../locales/locale.ts";
import { useLanguage } from "../locales/use-language.ts";
import { FormFault } from "../session/FormFault.tsx";
import { Choice } from "./Choice.tsx";
import { Panel } from "./Panel.tsx";
import { SavedSign } from "./SavedSign.tsx";
import { useSavedChoice } from "./use-saved-choice.ts";

export function LanguageSection() {
  const { t, i18n } = useTranslation();
  const { language, choose: save } = useLanguage();
  const { wanted, isSaved, fault, choose } = useSavedChoice<Language | null>(save);
  const names = new Intl.DisplayNames(i18n.language, { type: "language" });
  // Its words may have to be loaded first: meanwhile the choice itself shows.
  const chosen = wanted === undefined ? language : wanted;

  return (
    <Panel
      title={t("settings.language.title")}
      lead={t("settings.language.lead")}
      trailing={<SavedSign isSaved={isSaved} />}
    >
      <FormFault text={fault} />
      <fieldset className="-mx-3 -mb-2">
        <legend className="sr-only">{t("settings.language.title")}</legend>
        <Choice
          type="radio"
          name="language"
          label={t("settings.language.browser")}
          hint={names.of(shownLocale(null))}
          checked={chosen === null}
          onChange={() => void choose(null)}
        />
        {LANGUAGE_LIST.map((each) => {
          const { name, locale } = LANGUAGES[each];
          const translated = names.of(locale);
          const isSame = translated?.toLowerCase() === name.toLowerCase();
          return (
            <Choice
              key={each}
              type="radio"
              name="language"
              label={name}
              labelLang={locale}
              hint={isSame ? undefined : translated}
              checked={chosen === each}
              onChange={() => void choose(each)}
            />
          );
        })}
      </fieldset>
    </Panel>
  );
}
