import { useTranslation } from "react-i18next";
import { AskDialog } from "../ui/AskDialog.tsx";
import type { Unsaved } from "./use-sign-out.ts";

interface SignOutDialogProps extends Unsaved {
  readonly onYes: () => void;
  readonly onNo: () => void;
}

export function SignOutDialog({ waiting, files, begun, onYes, onNo }: SignOutDialogProps) {
  const { t } = useTranslation();
  return (
    <AskDialog
      title={
        waiting > 0
          ? t("session.signOut.title", { count: waiting })
          : files > 0
            ? t("session.signOut.filesTitle", { count: files })
            : t("session.signOut.begunTitle")
      }
      text={[
        ...(waiting > 0 ? [t("session.signOut.text", { count: waiting })] : []),
        ...(files > 0 ? [t("session.signOut.files")] : []),
        ...(begun > 0 ? [t("session.signOut.begun")] : []),
      ].join(" ")}
      yes={t("session.signOut.anyway")}
      onYes={onYes}
      onNo={onNo}
    />
  );
}
