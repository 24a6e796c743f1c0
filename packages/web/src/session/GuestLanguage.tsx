import { Globe } from "lucide-react";
import { useTranslation } from "react-i18next";
import { faultText } from "../app/fault.ts";
import { LANGUAGE_LIST, LANGUAGES, languageOf } from "../locales/languages.ts";
import { chooseAsGuest } from "../locales/use-language.ts";
import { notify } from "../ui/notices.ts";

/** The language, for who is not signed in: quietly at the foot of their pages. */
export function GuestLanguage() {
  const { t, i18n } = useTranslation();
  return (
    <label className="inline-flex items-center gap-1.5 self-start text-ink-faint">
      <Globe aria-hidden size={15} strokeWidth={1.9} />
      <span className="sr-only">{t("settings.language.title")}</span>
      <select
        value={languageOf(i18n.language)}
        onChange={(event) => {
          const chosen = languageOf(event.target.value);
          if (chosen) chooseAsGuest(chosen).catch((error) => notify(faultText(error, t), { tone: "problem" }));
        }}
        className="field-sizing-content h-8 rounded-control bg-transparent px-1 text-sm text-ink-soft hover:bg-hover hover:text-ink pointer-coarse:h-11"
      >
        {LANGUAGE_LIST.map((each) => (
          <option key={each} value={each} lang={LANGUAGES[each].locale} className="bg-raised text-ink">
            {LANGUAGES[each].name}
          </option>
        ))}
      </select>
    </label>
  );
}
