import { ApiError, newId } from "@syncboard/client";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { faultText } from "../app/fault.ts";
import { useFaultFocus } from "../settings/use-fault-focus.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Field } from "../ui/Field.tsx";
import { notify } from "../ui/notices.ts";
import { MAX_TITLE } from "../ui/TitleField.tsx";
import { useDesk } from "./board-desk.ts";

/** A board of my own that begins as this one is; then I am there. */
export function CopyBoardDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { api, live } = useDesk();
  const navigate = useNavigate();
  const [title, setTitle] = useState(() =>
    t("board.copy.nameOf", { title: live.getState().view.info.title }).slice(0, MAX_TITLE),
  );
  const [withCards, setWithCards] = useState(true);
  const [isBusy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState(0);
  const form = useFaultFocus(refusals);
  // The same board, however often it is tried.
  const [id] = useState(newId);
  const tidy = title.replaceAll(/\s+/g, " ").trim();

  async function copy(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    if (tidy === "") return setRefusals(refusals + 1);
    setBusy(true);
    try {
      await api.copyBoard(live.boardId, { id, title: tidy, withCards });
      await goThere();
    } catch (error) {
      // The answer to an earlier try was lost, and the board is there.
      if (error instanceof ApiError && error.code === "id_taken") return goThere();
      setBusy(false);
      notify(faultText(error, t), { tone: "problem" });
    }
  }

  async function goThere() {
    onClose();
    await navigate({ to: "/b/$boardId", params: { boardId: id } });
    notify(t("board.copy.done", { title: tidy }));
  }

  return (
    <Dialog title={t("board.copy.title")} width={440} onClose={onClose}>
      <form ref={form} noValidate onSubmit={(event) => void copy(event)}>
        <Field
          label={t("board.copy.name")}
          fault={refusals > 0 && tidy === "" ? t("board.copy.fault") : undefined}
          autoFocus
          autoComplete="off"
          dir="auto"
          maxLength={MAX_TITLE}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <label className="mt-4 flex min-h-8 items-center gap-2.5 text-base pointer-coarse:min-h-11">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={withCards}
            onChange={(event) => setWithCards(event.target.checked)}
          />
          {t("board.copy.withCards")}
        </label>
        <p className="mt-1 text-sm text-ink-soft">{t("board.copy.hint")}</p>
        <div className="mt-5 flex items-center justify-end gap-2">
          <p role="status" className="me-auto text-sm text-ink-soft">
            {isBusy && t("board.copy.busy")}
          </p>
          <Button onClick={onClose}>{t("app.cancel")}</Button>
          <Button type="submit" look="primary" aria-disabled={isBusy}>
            {t("board.copy.yes")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
