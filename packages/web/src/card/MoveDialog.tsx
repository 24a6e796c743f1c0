import { Check } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../board/actions/send.ts";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { announce } from "../ui/Announcer.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";

interface MoveDialogProps {
  readonly cardId: string;
  readonly onClose: () => void;
}

/** Above so many cards a list of places is no help: top, bottom, or a number typed. */
const PLACES_LISTED = 100;

/** "Move to…": a column and a place in it. A sheet on a phone. */
export function MoveDialog({ cardId, onClose }: MoveDialogProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const placeId = useId();
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
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">{t("card.move.column")}</legend>
          <div className="-mx-2 max-h-72 overflow-y-auto px-0.5 py-0.5">
            {columns.map(({ id, title }) => (
              <label
                key={id}
                className="menu-item cursor-pointer hover:bg-hover has-checked:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-focus"
              >
                <input
                  type="radio"
                  name="column"
                  className="sr-only"
                  checked={id === columnId}
                  onChange={() => {
                    setColumnId(id);
                    setChosen(undefined);
                  }}
                />
                <span className="min-w-0 flex-1 truncate text-base">{title}</span>
                {id === columnId && <Check aria-hidden size={16} className="text-accent-text" />}
              </label>
            ))}
          </div>
        </fieldset>
        <label htmlFor={placeId} className="mt-4 mb-1.5 block text-sm font-medium">
          {t("card.move.place")}
        </label>
        {last < PLACES_LISTED ? (
          <select
            id={placeId}
            value={place}
            onChange={(event) => setChosen(Number(event.target.value))}
            className="field-box h-10 w-full px-3 pointer-coarse:h-11"
          >
            {Array.from({ length: last + 1 }, (_, index) => (
              <option key={cards[index]?.id ?? index} value={index}>
                {t(placeLabel(index, last), { place: index + 1 })}
              </option>
            ))}
          </select>
        ) : (
          <input
            id={placeId}
            type="number"
            min={1}
            max={last + 1}
            value={place + 1}
            onChange={(event) => setChosen(Math.max(0, Number(event.target.value) - 1))}
            className="field-box h-10 w-full px-3 pointer-coarse:h-11"
          />
        )}
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

function placeLabel(index: number, last: number) {
  if (index === 0) return "card.move.first";
  return index === last ? "card.move.last" : "card.move.nth";
}
