import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormFault } from "../session/FormFault.tsx";
import { PasswordField } from "../session/PasswordField.tsx";
import { passwordFault } from "../session/password-fault.ts";
import { useMe } from "../session/use-session.ts";
import { notify } from "../ui/notices.ts";
import { accountFaults } from "./account-faults.ts";
import { Panel } from "./Panel.tsx";
import { SaveRow } from "./SaveRow.tsx";
import { useFaultFocus } from "./use-fault-focus.ts";
import { useSaving } from "./use-saving.ts";

export function PasswordForm() {
  const { t } = useTranslation();
  const me = useMe();
  const [currentPassword, setCurrentPassword] = useState("");
  const [password, setPassword] = useState("");
  const [isTried, setTried] = useState(false);
  const saving = useSaving();
  const form = useFaultFocus(saving.refusals);
  const { fields, whole } = accountFaults(saving.error, ["currentPassword", "password"], t);
  const weak = isTried ? passwordFault(password) : undefined;
  const isMissing = isTried && currentPassword === "";

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (saving.isBusy) return;
    setTried(true);
    if (passwordFault(password) || currentPassword === "") return saving.refuse();
    if (!(await saving.save({ currentPassword, password }))) return;
    setTried(false);
    setCurrentPassword("");
    setPassword("");
    notify(t("settings.account.passwordChanged"));
  }

  return (
    <Panel title={t("session.password")} lead={t("settings.account.passwordLead")}>
      <form ref={form} noValidate onSubmit={(event) => void submit(event)} className="flex max-w-100 flex-col gap-4">
        <FormFault text={whole} />
        {/* Tells password managers whose password it is. */}
        <input hidden readOnly type="text" name="username" autoComplete="username" value={me.email} />
        <PasswordField
          label={t("settings.account.currentPassword")}
          name="currentPassword"
          autoComplete="current-password"
          fault={isMissing ? t("settings.account.currentMissing") : fields.currentPassword}
          value={currentPassword}
          onChange={(event) => {
            saving.reset();
            setCurrentPassword(event.target.value);
          }}
        />
        <PasswordField
          label={t("settings.account.newPassword")}
          hint={t("session.passwordHint")}
          name="newPassword"
          autoComplete="new-password"
          fault={weak ? t(`session.passwordFault.${weak}`) : fields.password}
          value={password}
          onChange={(event) => {
            saving.reset();
            setPassword(event.target.value);
          }}
        />
        <SaveRow label={t("settings.account.changePassword")} isWanted={password !== ""} {...saving} />
      </form>
    </Panel>
  );
}
