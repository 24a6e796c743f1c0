import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../ui/Dialog.tsx";
import { useBoard } from "./board-desk.ts";
import { RefusedList } from "./RefusedList.tsx";

export function RefusedDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const isEmpty = useBoard((state) => state.refused.length === 0);
  useEffect(() => {
    if (isEmpty) onClose();
  }, [isEmpty, onClose]);
  return (
    <Dialog title={t("board.refused.title")} description={t("board.refused.text")} width={520} onClose={onClose}>
      <RefusedList />
    </Dialog>
  );
}
