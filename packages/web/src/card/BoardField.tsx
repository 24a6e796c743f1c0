import { ChevronsUpDown } from "lucide-react";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { BoardPicker } from "./BoardPicker.tsx";

interface BoardFieldProps {
  readonly title: string;
  readonly boardId: string;
  readonly onBoard: (boardId: string, title: string) => void;
}

/** The board that a card goes to. */
export function BoardField({ title, boardId, onBoard }: BoardFieldProps) {
  const { t } = useTranslation();
  const [isChoosing, setChoosing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const labelId = useId();
  const place = () => button.current;
  return (
    <>
      <span id={labelId} className="mb-1.5 block text-sm font-medium">
        {t("card.board.label")}
      </span>
      <button
        ref={button}
        type="button"
        aria-labelledby={`${labelId} ${labelId}-value`}
        aria-haspopup="dialog"
        className="field-box mb-4 flex h-10 w-full items-center gap-2 px-3 text-start pointer-coarse:h-11"
        onClick={() => setChoosing(true)}
      >
        <bdi id={`${labelId}-value`} className="min-w-0 flex-1 truncate text-base">
          {title}
        </bdi>
        <ChevronsUpDown aria-hidden size={14} className="shrink-0 text-ink-soft" />
      </button>
      {isChoosing && (
        <BoardPicker
          boardId={boardId}
          onBoard={onBoard}
          anchor={place}
          finalFocus={place}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}
