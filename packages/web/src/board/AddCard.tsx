import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { AddCardForm } from "./AddCardForm.tsx";
import { addCard } from "./actions/column-actions.ts";
import { useBoardUi, useDesk } from "./board-desk.ts";

/** A column's foot. */
export function AddCard({ columnId }: { readonly columnId: string }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const isOpen = useBoardUi(({ opened }) => opened?.what === "add-card" && opened.columnId === columnId);
  if (isOpen) return <AddCardForm columnId={columnId} />;
  return (
    <div className="p-2 pt-1">
      <button
        type="button"
        data-add-card={columnId}
        className="flex h-8 w-full items-center gap-1.5 rounded-control px-2 text-sm font-medium text-ink-soft transition-colors hover:bg-hover hover:text-ink pointer-coarse:h-11"
        onClick={() => addCard.run(desk, columnId)}
      >
        <Plus aria-hidden size={16} />
        {t("card.add")}
      </button>
    </div>
  );
}
