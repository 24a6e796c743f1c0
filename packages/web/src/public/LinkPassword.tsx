import { KeyRound } from "lucide-react";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { faultText, fieldFault } from "../app/fault.ts";
import { PasswordField } from "../session/PasswordField.tsx";
import { passwordFault } from "../session/password-fault.ts";
import { MakeRow } from "../settings/MakeRow.tsx";
import { useFaultFocus } from "../settings/use-fault-focus.ts";
import { Button } from "../ui/Button.tsx";
import { notify } from "../ui/notices.ts";
import { useSending } from "../ui/use-sending.ts";

interface LinkPasswordProps {
  readonly hasPassword: boolean;
  readonly onSet: (password: string) => Promise<void>;
  readonly onRemove: () => void;
}

/** The password that the link takes. */
export function LinkPassword({ hasPassword, onSet, onRemove }: LinkPasswordProps) {
  const { t } = useTranslation();
  const [isSetting, setSetting] = useState(false);
  const begin = useRef<HTMLButtonElement>(null);

  function end() {
    // First, for what is under the hand goes away.
    begin.current?.focus();
    setSetting(false);
  }

  return (
    <>
      <div className="flex flex-wrap items-end gap-2">
        <Button ref={begin} icon={KeyRound} aria-expanded={isSetting} className="h-10" onClick={() => setSetting(true)}>
          {t(hasPassword ? "publicLink.changePassword" : "publicLink.setPassword")}
        </Button>
        {hasPassword && (
          <Button
            look="quiet"
            className="h-10"
            onClick={() => {
              begin.current?.focus();
              onRemove();
            }}
          >
            {t("publicLink.removePassword")}
          </Button>
        )}
      </div>
      {isSetting && <PasswordForm onSet={onSet} onEnd={end} />}
    </>
  );
}

function PasswordForm({ onSet, onEnd }: Pick<LinkPasswordProps, "onSet"> & { readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const { isBusy, error, refusals, refuse, send } = useSending();
  const form = useFaultFocus(refusals);
  const weak = passwordFault(password);
  const isEasy = fieldFault(error, "password") !== undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    if (weak) return refuse();
    const isSet = await send(() => onSet(password));
    if (!isSet) return;
    notify(t("publicLink.saved"));
    onEnd();
  }

  const fault = refusals > 0 && weak ? t(`session.passwordFault.${weak}`) : isEasy ? t("publicLink.easy") : undefined;
  return (
    <form
      ref={form}
      noValidate
      aria-label={t("publicLink.setPassword")}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // The form alone, and not the dialog around it.
        event.stopPropagation();
        onEnd();
      }}
      className="flex flex-col gap-4 rounded-card border border-line bg-panel p-4 sm:col-span-2"
    >
      <PasswordField
        label={t("publicLink.password")}
        hint={t("publicLink.passwordHint")}
        autoFocus
        autoComplete="off"
        fault={fault}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <MakeRow
        label={t("publicLink.save")}
        busyLabel={t("publicLink.saving")}
        isBusy={isBusy}
        fault={error !== undefined && !isEasy ? faultText(error, t) : undefined}
        onCancel={onEnd}
      />
    </form>
  );
}
