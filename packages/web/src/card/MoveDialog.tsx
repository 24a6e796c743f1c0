import type { Card } from "@syncboard/model";
import { useParams } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { focusAfter } from "../board/actions/card-actions.ts";
import { send, sendWithUndo } from "../board/actions/send.ts";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { announce } from "../ui/Announcer.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { LeftBehindNote } from "./LeftBehindNote.tsx";
import { leftBehind } from "./left-behind.ts";
import { TargetFields } from "./TargetFields.tsx";
import { usePlace } from "./use-place.ts";

interface MoveDialogProps {
  readonly cardId: string;
  readonly onClose: () => void;
}

/** "Move to…": a column and a place in it, on this board or another. A sheet on a phone. */
export function MoveDialog({ cardId, onClose }: MoveDialogProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const card = useBoard((state) => state.view.liveCard(cardId));
  const target = usePlace(card);
  const { board, isHere, columns, columnId, cards } = target;
  const open = useParams({ strict: false }).cardId;
  const isGone = useRef(false);
  const isOwn = isHere && card?.columnId === columnId;
  const ownPlace = cards.findIndex(({ id }) => id === cardId);
  useEffect(() => {
    // Whose its items are is told before they stay behind.
    if (!isHere) void desk.live.loadText(cardId).catch(() => {});
  }, [isHere, desk, cardId]);
  if (!card) return null;

  const last = isOwn ? cards.length - 1 : cards.length;
  const place = Math.min(target.place ?? (isOwn ? ownPlace : last), last);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!card || columnId === "") return;
    const others = cards.filter(({ id }) => id !== cardId);
    const afterCardId = others[place - 1]?.id ?? null;
    if (!isHere) return leave(card, afterCardId);
    const column = columns.find(({ id }) => id === columnId);
    send(desk, { type: "card.move", cardId, columnId, afterCardId });
    const words = { title: card.title, column: column?.title ?? "", place: place + 1, count: last + 1 };
    announce(t("keys.said.card.dropped", words));
    onClose();
  }

  function leave({ title, columnId: from }: Card, afterCardId: string | null) {
    const { boardId, boardTitle } = target;
    const spot = desk.shown.cardsIn(from).findIndex(({ id }) => id === cardId);
    isGone.current = true;
    onClose();
    if (open === cardId) desk.closeCard();
    const text = t("card.board.moved", { title, board: boardTitle });
    sendWithUndo(desk, { type: "card.leave", cardId, boardId, columnId, afterCardId }, text);
    focusAfter(desk, from, cardId, spot);
  }

  function finalFocus() {
    const { active } = desk.ui.get();
    return (isGone.current && active && desk.dom.at(active)) || true;
  }

  return (
    <Dialog title={t("card.move.title")} width={400} onClose={onClose} finalFocus={finalFocus}>
      <form noValidate onSubmit={submit}>
        <TargetFields target={target} place={place} last={last} />
        {!isHere && board && columns.length > 0 && (
          <LeftBehindNote left={leftBehind(desk.live.getState().view, card, board)} hint={t("card.board.movedHint")} />
        )}
        <div className="mt-5 flex justify-end gap-2">
          <Button onClick={onClose}>{t("app.cancel")}</Button>
          <Button type="submit" look="primary" aria-disabled={columnId === ""}>
            {t("card.move.submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
