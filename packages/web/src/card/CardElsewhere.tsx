import { Dialog as Base } from "@base-ui/react/dialog";
import { Link } from "@tanstack/react-router";
import { MoveRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";

/** Where a card went that was on this board; without `boardId`, to a board that one is no member of. */
export interface Elsewhere {
  readonly boardId: string | undefined;
  readonly boardTitle: string | undefined;
  /** Who moved it. */
  readonly who: string | undefined;
}

interface CardElsewhereProps extends Elsewhere {
  readonly cardId: string;
  readonly onClose: () => void;
}

export function CardElsewhere({ cardId, boardId, boardTitle, who, onClose }: CardElsewhereProps) {
  const { t } = useTranslation();
  const name = who ?? t("activity.some.person");
  return (
    <div className="flex flex-1 flex-col items-center justify-center px-6 py-16 text-center">
      <MoveRight aria-hidden size={28} strokeWidth={1.5} className="mb-3 text-ink-faint rtl:-scale-x-100" />
      <Base.Title className="text-md font-semibold">{t("card.elsewhere.title")}</Base.Title>
      <Base.Description className="mt-1.5 mb-5 max-w-full text-base wrap-anywhere text-ink-soft">
        {boardTitle === undefined
          ? t(boardId === undefined ? "card.elsewhere.hidden" : "card.elsewhere.text", { name })
          : t("card.elsewhere.named", { name, board: boardTitle })}
      </Base.Description>
      <div className="flex flex-wrap justify-center gap-2">
        <Button onClick={onClose}>{t("card.backToBoard")}</Button>
        {boardId !== undefined && (
          <Link to="/b/$boardId/c/$cardId" params={{ boardId, cardId }} className="button-link">
            {t("card.elsewhere.open")}
          </Link>
        )}
      </div>
    </div>
  );
}
