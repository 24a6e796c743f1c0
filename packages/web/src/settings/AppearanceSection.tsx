import { useState } from "react";
import { useTranslation } from "react-i18next";
import { faultText } from "../app/fault.ts";
import { THEMES, type Theme } from "../look/theme.ts";
import { useTheme } from "../look/use-theme.ts";
import { FormFault } from "../session/FormFault.tsx";
import { Panel } from "./Panel.tsx";
import { SavedSign } from "./SavedSign.tsx";
import { ThemeChoice } from "./ThemeChoice.tsx";

export function AppearanceSection() {
  const { t } = useTranslation();
  const { theme, choose } = useTheme();
  const [isSaved, setSaved] = useState(false);
  const [error, setError] = useState<unknown>();

  async function take(next: Theme) {
    setSaved(false);
    setError(undefined);
    try {
      await choose(next);
      setSaved(true);
    } catch (failure) {
      setError(failure);
    }
  }

  return (
    <Panel
      title={t("session.theme.title")}
      lead={t("settings.appearance.lead")}
      trailing={<SavedSign isSaved={isSaved} />}
    >
      <FormFault text={error === undefined ? undefined : faultText(error, t)} />
      <fieldset>
        <legend className="sr-only">{t("session.theme.title")}</legend>
        <div className="grid gap-3 sm:grid-cols-3">
          {THEMES.map((each) => (
            <ThemeChoice key={each} theme={each} isChosen={each === theme} onChoose={() => void take(each)} />
          ))}
        </div>
      </fieldset>
    </Panel>
  );
}
