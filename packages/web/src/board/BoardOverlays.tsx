import type { ReactNode } from "react";
import { MoveDialog } from "../card/lazy-move.ts";
import { close, useBoardUi, useDesk } from "./board-desk.ts";
import type { Opened } from "./board-ui.ts";
import {
  AboutDialog,
  CardMenu,
  DeleteBoardDialog,
  HelpDialog,
  LimitDialog,
  RefusedDialog,
  ShareDialog,
  TrashDialog,
} from "./lazy-dialogs.ts";

/** What is open over the board, besides a card. */
export function BoardOverlays() {
  const desk = useDesk();
  const opened = useBoardUi((ui) => ui.opened);
  return opened && overlayOf(opened, () => close(desk));
}

function overlayOf(opened: Opened, onClose: () => void): ReactNode {
  switch (opened.what) {
    case "share":
      return <ShareDialog onClose={onClose} />;
    case "help":
      return <HelpDialog onClose={onClose} />;
    case "refused":
      return <RefusedDialog onClose={onClose} />;
    case "board-about":
      return <AboutDialog onClose={onClose} />;
    case "board-trash":
      return <TrashDialog onClose={onClose} />;
    case "board-delete":
      return <DeleteBoardDialog onClose={onClose} />;
    case "column-limit":
      return <LimitDialog columnId={opened.columnId} onClose={onClose} />;
    case "card-move":
      return <MoveDialog cardId={opened.cardId} onClose={onClose} />;
    case "card-menu":
      return <CardMenu cardId={opened.cardId} onClose={onClose} />;
    default:
      return null;
  }
}
