import type { Item } from "@syncboard/model";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../board/actions/send.ts";
import { useDesk } from "../board/board-desk.ts";
import { useColumnWidth } from "../board/use-column-width.ts";
import { quickDates } from "../due/due.ts";
import { type MomentFault, MomentField } from "../due/MomentField.tsx";
import { momentOf, type Written, writtenOf } from "../due/moment.ts";
import { useFaultFocus } from "../settings/use-fault-focus.ts";
import { Button } from "../ui/Button.tsx";
import { Picker } from "../ui/Picker.tsx";
import { type ItemPickerProps, usePickableItem } from "./use-pickable-item.ts";

const QUICK = ["today", "tomorrow", "nextWeek"] as const;

/** When an item is due. */
export function ItemDuePicker(props: ItemPickerProps) {
  const { t } = useTranslation();
  const item = usePickableItem(props);
  const { cardId, itemId: _, ...place } = props;
  if (!item) return null;
  return (
    <Picker title={t("dates.due")} width={304} {...place}>
      <DueForm cardId={cardId} item={item} onDone={place.onClose} />
    </Picker>
  );
}

interface DueFormProps {
  readonly cardId: string;
  readonly item: Item;
  readonly onDone: () => void;
}

function DueForm({ cardId, item, onDone }: DueFormProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { isPhone } = useColumnWidth();
  const [written, setWritten] = useState<Written>(() => writtenOf(item.dueAt, "due"));
  const [fault, setFault] = useState<MomentFault>();
  const [refusals, setRefusals] = useState(0);
  const form = useFaultFocus(refusals);

  function save({ date, time }: Written) {
    const before = writtenOf(item.dueAt, "due");
    const dueAt = date === "" ? null : momentOf({ date, time }, "due");
    // Left as it was, it may be more exact than a field.
    const isSame = before.date === date && before.time === time;
    if (!isSame) send(desk, { type: "item.edit", cardId, itemId: item.id, dueAt });
    onDone();
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = [...event.currentTarget.querySelectorAll<HTMLInputElement>("input[data-edge]")];
    if (fields.every((field) => field.checkValidity())) return save(written);
    setFault("whole");
    setRefusals(refusals + 1);
  }

  return (
    <form ref={form} noValidate className="flex flex-col gap-3 p-3 max-sm:p-0" onSubmit={submit}>
      <div className="flex flex-wrap gap-1.5">
        {QUICK.map((name) => (
          <Button
            key={name}
            className="flex-1 px-2!"
            onClick={() => save({ ...written, date: quickDates(Date.now())[name] })}
          >
            {t(`dates.${name}`)}
          </Button>
        ))}
      </div>
      <MomentField
        edge="due"
        value={written}
        fault={fault}
        hint={t("checklist.item.dueHint")}
        hasFocus={!isPhone}
        onChange={(next) => {
          setFault(undefined);
          setWritten(next);
        }}
      />
      <div className="flex flex-wrap justify-end gap-2">
        {item.dueAt !== null && (
          <Button look="quiet" className="me-auto -ms-2 px-2!" onClick={() => save({ date: "", time: "" })}>
            {t("checklist.item.noDue")}
          </Button>
        )}
        <Button type="submit" look="primary">
          {t("app.save")}
        </Button>
      </div>
    </form>
  );
}
