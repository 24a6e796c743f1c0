import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { AskDialog } from "../ui/AskDialog.tsx";
import { Button } from "../ui/Button.tsx";
import { notify } from "../ui/notices.ts";
import { useSending } from "../ui/use-sending.ts";
import { useBoard, useDesk } from "./board-desk.ts";

interface EmptyTrashProps {
  readonly keptDays: number;
  readonly onEmptied: () => void;
}

/** How long what is deleted is kept, and for an owner the way to be rid of it now. */
export function EmptyTrash({ keptDays, onEmptied }: EmptyTrashProps) {
  const { t } = useTranslation();
  const { api } = useClient();
  const { live } = useDesk();
  const isOwner = useBoard((state) => state.role === "owner");
  const [isAsking, setAsking] = useState(false);
  const { isBusy, error, send } = useSending();

  async function empty() {
    setAsking(false);
    if (isBusy || !(await send(() => api.emptyTrash(live.boardId)))) return;
    notify(t("board.trash.emptied"));
    onEmptied();
  }

  return (
    <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
      <p className="text-sm text-ink-soft">{t("board.trash.kept", { count: keptDays })}</p>
      {isOwner && (
        <Button icon={Trash2} aria-busy={isBusy} onClick={() => setAsking(true)}>
          {t("board.trash.empty")}
        </Button>
      )}
      {error !== undefined && (
        <p role="alert" className="w-full text-sm text-danger-text">
          {faultText(error, t)}
        </p>
      )}
      {isAsking && (
        <AskDialog
          title={t("board.trash.emptyAsk")}
          text={t("board.trash.emptyText")}
          yes={t("board.trash.emptyYes")}
          onYes={() => void empty()}
          onNo={() => setAsking(false)}
        />
      )}
    </div>
  );
}
