import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../ui/Dialog.tsx";
import { type Refusal, RefusedList } from "./RefusedList.tsx";

interface RefusedDialogProps {
  readonly refused: readonly Refusal[];
  readonly onClose: () => void;
}

/** Changes that the server did not accept; with the last of them it closes. */
export function RefusedDialog({ refused, onClose }: RefusedDialogProps) {
  const { t } = useTranslation();
  const isEmpty = refused.length === 0;
  useEffect(() => {
    if (isEmpty) onClose();
  }, [isEmpty, onClose]);
  return (
    <Dialog title={t("board.refused.title")} description={t("board.refused.text")} width={520} onClose={onClose}>
      <RefusedList refused={refused} />
    </Dialog>
  );
}
