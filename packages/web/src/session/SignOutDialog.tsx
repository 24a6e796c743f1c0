import { useTranslation } from "react-i18next";
import { AskDialog } from "../ui/AskDialog.tsx";

interface SignOutDialogProps {
  readonly waiting: number;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

export function SignOutDialog({ waiting, onYes, onNo }: SignOutDialogProps) {
  const { t } = useTranslation();
  return (
    <AskDialog
      title={t("session.signOut.title", { count: waiting })}
      text={t("session.signOut.text", { count: waiting })}
      yes={t("session.signOut.anyway")}
      onYes={onYes}
      onNo={onNo}
    />
  );
}
