import type { NewPersonalToken, TokenScope } from "@syncboard/client";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText, fieldFault } from "../app/fault.ts";
import { MakeRow } from "../settings/MakeRow.tsx";
import { useFaultFocus } from "../settings/use-fault-focus.ts";
import { ExpirySelect, inDays } from "../ui/ExpirySelect.tsx";
import { Field } from "../ui/Field.tsx";

interface NewTokenFormProps {
  readonly onMade: (made: NewPersonalToken) => void;
  readonly onCancel: () => void;
}

const SCOPES = ["read", "write"] as const satisfies readonly TokenScope[];
const DAYS = [7, 30, 90, 365] as const;
const MAX_NAME = 100;

export function NewTokenForm({ onMade, onCancel }: NewTokenFormProps) {
  const { t } = useTranslation();
  const { api } = useClient();
  const [name, setName] = useState("");
  const [scope, setScope] = useState<TokenScope>("read");
  const [days, setDays] = useState<number>(90);
  const [isBusy, setBusy] = useState(false);
  const [nameFault, setNameFault] = useState<string>();
  const [fault, setFault] = useState<string>();
  const [refusals, setRefusals] = useState(0);
  const form = useFaultFocus(refusals);

  function refuseName() {
    setNameFault(t("devices.newToken.nameFault"));
    setRefusals(refusals + 1);
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setFault(undefined);
    if (name.trim() === "") return refuseName();
    setNameFault(undefined);
    setBusy(true);
    try {
      onMade(await api.createToken({ name: name.trim(), scope, expiresAt: inDays(days) }));
    } catch (error) {
      if (fieldFault(error, "name") !== undefined) refuseName();
      else {
        setFault(fieldFault(error, "expiresAt") ? t("devices.newToken.expiryFault") : faultText(error, t));
        setRefusals(refusals + 1);
      }
      setBusy(false);
    }
  }

  return (
    <form
      ref={form}
      noValidate
      aria-label={t("devices.newToken.title")}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => event.key === "Escape" && onCancel()}
      className="flex flex-col gap-5"
    >
      <Field
        label={t("devices.newToken.name")}
        hint={t("devices.newToken.nameHint")}
        placeholder={t("devices.newToken.namePlaceholder")}
        fault={nameFault}
        name="token-name"
        autoComplete="off"
        required
        autoFocus
        maxLength={MAX_NAME}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">{t("devices.newToken.scope")}</legend>
        <div className="grid gap-2 sm:grid-cols-2">
          {SCOPES.map((each) => (
            <label key={each} className="scope-choice">
              <input
                type="radio"
                name="scope"
                value={each}
                checked={each === scope}
                onChange={() => setScope(each)}
                className="mt-0.5 accent-accent"
              />
              <span>
                <span className="block text-sm font-medium">{t(`devices.tokens.scope.${each}`)}</span>
                <span className="mt-0.5 block text-xs text-ink-soft">{t(`devices.newToken.scopeHint.${each}`)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <ExpirySelect choices={DAYS} days={days} onChoose={setDays} className="sm:w-44" />
      <MakeRow
        label={t("devices.newToken.submit")}
        busyLabel={t("devices.newToken.busy")}
        isBusy={isBusy}
        fault={fault}
        onCancel={onCancel}
      />
    </form>
  );
}
