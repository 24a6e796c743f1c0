import { useTranslation } from "react-i18next";
import { useBoard } from "../board/board-desk.ts";
import { AskDialog } from "../ui/AskDialog.tsx";

export type MemberAct = "leave" | "remove" | "pass";

interface MemberAskProps {
  readonly act: MemberAct;
  readonly name: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

const WORDS = { leave: "leaveAsk", remove: "removeAsk", pass: "passAsk" } as const;

/** Asks before what a member cannot take back alone. */
export function MemberAsk({ act, name, onYes, onNo }: MemberAskProps) {
  const { t } = useTranslation();
  const title = useBoard((state) => state.view.info.title);
  const words = WORDS[act];
  return (
    <AskDialog
      title={t(`member.${words}.title`, { title, name })}
      text={t(`member.${words}.text`)}
      yes={t(`member.${words}.yes`)}
      onYes={onYes}
      onNo={onNo}
    />
  );
}
