import { newId } from "@syncboard/client";
import { assigneesOf, attachmentsOf, checklistRowOf, checklistsOf, copyOfCard, labelsOf } from "@syncboard/model";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { failing } from "../app/failing.ts";
import { faultText } from "../app/fault.ts";
import { sendWithUndo } from "../board/actions/send.ts";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { useFaultFocus } from "../settings/use-fault-focus.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Field } from "../ui/Field.tsx";
import { notify } from "../ui/notices.ts";
import { MAX_TITLE } from "../ui/TitleField.tsx";
import { LeftBehindNote } from "./LeftBehindNote.tsx";
import { leftBehind } from "./left-behind.ts";
import { TargetFields } from "./TargetFields.tsx";
import { usePlace } from "./use-place.ts";

interface CopyDialogProps {
  readonly cardId: string;
  readonly onClose: () => void;
}

/** "Copy…": what one more card like this is called, and where it goes, on this board or another. */
export function CopyDialog({ cardId, onClose }: CopyDialogProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { live, api } = desk;
  const card = useBoard((state) => state.view.liveCard(cardId));
  const target = usePlace(card);
  const { board, isHere, columnId, cards } = target;
  const [title, setTitle] = useState(card?.title ?? "");
  const [withAssignees, setWithAssignees] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState(0);
  // The same card, however often it is tried.
  const [copyId] = useState(newId);
  const form = useFaultFocus(refusals);
  if (!card) return null;

  const tidy = title.replaceAll(/\s+/g, " ").trim();
  const last = cards.length;
  // Behind the card that it is a copy of.
  const beside = cards.findIndex(({ id }) => id === cardId) + 1;
  const place = Math.min(target.place ?? (beside || last), last);
  const people = assigneesOf(live.getState().view, card);
  const left = !isHere && board ? leftBehind(live.getState().view, { ...card, checklists: [] }, board) : undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy || columnId === "") return;
    if (tidy === "") return setRefusals(refusals + 1);
    setBusy(true);
    try {
      await (isHere ? copyHere() : copyThere());
    } catch (error) {
      setBusy(false);
      notify(faultText(error, t), { tone: "problem" });
    }
  }

  async function copyHere() {
    const afterCardId = cards[place - 1]?.id ?? null;
    // A board is sent without what its cards have inside.
    await Promise.all([live.loadText(cardId), live.loadAttachments(cardId)]);
    const { view } = live.getState();
    const now = view.liveCard(cardId);
    onClose();
    if (!now) return;
    const checklists = checklistsOf(now).map(checklistRowOf);
    const attachments = attachmentsOf(view, cardId);
    const read = { ...now, description: now.description ?? null, checklists, attachments };
    const assigneeIds = withAssignees ? assigneesOf(view, now).filter((userId) => view.activeMember(userId)) : [];
    const copied = { ...copyOfCard(read, labelsOf(view, now), newId), title: tidy, columnId, afterCardId, assigneeIds };
    sendWithUndo(desk, { type: "card.add", cardId: copyId, ...copied }, t("card.copy.done", { title: tidy }));
  }

  async function copyThere() {
    const { boardId, boardTitle } = target;
    const afterCardId = cards[place - 1]?.id ?? null;
    await api.copyCard(cardId, { id: copyId, title: tidy, boardId, columnId, afterCardId, withAssignees });
    onClose();
    const undo = () => api.deleteCard(copyId).then(() => void notify(t("board.undone")), failing(t));
    const action = { label: t("board.undo"), run: () => void undo() };
    notify(t("card.board.copied", { title: tidy, board: boardTitle }), { action });
  }

  return (
    <Dialog title={t("card.copy.title")} width={400} onClose={onClose}>
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
        <TargetFields target={target} place={place} last={last} />
        {people.length > 0 && (
          <label className="mt-3 flex min-h-8 items-center gap-2.5 text-base pointer-coarse:min-h-11">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={withAssignees}
              onChange={(event) => setWithAssignees(event.target.checked)}
            />
            {t("card.copy.withAssignees")}
          </label>
        )}
        {left ? (
          <LeftBehindNote left={withAssignees ? left : { ...left, people: [] }} hint={t("card.copy.hint")} />
        ) : (
          <p className="mt-3 text-sm text-ink-soft">{t("card.copy.hint")}</p>
        )}
        <div className="mt-5 flex justify-end gap-2">
          <Button onClick={onClose}>{t("app.cancel")}</Button>
          <Button type="submit" look="primary" aria-disabled={isBusy || columnId === ""}>
            {t("card.copy.submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
