import type { NewPersonalToken, TokenScope } from "@syncboard/client";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText, fieldFault } from "../app/fault.ts";
import { FormFault } from "../session/FormFault.tsx";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";

interface NewTokenFormProps {
  readonly onMade: (made: NewPersonalToken) => void;
  readonly onCancel: () => void;
}

const SCOPES = ["read", "write"] as const satisfies readonly TokenScope[];
const DAYS = [7, 30, 90, 365] as const;
const DAY_MS = 86_400_000;
const MAX_NAME = 100;

export function NewTokenForm({ onMade, onCancel }: NewTokenFormProps) {
  const { t } = useTranslation();
  const { api } = useClient();
  const expiryId = useId();
  const [name, setName] = useState("");
  const [scope, setScope] = useState<TokenScope>("read");
  const [days, setDays] = useState<number>(90);
  const [isBusy, setBusy] = useState(false);
  const [nameFault, setNameFault] = useState<string>();
  const [fault, setFault] = useState<string>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    setFault(undefined);
    if (name.trim() === "") return setNameFault(t("devices.newToken.nameFault"));
    setNameFault(undefined);
    setBusy(true);
    try {
      const expiresAt = new Date(Date.now() + days * DAY_MS).toISOString();
      onMade(await api.createToken({ name: name.trim(), scope, expiresAt }));
    } catch (error) {
      if (fieldFault(error, "name") !== undefined) setNameFault(t("devices.newToken.nameFault"));
      else setFault(fieldFault(error, "expiresAt") ? t("devices.newToken.expiryFault") : faultText(error, t));
      setBusy(false);
    }
  }

  return (
    <form
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
      <div>
        <label htmlFor={expiryId} className="mb-1.5 block text-sm font-medium">
          {t("devices.newToken.expiry")}
        </label>
        <select
          id={expiryId}
          value={days}
          onChange={(event) => setDays(Number(event.target.value))}
          className="field-box h-10 w-full px-2.5 sm:w-44 pointer-coarse:h-11"
        >
          {DAYS.map((each) => (
            <option key={each} value={each}>
              {each === 365 ? t("devices.newToken.year") : t("devices.newToken.days", { count: each })}
            </option>
          ))}
        </select>
      </div>
      <div>
        <div className="has-[p]:mb-4">
          <FormFault text={fault} />
        </div>
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={onCancel}>
            {t("app.cancel")}
          </Button>
          <Button type="submit" look="primary" disabled={isBusy}>
            {t(isBusy ? "devices.newToken.busy" : "devices.newToken.submit")}
          </Button>
        </div>
      </div>
    </form>
  );
}
