import { newId } from "@syncboard/client";
import { checklistRowOf, checklistsOf, copyOfCard, labelsOf } from "@syncboard/model";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { faultText } from "../app/fault.ts";
import { sendWithUndo } from "../board/actions/send.ts";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { useFaultFocus } from "../settings/use-fault-focus.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Field } from "../ui/Field.tsx";
import { notify } from "../ui/notices.ts";
import { MAX_TITLE } from "../ui/TitleField.tsx";
import { PlaceFields } from "./PlaceFields.tsx";

interface CopyDialogProps {
  readonly cardId: string;
  readonly onClose: () => void;
}

/** "Copy…": what one more card like this is called, and where it goes. */
export function CopyDialog({ cardId, onClose }: CopyDialogProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const card = useBoard((state) => state.view.liveCard(cardId));
  const columns = useBoard((state) => state.view.columns);
  const [title, setTitle] = useState(card?.title ?? "");
  const [columnId, setColumnId] = useState(card?.columnId ?? "");
  const cards = useBoard((state) => state.view.cardsIn(columnId));
  const [chosen, setChosen] = useState<number>();
  const [isBusy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState(0);
  const form = useFaultFocus(refusals);
  if (!card) return null;

  const tidy = title.replaceAll(/\s+/g, " ").trim();
  const last = cards.length;
  // Behind the card that it is a copy of.
  const beside = cards.findIndex(({ id }) => id === cardId) + 1;
  const place = Math.min(chosen ?? (beside || last), last);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    if (tidy === "") return setRefusals(refusals + 1);
    const afterCardId = cards[place - 1]?.id ?? null;
    setBusy(true);
    try {
      // A board is sent without what its cards have inside.
      await desk.live.loadText(cardId);
    } catch (error) {
      setBusy(false);
      return notify(faultText(error, t), { tone: "problem" });
    }
    const { view } = desk.live.getState();
    const now = view.liveCard(cardId);
    onClose();
    if (!now) return;
    const read = { ...now, description: now.description ?? null, checklists: checklistsOf(now).map(checklistRowOf) };
    const copied = { ...copyOfCard(read, labelsOf(view, now), newId), title: tidy, columnId, afterCardId };
    sendWithUndo(desk, { type: "card.add", cardId: newId(), ...copied }, t("card.copy.done", { title: tidy }));
  }

  return (
    <Dialog title={t("card.copy.title")} width={380} onClose={onClose}>
      <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
        <Field
          label={t("card.copy.name")}
          fault={refusals > 0 && tidy === "" ? t("card.copy.fault") : undefined}
          className="mb-4"
          autoFocus
          autoComplete="off"
          dir="auto"
          maxLength={MAX_TITLE}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <PlaceFields
          columns={columns}
          columnId={columnId}
          cards={cards}
          place={place}
          last={last}
          onPlace={setChosen}
          onColumn={(id) => {
            setColumnId(id);
            setChosen(undefined);
          }}
        />
        <p className="mt-3 text-sm text-ink-soft">{t("card.copy.hint")}</p>
        <div className="mt-5 flex justify-end gap-2">
          <Button onClick={onClose}>{t("app.cancel")}</Button>
          <Button type="submit" look="primary" aria-disabled={isBusy}>
            {t("card.copy.submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
