import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFaultFocus } from "../settings/use-fault-focus.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Field } from "../ui/Field.tsx";
import { send } from "./actions/send.ts";
import { useBoard, useDesk } from "./board-desk.ts";

const MAX_LIMIT = 9_999;

interface LimitDialogProps {
  readonly columnId: string;
  readonly onClose: () => void;
}

/** How many cards a column should hold at most. */
export function LimitDialog({ columnId, onClose }: LimitDialogProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const column = useBoard((state) => state.view.liveColumn(columnId));
  const [text, setText] = useState(column?.wipLimit?.toString() ?? "");
  const [refusals, setRefusals] = useState(0);
  const form = useFaultFocus(refusals);
  if (!column) return null;

  function save(wipLimit: number | null) {
    send(desk, { type: "column.edit", columnId, wipLimit });
    onClose();
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // What is no number at all is an empty text, too.
    if (!event.currentTarget.checkValidity()) return setRefusals(refusals + 1);
    save(text.trim() === "" ? null : Number(text));
  }

  return (
    <Dialog
      title={t("board.column.limitOf", { title: column.title })}
      width={380}
      onClose={onClose}
      finalFocus={() => desk.dom.columnHead(columnId)}
    >
      <form ref={form} noValidate onSubmit={submit}>
        <Field
          label={t("board.column.limitField")}
          hint={t("board.column.limitHint")}
          type="number"
          inputMode="numeric"
          fault={refusals > 0 ? t("board.column.limitFault", { most: MAX_LIMIT }) : undefined}
          min={1}
          max={MAX_LIMIT}
          autoFocus
          value={text}
          onChange={(event) => {
            setRefusals(0);
            setText(event.target.value);
          }}
        />
        <div className="mt-5 flex justify-end gap-2">
          {column.wipLimit !== null && (
            <Button look="quiet" className="me-auto" onClick={() => save(null)}>
              {t("board.column.noLimit")}
            </Button>
          )}
          <Button onClick={onClose}>{t("app.cancel")}</Button>
          <Button type="submit" look="primary">
            {t("app.save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
