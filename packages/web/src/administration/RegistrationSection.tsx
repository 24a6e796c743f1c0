import { administrationOf, type RegistrationMode, type RegistrationState } from "@syncboard/client";
import { CloudOff } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { FormFault } from "../session/FormFault.tsx";
import { Choice } from "../settings/Choice.tsx";
import { Panel } from "../settings/Panel.tsx";
import { SavedSign } from "../settings/SavedSign.tsx";
import { useSavedChoice } from "../settings/use-saved-choice.ts";
import { Problem } from "../ui/Problem.tsx";
import { InvitesPanel } from "./InvitesPanel.tsx";

const MODES = ["open", "invite", "closed"] as const satisfies readonly RegistrationMode[];

/** Who may create an account here, and the invites to it. */
export function RegistrationSection() {
  const administration = administrationOf(useClient());
  const [state, setState] = useState<RegistrationState>();
  const [error, setError] = useState<unknown>();

  const load = useCallback(async () => {
    setError(undefined);
    try {
      setState(await administration.getRegistration());
    } catch (failure) {
      setError(failure);
    }
  }, [administration]);
  useEffect(() => void load(), [load]);

  return (
    <>
      <ModePanel state={state} loadFault={error} onRetry={() => void load()} onChosen={setState} />
      <InvitesPanel registration={state?.registration} />
    </>
  );
}

interface ModePanelProps {
  readonly state: RegistrationState | undefined;
  readonly loadFault: unknown;
  readonly onRetry: () => void;
  readonly onChosen: (state: RegistrationState) => void;
}

function ModePanel({ state, loadFault, onRetry, onChosen }: ModePanelProps) {
  const { t } = useTranslation();
  const administration = administrationOf(useClient());
  const { wanted, isSaved, fault, choose } = useSavedChoice(async (next: RegistrationMode) =>
    onChosen(await administration.chooseRegistration(next)),
  );

  return (
    <Panel
      title={t("administration.registration.who")}
      lead={t("administration.registration.lead")}
      trailing={<SavedSign isSaved={isSaved} />}
    >
      <FormFault text={fault} />
      {!state && loadFault !== undefined ? (
        <Problem icon={CloudOff} title={t("devices.unloaded")} text={faultText(loadFault, t)} onRetry={onRetry} />
      ) : (
        <fieldset className="-mx-3 -mb-2" aria-busy={!state}>
          <legend className="sr-only">{t("administration.registration.who")}</legend>
          {MODES.map((mode) => {
            const isRefused = state !== undefined && !state.allowed.includes(mode);
            return (
              <Choice
                key={mode}
                type="radio"
                name="registration"
                label={t(`administration.registration.${mode}.label`)}
                hint={t(
                  isRefused ? "administration.registration.notAllowed" : `administration.registration.${mode}.hint`,
                )}
                disabled={!state || isRefused}
                checked={(wanted ?? state?.registration) === mode}
                onChange={() => void choose(mode)}
              />
            );
          })}
        </fieldset>
      )}
    </Panel>
  );
}
