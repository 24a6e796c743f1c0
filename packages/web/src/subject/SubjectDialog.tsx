import type { Subject, SubjectChange } from "@syncboard/client";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { faultText, fieldFault } from "../app/fault.ts";
import { useFaultFocus } from "../settings/use-fault-focus.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Field } from "../ui/Field.tsx";
import { useSending } from "../ui/use-sending.ts";
import { ColorChoice } from "./ColorChoice.tsx";
import { MOST_OF_NAME } from "./most-name.ts";

interface SubjectDialogProps {
  readonly subject: Subject;
  readonly onSave: (change: SubjectChange) => Promise<unknown>;
  readonly onClose: () => void;
}

/** A subject's name and colour. */
export function SubjectDialog({ subject, onSave, onClose }: SubjectDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(subject.name);
  const [color, setColor] = useState(subject.color);
  const { isBusy, error, refusals, refuse, send, reset } = useSending();
  const form = useFaultFocus(refusals);
  const tidy = name.replaceAll(/\s+/g, " ").trim();
  const nameFault = fieldFault(error, "name") ?? (refusals > 0 && tidy === "" ? t("subject.nameFault") : undefined);

  async function save(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    if (tidy === "") return refuse();
    const change = { ...(tidy !== subject.name && { name: tidy }), ...(color !== subject.color && { color }) };
    if (Object.keys(change).length === 0 || (await send(() => onSave(change)))) onClose();
  }

  return (
    <Dialog title={t("subject.editTitle")} width={420} onClose={onClose}>
      <form ref={form} noValidate className="flex flex-col gap-4" onSubmit={(event) => void save(event)}>
        <Field
          label={t("subject.name")}
          fault={nameFault}
          autoFocus
          autoComplete="off"
          dir="auto"
          maxLength={MOST_OF_NAME}
          value={name}
          onChange={(event) => {
            reset();
            setName(event.target.value);
          }}
        />
        <ColorChoice color={color} onChoose={setColor} />
        {error !== undefined && nameFault === undefined && (
          <p role="alert" className="text-sm text-danger-text">
            {faultText(error, t)}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("app.cancel")}</Button>
          <Button type="submit" look="primary" aria-disabled={isBusy}>
            {t("app.save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
