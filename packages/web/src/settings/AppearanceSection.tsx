import { useState } from "react";
import { useTranslation } from "react-i18next";
import { chooseTheme, THEMES, themeStore } from "../look/theme.ts";
import { useStore } from "../ui/store.ts";
import { Panel } from "./Panel.tsx";
import { SavedSign } from "./SavedSign.tsx";
import { ThemeChoice } from "./ThemeChoice.tsx";

export function AppearanceSection() {
  const { t } = useTranslation();
  const theme = useStore(themeStore, (state) => state);
  const [isSaved, setSaved] = useState(false);
  return (
    <Panel
      title={t("session.theme.title")}
      lead={t("settings.appearance.lead")}
      trailing={<SavedSign isSaved={isSaved} />}
    >
      <fieldset>
        <legend className="sr-only">{t("session.theme.title")}</legend>
        <div className="grid gap-3 sm:grid-cols-3">
          {THEMES.map((each) => (
            <ThemeChoice
              key={each}
              theme={each}
              isChosen={each === theme}
              onChoose={() => {
                chooseTheme(each);
                setSaved(true);
              }}
            />
          ))}
        </div>
      </fieldset>
    </Panel>
  );
}
