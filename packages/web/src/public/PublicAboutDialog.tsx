import type { PublicBoard } from "@syncboard/client";
import { useTranslation } from "react-i18next";
import { Prose } from "../prose/lazy-prose.tsx";
import { Dialog } from "../ui/Dialog.tsx";

interface PublicAboutDialogProps {
  readonly board: PublicBoard;
  readonly onClose: () => void;
}

export function PublicAboutDialog({ board, onClose }: PublicAboutDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("publicLink.page.about")} width={600} onClose={onClose}>
      <Prose text={board.description ?? ""} under={2} />
    </Dialog>
  );
}
