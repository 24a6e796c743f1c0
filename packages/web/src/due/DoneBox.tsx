import type { Card } from "@syncboard/model";
import { useTranslation } from "react-i18next";
import { useDesk } from "../board/board-desk.ts";
import { setDone } from "./due-acts.ts";

export function DoneBox({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const desk = useDesk();
  return (
    <label className="inline-flex h-8 items-center gap-2 text-sm pointer-coarse:h-11">
      <input
        type="checkbox"
        className="size-4 accent-accent pointer-coarse:size-5"
        checked={card.doneAt !== null}
        onChange={(event) => setDone(desk, card.id, event.target.checked)}
      />
      {t("dates.isDone")}
    </label>
  );
}
