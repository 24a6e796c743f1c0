import { COLORS } from "@syncboard/model";
import { Check, Trash2 } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFaultFocus } from "../settings/use-fault-focus.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { LabelChip } from "./LabelChip.tsx";
import type { LabelFields } from "./label-acts.ts";

const MAX_NAME = 100;

interface LabelFormProps {
  readonly title: string;
  readonly initial: LabelFields;
  readonly submit: string;
  readonly onSave: (fields: LabelFields) => void;
  /** Absent: there is nothing to delete yet. */
  readonly onDelete?: () => void;
  readonly onDone: () => void;
}

/** A label's name and colour, in place of the list that it is in. Escape leaves it as it was. */
export function LabelForm({ title, initial, submit, onSave, onDelete, onDone }: LabelFormProps) {
  const { t } = useTranslation();
  const groupName = useId();
  const [name, setName] = useState(initial.name);
  const [color, setColor] = useState(initial.color);
  const [refusals, setRefusals] = useState(0);
  const form = useFaultFocus(refusals);
  const tidy = name.replaceAll(/\s+/g, " ").trim();

  function save(event: FormEvent) {
    event.preventDefault();
    if (tidy === "") return setRefusals(refusals + 1);
    onSave({ name: tidy, color });
    onDone();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    // It would close what is around.
    event.preventDefault();
    event.stopPropagation();
    onDone();
  }

  return (
    <form ref={form} noValidate aria-label={title} className="p-3 max-sm:p-0" onSubmit={save} onKeyDown={onKeyDown}>
      <div className="mb-3 flex h-6 justify-center">
        <LabelChip label={{ name: tidy === "" ? title : tidy, color }} />
      </div>
      <Field
        label={t("label.name")}
        fault={refusals > 0 && tidy === "" ? t("label.nameFault") : undefined}
        autoFocus
        autoComplete="off"
        dir="auto"
        maxLength={MAX_NAME}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset className="mt-3">
        <legend className="mb-1.5 text-sm font-medium">{t("label.color")}</legend>
        <div className="grid grid-cols-5 gap-1.5">
          {COLORS.map((each) => (
            <label key={each} className="label-swatch label-chip" data-color={each} title={t(`label.colors.${each}`)}>
              <input
                type="radio"
                name={groupName}
                className="sr-only"
                checked={each === color}
                onChange={() => setColor(each)}
              />
              <span className="sr-only">{t(`label.colors.${each}`)}</span>
              {each === color ? (
                <Check aria-hidden size={16} strokeWidth={2.5} />
              ) : (
                <span aria-hidden className="swatch-dot" />
              )}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        {onDelete && (
          <Button
            look="quiet"
            icon={Trash2}
            className="me-auto -ms-2 px-2! text-danger-text!"
            onClick={() => {
              onDelete();
              onDone();
            }}
          >
            {t("label.delete")}
          </Button>
        )}
        <Button onClick={onDone}>{t("app.cancel")}</Button>
        <Button type="submit" look="primary">
          {submit}
        </Button>
      </div>
    </form>
  );
}
