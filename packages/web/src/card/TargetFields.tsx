import { useTranslation } from "react-i18next";
import { faultText } from "../app/fault.ts";
import { Button } from "../ui/Button.tsx";
import { BoardField } from "./BoardField.tsx";
import { PlaceFields } from "./PlaceFields.tsx";
import type { usePlace } from "./use-place.ts";

interface TargetFieldsProps {
  readonly target: ReturnType<typeof usePlace>;
  /** From 0, and the last that there is. */
  readonly place: number;
  readonly last: number;
}

/** A board, a column of it, and a place. */
export function TargetFields({ target, place, last }: TargetFieldsProps) {
  const { t } = useTranslation();
  const { board, boardId, boardTitle, columns, columnId, cards, error, load, setBoard, setColumn, setPlace } = target;
  return (
    <>
      <BoardField boardId={boardId} title={boardTitle} onBoard={setBoard} />
      {board && columns.length > 0 && (
        <PlaceFields
          columns={columns}
          columnId={columnId}
          cards={cards}
          place={place}
          last={last}
          onPlace={setPlace}
          onColumn={setColumn}
        />
      )}
      <div role="status" className="text-sm text-ink-soft">
        {error !== undefined && (
          <div className="flex items-center justify-between gap-3">
            <p>{faultText(error, t)}</p>
            <Button onClick={() => load()}>{t("app.retry")}</Button>
          </div>
        )}
        {!board && error === undefined && <p className="py-6 text-center">{t("app.loading")}</p>}
        {board && columns.length === 0 && <p>{t("card.board.noColumn")}</p>}
      </div>
    </>
  );
}
