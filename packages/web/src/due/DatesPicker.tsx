import type { Card } from "@syncboard/model";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "../board/board-desk.ts";
import { useColumnWidth } from "../board/use-column-width.ts";
import { usePickable } from "../card/use-pickable.ts";
import { useFaultFocus } from "../settings/use-fault-focus.ts";
import { Button } from "../ui/Button.tsx";
import { type CardPickerProps, Picker } from "../ui/Picker.tsx";
import { DoneBox } from "./DoneBox.tsx";
import { quickDates } from "./due.ts";
import { datesOf, removeDates, saveDates, type WrittenDates } from "./due-acts.ts";
import { type MomentFault, MomentField } from "./MomentField.tsx";
import { type Edge, writtenOf } from "./moment.ts";

const QUICK = ["today", "tomorrow", "nextWeek"] as const;

/** When a card starts, when it is due, and whether it is done. */
export function DatesPicker({ cardId, typed: _, ...place }: CardPickerProps) {
  const { t } = useTranslation();
  const card = usePickable(cardId, place.onClose);
  if (!card) return null;
  return (
    <Picker title={t("dates.title")} width={304} {...place}>
      <DatesForm card={card} onDone={place.onClose} />
    </Picker>
  );
}

function DatesForm({ card, onDone }: { readonly card: Card; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { isPhone } = useColumnWidth();
  const [written, setWritten] = useState<WrittenDates>(() => ({
    start: writtenOf(card.startAt, "start"),
    due: writtenOf(card.dueAt, "due"),
  }));
  const [faults, setFaults] = useState<Partial<Record<Edge, MomentFault>>>({});
  const [refusals, setRefusals] = useState(0);
  const form = useFaultFocus(refusals);
  const hasDates = card.startAt !== null || card.dueAt !== null || card.doneAt !== null;

  function refuse(next: typeof faults) {
    setFaults(next);
    setRefusals(refusals + 1);
  }

  function save(next: WrittenDates) {
    const dates = datesOf(card, next);
    const { startAt, dueAt } = dates;
    if (startAt !== null && dueAt !== null && startAt > dueAt) return refuse({ start: "order" });
    saveDates(desk, card, dates);
    onDone();
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = [...event.currentTarget.querySelectorAll<HTMLInputElement>("input[data-edge]")];
    const isWhole = (edge: Edge) => fields.every((field) => field.dataset.edge !== edge || field.checkValidity());
    const wrong = (["start", "due"] as const).filter((edge) => !isWhole(edge));
    if (wrong.length > 0) refuse(Object.fromEntries(wrong.map((edge) => [edge, "whole"])));
    else save(written);
  }

  function write(next: Partial<WrittenDates>) {
    setFaults({});
    setWritten({ ...written, ...next });
  }

  function takeQuick(date: string) {
    const next = { ...written, due: { ...written.due, date } };
    write(next);
    save(next);
  }

  return (
    <form ref={form} noValidate className="flex flex-col gap-3 p-3 max-sm:p-0" onSubmit={submit}>
      <div className="flex flex-wrap gap-1.5">
        {QUICK.map((name) => (
          <Button key={name} className="flex-1 px-2!" onClick={() => takeQuick(quickDates(Date.now())[name])}>
            {t(`dates.${name}`)}
          </Button>
        ))}
      </div>
      <MomentField
        edge="due"
        value={written.due}
        fault={faults.due}
        hint={t("dates.hint")}
        hasFocus={!isPhone}
        onChange={(due) => write({ due })}
      />
      <MomentField edge="start" value={written.start} fault={faults.start} onChange={(start) => write({ start })} />
      <DoneBox card={card} />
      <div className="flex flex-wrap justify-end gap-2">
        {hasDates && (
          <Button
            look="quiet"
            className="me-auto -ms-2 px-2!"
            onClick={() => {
              removeDates(desk, card);
              onDone();
            }}
          >
            {t("dates.remove")}
          </Button>
        )}
        <Button type="submit" look="primary">
          {t("app.save")}
        </Button>
      </div>
    </form>
  );
}
