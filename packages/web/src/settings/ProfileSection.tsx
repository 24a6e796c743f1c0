import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { FormFault } from "../session/FormFault.tsx";
import { useMe } from "../session/use-session.ts";
import { Field } from "../ui/Field.tsx";
import { accountFaults } from "./account-faults.ts";
import { AvatarField } from "./avatar/AvatarField.tsx";
import { Panel } from "./Panel.tsx";
import { SaveRow } from "./SaveRow.tsx";
import { useEdited } from "./use-edited.ts";
import { useFaultFocus } from "./use-fault-focus.ts";
import { useSaving } from "./use-saving.ts";

export function ProfileSection() {
  const { t } = useTranslation();
  const me = useMe();
  const name = useEdited(me.id, "name", me.name);
  const username = useEdited(me.id, "username", me.username);
  const saving = useSaving();
  const form = useFaultFocus(saving.refusals);
  const { fields, whole } = accountFaults(saving.error, ["name", "username"], t);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (saving.isBusy) return;
    const isTaken = await saving.save({ name: name.text.trim(), username: username.text.trim() });
    if (!isTaken) return;
    name.drop();
    username.drop();
  }

  function type(field: typeof name, text: string) {
    saving.reset();
    field.write(text);
  }

  return (
    <Panel title={t("settings.profile.you.title")} lead={t("settings.profile.you.lead")}>
      <AvatarField />
      <form ref={form} noValidate onSubmit={(event) => void submit(event)} className="flex max-w-100 flex-col gap-4">
        <FormFault text={whole} />
        <Field
          label={t("session.name")}
          name="name"
          autoComplete="name"
          required
          maxLength={100}
          fault={fields.name}
          value={name.text}
          onChange={(event) => type(name, event.target.value)}
        />
        <Field
          label={t("settings.profile.username")}
          hint={t("settings.profile.usernameHint")}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={32}
          fault={fields.username}
          value={username.text}
          onChange={(event) => type(username, event.target.value)}
        />
        <SaveRow label={t("app.save")} isWanted={name.isEdited || username.isEdited} {...saving} />
      </form>
    </Panel>
  );
}
