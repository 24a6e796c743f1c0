import type { NotificationSettings } from "@syncboard/client";
import { NOTIFICATION_KINDS, type NotificationKind } from "@syncboard/model";
import { CloudOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { FormFault } from "../session/FormFault.tsx";
import { Choice } from "../settings/Choice.tsx";
import { Panel } from "../settings/Panel.tsx";
import { SavedSign } from "../settings/SavedSign.tsx";
import { useSavedChoice } from "../settings/use-saved-choice.ts";
import { Problem } from "../ui/Problem.tsx";

type Change = Partial<Record<NotificationKind, boolean>>;

/** What is mailed of what one should know, kind by kind. */
export function NotificationsSection() {
  const { t } = useTranslation();
  const { notifications } = useClient();
  const [settings, setSettings] = useState<NotificationSettings>();
  const [error, setError] = useState<unknown>();
  const [tries, setTries] = useState(0);
  const { wanted, isSaved, fault, choose } = useSavedChoice(async (change: Change) => {
    setSettings(await notifications.changeSettings(change));
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    let isOver = false;
    setError(undefined);
    notifications.getSettings().then(
      (known) => isOver || setSettings(known),
      (failure: unknown) => isOver || setError(failure),
    );
    return () => {
      isOver = true;
    };
  }, [notifications, tries]);

  if (error !== undefined && !settings) {
    return (
      <Problem
        icon={CloudOff}
        title={t("devices.unloaded")}
        text={faultText(error, t)}
        onRetry={() => setTries(tries + 1)}
      />
    );
  }
  const mail = { ...settings?.mail, ...wanted };
  return (
    <Panel
      title={t("notification.mail.title")}
      lead={t(settings?.isMailOn === false ? "notification.mail.off" : "notification.mail.lead")}
      trailing={<SavedSign isSaved={isSaved} />}
    >
      <FormFault text={fault} />
      <fieldset className="-mx-3 -mb-2" aria-busy={!settings}>
        <legend className="sr-only">{t("notification.mail.title")}</legend>
        {NOTIFICATION_KINDS.map((kind) => (
          <Choice
            key={kind}
            type="checkbox"
            label={t(`notification.kind.${kind}.label`)}
            hint={t(`notification.kind.${kind}.hint`)}
            checked={mail[kind] ?? false}
            disabled={!settings}
            onChange={(event) => void choose({ [kind]: event.target.checked })}
          />
        ))}
      </fieldset>
    </Panel>
  );
}
