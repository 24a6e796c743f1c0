import { useTranslation } from "react-i18next";
import { sendWithUndo } from "../board/actions/send.ts";
import { useBoard, useCan, useDesk } from "../board/board-desk.ts";
import { Button } from "../ui/Button.tsx";
import type { KeptItem } from "./kept-items.ts";

interface KeptItemTextProps {
  readonly cardId: string;
  readonly kept: KeptItem;
  readonly onDismiss: (kept: KeptItem) => void;
}

/** Where two changed an item at once: the text that does not stand, to be seen and put back. */
export function KeptItemText({ cardId, kept, onDismiss }: KeptItemTextProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const canEdit = useCan("item.edit");
  const profiles = useBoard((state) => state.profiles);
  const { itemId, text, byId, writerId } = kept;
  const nameOf = (userId: string | undefined) => (userId && profiles.get(userId)?.name) || t("prose.somebody");
  const isMine = writerId === desk.me.id;
  const what =
    byId === desk.me.id
      ? t("checklist.item.keptTheirs", { name: nameOf(writerId) })
      : t(isMine ? "checklist.item.keptMine" : "checklist.item.kept", { name: nameOf(byId) });

  function putBack() {
    sendWithUndo(desk, { type: "item.edit", cardId, itemId, text }, t("prose.keptDone"));
  }

  return (
    <div role="status" className="mx-2 mb-2 w-full rounded-control bg-warn-soft px-3 py-2 text-sm text-warn-text">
      <p>
        {what} <bdi className="font-medium wrap-anywhere text-ink">{text}</bdi>
      </p>
      <div className="-ms-3 mt-1 flex flex-wrap gap-1 pointer-coarse:-ms-4">
        {canEdit && (
          <Button look="quiet" className="text-warn-text! pointer-fine:h-7" onClick={putBack}>
            {t("prose.keptPutBack")}
          </Button>
        )}
        <Button look="quiet" className="text-warn-text! pointer-fine:h-7" onClick={() => onDismiss(kept)}>
          {t("app.dismiss")}
        </Button>
      </div>
    </div>
  );
}
