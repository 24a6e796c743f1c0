import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { faultText } from "../app/fault.ts";
import { AskDialog } from "../ui/AskDialog.tsx";
import { notify } from "../ui/notices.ts";
import { useBoard, useDesk } from "./board-desk.ts";

export function DeleteBoardDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { api, live, leave } = useDesk();
  const navigate = useNavigate();
  const title = useBoard((state) => state.view.info.title);

  async function remove() {
    onClose();
    try {
      await api.deleteBoard(live.boardId);
      notify(t("board.delete.done", { title }), { action: { label: t("board.undo"), run: () => void haveBack() } });
      leave();
    } catch (error) {
      notify(faultText(error, t), { tone: "problem" });
    }
  }

  /** From wherever one is by then. */
  async function haveBack() {
    try {
      await api.restoreBoard(live.boardId);
      await navigate({ to: "/b/$boardId", params: { boardId: live.boardId } });
    } catch (error) {
      notify(faultText(error, t), { tone: "problem" });
    }
  }

  return (
    <AskDialog
      title={t("board.delete.title", { title })}
      text={t("board.delete.text")}
      yes={t("board.delete.yes")}
      onYes={() => void remove()}
      onNo={onClose}
    />
  );
}
