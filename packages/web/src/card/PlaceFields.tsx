import type { Card, Column } from "@syncboard/model";
import { Check } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";

interface PlaceFieldsProps {
  readonly columns: readonly Column[];
  readonly columnId: string;
  /** What is in that column now. */
  readonly cards: readonly Card[];
  /** From 0, and the last that there is. */
  readonly place: number;
  readonly last: number;
  readonly onColumn: (columnId: string) => void;
  readonly onPlace: (place: number) => void;
}

/** Above so many cards a list of places is no help: top, bottom, or a number typed. */
const PLACES_LISTED = 100;

/** A column and a place in it. */
export function PlaceFields({ columns, columnId, cards, place, last, onColumn, onPlace }: PlaceFieldsProps) {
  const { t } = useTranslation();
  const placeId = useId();
  return (
    <>
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
                onChange={() => onColumn(id)}
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
          onChange={(event) => onPlace(Number(event.target.value))}
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
          onChange={(event) => onPlace(Math.max(0, Number(event.target.value) - 1))}
          className="field-box h-10 w-full px-3 pointer-coarse:h-11"
        />
      )}
    </>
  );
}

function placeLabel(index: number, last: number) {
  if (index === 0) return "card.move.first";
  return index === last ? "card.move.last" : "card.move.nth";
}
