import type { ReactNode } from "react";
import { CoverPicker } from "../attachment/lazy-cover.ts";
import { CopyDialog, MoveDialog } from "../card/lazy-move.ts";
import { DatesPicker, LabelPicker, PeoplePicker } from "../card/lazy-pickers.ts";
import { SelectionPicker } from "../selection/lazy-selection.ts";
import { type BoardDesk, close, useBoardUi, useDesk } from "./board-desk.ts";
import type { Opened } from "./board-ui.ts";
import {
  AboutDialog,
  ActivityDialog,
  BackgroundDialog,
  CardMenu,
  CopyBoardDialog,
  DeleteBoardDialog,
  HelpDialog,
  LabelsDialog,
  LimitDialog,
  RefusedDialog,
  ShareDialog,
  TrashDialog,
} from "./lazy-dialogs.ts";

/** What is open over the board, besides a card. */
export function BoardOverlays() {
  const desk = useDesk();
  const opened = useBoardUi((ui) => ui.opened);
  return opened && overlayOf(desk, opened, () => close(desk));
}

function overlayOf(desk: BoardDesk, opened: Opened, onClose: () => void): ReactNode {
  switch (opened.what) {
    case "share":
      return <ShareDialog onClose={onClose} />;
    case "help":
      return <HelpDialog onClose={onClose} />;
    case "refused":
      return <RefusedDialog onClose={onClose} />;
    case "board-about":
      return <AboutDialog onClose={onClose} />;
    case "board-activity":
      return <ActivityDialog onClose={onClose} />;
    case "board-trash":
      return <TrashDialog onClose={onClose} />;
    case "board-labels":
      return <LabelsDialog onClose={onClose} />;
    case "board-background":
      return <BackgroundDialog onClose={onClose} />;
    case "board-copy":
      return <CopyBoardDialog onClose={onClose} />;
    case "board-delete":
      return <DeleteBoardDialog onClose={onClose} />;
    case "column-limit":
      return <LimitDialog columnId={opened.columnId} onClose={onClose} />;
    case "card-move":
      return <MoveDialog cardId={opened.cardId} onClose={onClose} />;
    case "card-copy":
      return <CopyDialog cardId={opened.cardId} onClose={onClose} />;
    case "card-labels":
      return <LabelPicker {...besideCard(desk, opened.cardId)} typed={opened.typed} onClose={onClose} />;
    case "card-people":
      return <PeoplePicker {...besideCard(desk, opened.cardId)} typed={opened.typed} onClose={onClose} />;
    case "card-dates":
      return <DatesPicker {...besideCard(desk, opened.cardId)} onClose={onClose} />;
    case "card-cover":
      return <CoverPicker {...besideCard(desk, opened.cardId)} onClose={onClose} />;
    case "selection-move":
      return <SelectionPicker what="move" onClose={onClose} />;
    case "selection-labels":
      return <SelectionPicker what="labels" onClose={onClose} />;
    case "selection-people":
      return <SelectionPicker what="people" onClose={onClose} />;
    case "card-menu":
      return <CardMenu cardId={opened.cardId} onClose={onClose} />;
    default:
      return null;
  }
}

function besideCard(desk: BoardDesk, cardId: string) {
  const card = () => desk.dom.card(cardId);
  return { cardId, anchor: card, finalFocus: card };
}
