import { Dialog as Base } from "@base-ui/react/dialog";
import type { CardDetail } from "@syncboard/client";
import { Archive } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Attachments } from "../attachment/Attachments.tsx";
import { send } from "../board/actions/send.ts";
import { useBoard, useCan, useDesk } from "../board/board-desk.ts";
import { Comments } from "../comment/Comments.tsx";
import { Prose } from "../prose/lazy-prose.tsx";
import { Button } from "../ui/Button.tsx";
import { CardElsewhere } from "./CardElsewhere.tsx";
import { CardGone } from "./CardGone.tsx";
import { useCardAway } from "./use-card-away.ts";

interface CardAwayProps {
  readonly cardId: string;
  /** It was, while one looked at it. */
  readonly wasHere: boolean;
  readonly onClose: () => void;
}

/** A card that is not on the board: archived, on another one, or gone for all that one knows. */
export function CardAway({ cardId, wasHere, onClose }: CardAwayProps) {
  const { t } = useTranslation();
  const away = useCardAway(cardId, wasHere);
  if (away === undefined) {
    return (
      <div aria-busy className="min-h-52">
        <Base.Title className="sr-only">{t("app.loading")}</Base.Title>
      </div>
    );
  }
  if (away.elsewhere) return <CardElsewhere cardId={cardId} {...away.elsewhere} onClose={onClose} />;
  return away.card ? <Archived card={away.card} onClose={onClose} /> : <CardGone onClose={onClose} />;
}

function Archived({ card, onClose }: { readonly card: CardDetail; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const canRestore = useCan("card.restore");
  const needsColumn = useBoard((state) => state.view.liveColumn(card.columnId) === undefined);
  return (
    <article className="flex flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 border-b border-line bg-panel px-4 py-4 sm:px-6">
        <Archive aria-hidden size={18} strokeWidth={1.7} className="text-ink-soft" />
        <div className="min-w-52 flex-1">
          <Base.Title className="text-base font-semibold">{t("card.archive.title")}</Base.Title>
          <Base.Description className="mt-0.5 text-sm text-ink-soft">
            {needsColumn ? t("board.trash.needsColumn") : t("card.archive.text")}
          </Base.Description>
        </div>
        <span className="flex gap-2">
          <Button onClick={onClose}>{t("card.backToBoard")}</Button>
          {canRestore && !needsColumn && (
            <Button
              look="primary"
              onClick={(event) => {
                // The button, which has the focus, goes with what it does.
                event.currentTarget.closest<HTMLElement>("[role=dialog]")?.focus();
                send(desk, { type: "card.restore", cardId: card.id });
              }}
            >
              {t("card.archive.restore")}
            </Button>
          )}
        </span>
      </div>
      <div className="px-4 pt-5 pb-6 sm:px-6">
        <h3 dir="auto" className="text-lg font-semibold break-words">
          {card.title}
        </h3>
        {card.description && (
          <div className="mt-4">
            <Prose text={card.description} />
          </div>
        )}
        <Attachments card={card} files={null} isReadOnly />
        {card.commentCount > 0 && <Comments cardId={card.id} count={card.commentCount} isReadOnly />}
      </div>
    </article>
  );
}
