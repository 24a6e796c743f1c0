import { ChevronsUpDown } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useBoard, useCan } from "../board/board-desk.ts";
import { Button } from "../ui/Button.tsx";
import { MoveDialog } from "./lazy-move.ts";

/** Where the card is, and the way to another place. */
export function CardPlace({ cardId }: { readonly cardId: string }) {
  const { t } = useTranslation();
  const canMove = useCan("card.move");
  const [isMoving, setMoving] = useState(false);
  const column = useBoard(({ view }) => {
    const card = view.liveCard(cardId);
    return card && view.liveColumn(card.columnId);
  });
  const cards = useBoard(({ view }) => view.cardsIn(column?.id ?? ""));
  if (!column) return null;
  const place = cards.findIndex(({ id }) => id === cardId) + 1;
  const where = (
    <>
      <span className="truncate font-medium text-ink">{column.title}</span>{" "}
      <span className="shrink-0 font-normal text-ink-faint tabular-nums">
        {t("card.place", { place, count: cards.length })}
      </span>
    </>
  );
  if (!canMove) return <p className="flex min-w-0 items-baseline gap-2 text-sm">{where}</p>;
  return (
    <>
      <Button look="quiet" data-hand="move" className="-ms-3 min-w-0 shrink!" onClick={() => setMoving(true)}>
        <span className="sr-only">{t("card.moveFrom")} </span>
        {where}
        <ChevronsUpDown aria-hidden size={14} className="shrink-0" />
      </Button>
      {isMoving && <MoveDialog cardId={cardId} onClose={() => setMoving(false)} />}
    </>
  );
}
