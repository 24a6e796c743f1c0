import type { AccountChange } from "@syncboard/client";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormFault } from "../session/FormFault.tsx";
import { useMe } from "../session/use-session.ts";
import { accountFaults } from "./account-faults.ts";
import { Choice } from "./Choice.tsx";
import { Panel } from "./Panel.tsx";
import { SavedSign } from "./SavedSign.tsx";
import { useSaving } from "./use-saving.ts";

const PROFILES = ["public", "members", "private"] as const;
type Privacy = NonNullable<AccountChange["privacy"]>;

export function PrivacySection() {
  return (
    <>
      <ProfilePanel />
      <FindPanel />
    </>
  );
}

/** What is chosen shows at once, and goes back when the server does not take it. */
function usePrivacy() {
  const { t } = useTranslation();
  const { privacy } = useMe();
  const saving = useSaving();
  const [wanted, setWanted] = useState<Privacy>({});
  async function choose(change: Privacy) {
    setWanted(change);
    await saving.save({ privacy: change });
    setWanted((now) => (now === change ? {} : now));
  }
  const fault = accountFaults(saving.error, [], t).whole;
  return { privacy: { ...privacy, ...wanted }, choose, fault, isSaved: saving.isSaved };
}

function ProfilePanel() {
  const { t } = useTranslation();
  const { privacy, choose, fault, isSaved } = usePrivacy();
  return (
    <Panel
      title={t("settings.privacy.profile.title")}
      lead={t("settings.privacy.profile.lead")}
      trailing={<SavedSign isSaved={isSaved} />}
    >
      <FormFault text={fault} />
      <fieldset className="-mx-3 -mb-2">
        <legend className="sr-only">{t("settings.privacy.profile.title")}</legend>
        {PROFILES.map((each) => (
          <Choice
            key={each}
            type="radio"
            name="profile"
            label={t(`settings.privacy.profile.${each}.label`)}
            hint={t(`settings.privacy.profile.${each}.hint`)}
            checked={privacy.profile === each}
            onChange={() => void choose({ profile: each })}
          />
        ))}
      </fieldset>
    </Panel>
  );
}

function FindPanel() {
  const { t } = useTranslation();
  const { privacy, choose, fault, isSaved } = usePrivacy();
  return (
    <Panel title={t("settings.privacy.find.title")} trailing={<SavedSign isSaved={isSaved} />}>
      <FormFault text={fault} />
      <div className="-mx-3 -mt-2 -mb-2">
        <Choice
          type="checkbox"
          label={t("settings.privacy.find.label")}
          hint={t("settings.privacy.find.hint")}
          checked={privacy.findableByEmail}
          onChange={(event) => void choose({ findableByEmail: event.target.checked })}
        />
      </div>
    </Panel>
  );
}
