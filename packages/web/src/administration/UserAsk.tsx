import { useTranslation } from "react-i18next";
import { AskDialog } from "../ui/AskDialog.tsx";
import type { Asked } from "./use-user-acts.ts";

interface UserAskProps extends Asked {
  readonly onYes: () => void;
  readonly onNo: () => void;
}

const WORDS = { resign: "resignAsk", endSessions: "endAsk", deactivate: "deactivateAsk" } as const;

export function UserAsk({ act, user, onYes, onNo }: UserAskProps) {
  const { t } = useTranslation();
  const words = WORDS[act];
  return (
    <AskDialog
      title={t(`administration.${words}.title`, { name: user.name })}
      text={t(`administration.${words}.text`)}
      yes={t(`administration.${words}.yes`)}
      onYes={onYes}
      onNo={onNo}
    />
  );
}
