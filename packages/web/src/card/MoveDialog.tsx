import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../board/actions/send.ts";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { announce } from "../ui/Announcer.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { PlaceFields } from "./PlaceFields.tsx";

interface MoveDialogProps {
  readonly cardId: string;
  readonly onClose: () => void;
}

/** "Move to…": a column and a place in it. A sheet on a phone. */
export function MoveDialog({ cardId, onClose }: MoveDialogProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const card = useBoard((state) => state.view.liveCard(cardId));
  const columns = useBoard((state) => state.view.columns);
  const [columnId, setColumnId] = useState(card?.columnId ?? "");
  const cards = useBoard((state) => state.view.cardsIn(columnId));
  const isOwn = card?.columnId === columnId;
  const ownPlace = cards.findIndex(({ id }) => id === cardId);
  const [chosen, setChosen] = useState<number>();
  if (!card) return null;

  const last = isOwn ? cards.length - 1 : cards.length;
  const place = Math.min(chosen ?? (isOwn ? ownPlace : last), last);

  function submit(event: FormEvent) {
    event.preventDefault();
    const others = cards.filter(({ id }) => id !== cardId);
    const column = columns.find(({ id }) => id === columnId);
    send(desk, { type: "card.move", cardId, columnId, afterCardId: others[place - 1]?.id ?? null });
    const words = { title: card?.title ?? "", column: column?.title ?? "", place: place + 1, count: last + 1 };
    announce(t("keys.said.card.dropped", words));
    onClose();
  }

  return (
    <Dialog title={t("card.move.title")} width={380} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <PlaceFields
          columns={columns}
          columnId={columnId}
          cards={cards}
          place={place}
          last={last}
          onPlace={setChosen}
          onColumn={(id) => {
            setColumnId(id);
            setChosen(undefined);
          }}
        />
        <div className="mt-5 flex justify-end gap-2">
          <Button onClick={onClose}>{t("app.cancel")}</Button>
          <Button type="submit" look="primary">
            {t("card.move.submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
