import type { NewInvite } from "@syncboard/client";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText, fieldFault } from "../app/fault.ts";
import { FormFault } from "../session/FormFault.tsx";
import { useFaultFocus } from "../settings/use-fault-focus.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";

interface NewInviteFormProps {
  readonly onMade: (made: NewInvite) => void;
  readonly onCancel: () => void;
}

const DAYS = [1, 7, 30, 90] as const;
const DAY_MS = 86_400_000;
const MOST_USES = 1_000;
const MAX_NOTE = 200;

export function NewInviteForm({ onMade, onCancel }: NewInviteFormProps) {
  const { t } = useTranslation();
  const { administration } = useClient();
  const expiryId = useId();
  const [note, setNote] = useState("");
  const [uses, setUses] = useState("1");
  const [days, setDays] = useState<number>(7);
  const [isBusy, setBusy] = useState(false);
  const [areUsesFaulty, setUsesFaulty] = useState(false);
  const [fault, setFault] = useState<string>();
  const [refusals, setRefusals] = useState(0);
  const form = useFaultFocus(refusals);

  function refuseUses() {
    setUsesFaulty(true);
    setRefusals(refusals + 1);
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    setFault(undefined);
    const maxUses = Number(uses);
    if (!Number.isInteger(maxUses) || maxUses < 1 || maxUses > MOST_USES) return refuseUses();
    setBusy(true);
    try {
      const expiresAt = new Date(Date.now() + days * DAY_MS).toISOString();
      onMade(await administration.createInvite({ note: note.trim(), maxUses, expiresAt }));
    } catch (error) {
      if (fieldFault(error, "maxUses") !== undefined) refuseUses();
      else setFault(fieldFault(error, "expiresAt") ? t("devices.newToken.expiryFault") : faultText(error, t));
      setBusy(false);
    }
  }

  return (
    <form
      ref={form}
      noValidate
      aria-label={t("administration.newInvite.title")}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => event.key === "Escape" && onCancel()}
      className="flex flex-col gap-5"
    >
      <Field
        label={t("administration.newInvite.note")}
        hint={t("administration.newInvite.noteHint")}
        placeholder={t("administration.newInvite.notePlaceholder")}
        name="note"
        autoComplete="off"
        autoFocus
        maxLength={MAX_NOTE}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          label={t("administration.newInvite.uses")}
          fault={areUsesFaulty ? t("administration.newInvite.usesFault", { most: MOST_USES }) : undefined}
          name="uses"
          type="number"
          inputMode="numeric"
          min={1}
          max={MOST_USES}
          required
          value={uses}
          onChange={(event) => {
            setUsesFaulty(false);
            setUses(event.target.value);
          }}
        />
        <div>
          <label htmlFor={expiryId} className="mb-1.5 block text-sm font-medium">
            {t("devices.newToken.expiry")}
          </label>
          <select
            id={expiryId}
            value={days}
            onChange={(event) => setDays(Number(event.target.value))}
            className="field-box h-10 w-full px-2.5 pointer-coarse:h-11"
          >
            {DAYS.map((each) => (
              <option key={each} value={each}>
                {t("devices.newToken.days", { count: each })}
              </option>
            ))}
          </select>
        </div>
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
            {t(isBusy ? "administration.newInvite.busy" : "administration.newInvite.submit")}
          </Button>
        </div>
      </div>
    </form>
  );
}
