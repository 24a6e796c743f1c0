import { type EventOf, liveItem } from "@syncboard/model";
import { Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { sendWithUndo } from "../board/actions/send.ts";
import { useBoard, useCan, useDesk } from "../board/board-desk.ts";
import { Button } from "../ui/Button.tsx";

interface RestoreItemProps {
  readonly event: EventOf<"item.deleted">;
  /** Before the button goes that had the focus. */
  readonly onRestore: () => void;
}

/** The way back for a deleted item. An item alone is not in the trash: it is looked for where it was. */
export function RestoreItem({ event: { cardId, itemId, text }, onRestore }: RestoreItemProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const canRestore = useCan("item.restore");
  const card = useBoard(({ view }) => view.liveCard(cardId));
  // Where the checklists of the card are not at hand it may be there: then nothing happens.
  if (!canRestore || !card || liveItem(card, itemId)) return null;

  function restore() {
    onRestore();
    sendWithUndo(desk, { type: "item.restore", cardId, itemId }, t("board.trash.restored", { title: text }));
  }

  return (
    <Button
      look="quiet"
      icon={Undo2}
      className="-ms-3 pointer-coarse:-ms-4 pointer-fine:h-7"
      aria-label={t("board.trash.restoreOf", { title: text })}
      onClick={restore}
    >
      {t("board.trash.restore")}
    </Button>
  );
}
