import { administrationOf, type NewInvite } from "@syncboard/client";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText, fieldFault } from "../app/fault.ts";
import { MakeRow } from "../settings/MakeRow.tsx";
import { useFaultFocus } from "../settings/use-fault-focus.ts";
import { ExpirySelect, inDays } from "../ui/ExpirySelect.tsx";
import { Field } from "../ui/Field.tsx";

interface NewInviteFormProps {
  readonly onMade: (made: NewInvite) => void;
  readonly onCancel: () => void;
}

const DAYS = [1, 7, 30, 90] as const;
const MOST_USES = 1_000;
const MAX_NOTE = 200;

export function NewInviteForm({ onMade, onCancel }: NewInviteFormProps) {
  const { t } = useTranslation();
  const administration = administrationOf(useClient());
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
    if (isBusy) return;
    setFault(undefined);
    const maxUses = Number(uses);
    if (!Number.isInteger(maxUses) || maxUses < 1 || maxUses > MOST_USES) return refuseUses();
    setBusy(true);
    try {
      onMade(await administration.createInvite({ note: note.trim(), maxUses, expiresAt: inDays(days) }));
    } catch (error) {
      if (fieldFault(error, "maxUses") !== undefined) refuseUses();
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
        <ExpirySelect choices={DAYS} days={days} onChoose={setDays} />
      </div>
      <MakeRow
        label={t("administration.newInvite.submit")}
        busyLabel={t("administration.newInvite.busy")}
        isBusy={isBusy}
        fault={fault}
        onCancel={onCancel}
      />
    </form>
  );
}
