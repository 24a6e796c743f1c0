import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormFault } from "../session/FormFault.tsx";
import { PasswordField } from "../session/PasswordField.tsx";
import { useMe } from "../session/use-session.ts";
import { Field } from "../ui/Field.tsx";
import { accountFaults } from "./account-faults.ts";
import { Panel } from "./Panel.tsx";
import { SaveRow } from "./SaveRow.tsx";
import { useEdited } from "./use-edited.ts";
import { useFaultFocus } from "./use-fault-focus.ts";
import { useSaving } from "./use-saving.ts";

export function EmailForm() {
  const { t } = useTranslation();
  const me = useMe();
  const email = useEdited(me.id, "email", me.email);
  const [currentPassword, setCurrentPassword] = useState("");
  const saving = useSaving();
  const form = useFaultFocus(saving.refusals);
  const { fields, whole } = accountFaults(saving.error, ["email", "currentPassword"], t);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (saving.isBusy) return;
    const given = currentPassword === "" ? {} : { currentPassword };
    if (!(await saving.save({ email: email.text.trim(), ...given }))) return;
    email.drop();
    setCurrentPassword("");
  }

  return (
    <Panel title={t("session.email")} lead={t("settings.account.emailLead")}>
      <form ref={form} noValidate onSubmit={(event) => void submit(event)} className="flex max-w-100 flex-col gap-4">
        <FormFault text={whole} />
        <Field
          label={t("settings.account.email")}
          name="email"
          type="email"
          autoComplete="email"
          required
          fault={fields.email}
          value={email.text}
          onChange={(event) => {
            saving.reset();
            email.write(event.target.value);
          }}
        />
        {/* There when it is needed: nothing else here asks for it. */}
        {email.isEdited && (
          <PasswordField
            label={t("settings.account.currentPassword")}
            hint={t("settings.account.currentHint")}
            name="currentPassword"
            autoComplete="current-password"
            fault={fields.currentPassword}
            value={currentPassword}
            onChange={(event) => {
              saving.reset();
              setCurrentPassword(event.target.value);
            }}
          />
        )}
        <SaveRow label={t("settings.account.changeEmail")} isWanted={email.isEdited} {...saving} />
      </form>
    </Panel>
  );
}
