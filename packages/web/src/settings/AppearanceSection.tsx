import { useTranslation } from "react-i18next";
import { THEMES } from "../look/theme.ts";
import { useTheme } from "../look/use-theme.ts";
import { FormFault } from "../session/FormFault.tsx";
import { Panel } from "./Panel.tsx";
import { SavedSign } from "./SavedSign.tsx";
import { ThemeChoice } from "./ThemeChoice.tsx";
import { useSavedChoice } from "./use-saved-choice.ts";

export function AppearanceSection() {
  const { t } = useTranslation();
  const { theme, choose: save } = useTheme();
  const { isSaved, fault, choose } = useSavedChoice(save);

  return (
    <Panel
      title={t("session.theme.title")}
      lead={t("settings.appearance.lead")}
      trailing={<SavedSign isSaved={isSaved} />}
    >
      <FormFault text={fault} />
      <fieldset>
        <legend className="sr-only">{t("session.theme.title")}</legend>
        <div className="grid gap-3 sm:grid-cols-3">
          {THEMES.map((each) => (
            <ThemeChoice key={each} theme={each} isChosen={each === theme} onChoose={() => void choose(each)} />
          ))}
        </div>
      </fieldset>
    </Panel>
  );
}
