import type { Task } from "@syncboard/client";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useColumnWidth } from "../board/use-column-width.ts";
import { quickDates } from "../due/due.ts";
import { MomentField } from "../due/MomentField.tsx";
import { momentOf, type Written, writtenOf } from "../due/moment.ts";
import { useFaultFocus } from "../settings/use-fault-focus.ts";
import { Button } from "../ui/Button.tsx";
import { Picker } from "../ui/Picker.tsx";
import { dueAtOf } from "./task.ts";
import { setDue } from "./task-acts.ts";
import { useTasksDesk } from "./tasks-desk.ts";

interface TaskDuePickerProps {
  readonly task: Task;
  readonly anchor: () => HTMLElement | null;
  readonly finalFocus?: () => HTMLElement | null;
  readonly onClose: () => void;
}

const QUICK = ["today", "tomorrow", "nextWeek"] as const;

/** When a task is due. */
export function TaskDuePicker({ task, onClose, ...place }: TaskDuePickerProps) {
  const { t } = useTranslation();
  const desk = useTasksDesk();
  const { isPhone } = useColumnWidth();
  const dueAt = dueAtOf(task);
  const [written, setWritten] = useState<Written>(() => writtenOf(dueAt, "due"));
  const [isFaulty, setFaulty] = useState(false);
  const [refusals, setRefusals] = useState(0);
  const form = useFaultFocus(refusals);

  function save(next: Written) {
    const before = writtenOf(dueAt, "due");
    // What was left as it was may be more exact than the fields.
    const isSame = before.date === next.date && before.time === next.time;
    if (!isSame) setDue(desk, task, next.date === "" ? null : momentOf(next, "due"));
    onClose();
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (event.currentTarget.checkValidity()) return save(written);
    setFaulty(true);
    setRefusals(refusals + 1);
  }

  return (
    <Picker title={t("tasks.field.due")} width={304} onClose={onClose} {...place}>
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
          fault={isFaulty ? "whole" : undefined}
          hint={t("tasks.field.dueHint")}
          hasFocus={!isPhone}
          onChange={(next) => {
            setFaulty(false);
            setWritten(next);
          }}
        />
        <div className="flex flex-wrap justify-end gap-2">
          {dueAt !== null && (
            <Button look="quiet" className="me-auto -ms-2 px-2!" onClick={() => save({ date: "", time: "" })}>
              {t("tasks.field.noDue")}
            </Button>
          )}
          <Button type="submit" look="primary">
            {t("app.save")}
          </Button>
        </div>
      </form>
    </Picker>
  );
}
