import { useTranslation } from "react-i18next";
import { AskDialog } from "../ui/AskDialog.tsx";

interface DeleteSubjectDialogProps {
  readonly name: string;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

export function DeleteSubjectDialog({ name, onYes, onClose }: DeleteSubjectDialogProps) {
  const { t } = useTranslation();
  return (
    <AskDialog
      title={t("subject.ask.title", { name })}
      text={t("subject.ask.text")}
      yes={t("subject.ask.yes")}
      onYes={onYes}
      onNo={onClose}
    />
  );
}
