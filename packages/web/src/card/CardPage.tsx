import { Dialog as Base } from "@base-ui/react/dialog";
import type { Card } from "@syncboard/model";
import { Archive, Link2, SquareCheck, Trash2, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Attachments } from "../attachment/Attachments.tsx";
import { CardFilesContext, useCardFiles } from "../attachment/card-files.ts";
import { DropZone } from "../attachment/DropZone.tsx";
import { usePastedFiles } from "../attachment/use-pasted-files.ts";
import { archiveCard, deleteCard, selectCard } from "../board/actions/card-actions.ts";
import { useCan, useDesk } from "../board/board-desk.ts";
import { Checklists } from "../checklist/Checklists.tsx";
import { Comments } from "../comment/Comments.tsx";
import { momentText } from "../locales/dates.ts";
import { useSeenCard } from "../notification/use-seen-card.ts";
import { WatchButton } from "../notification/WatchButton.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { notify } from "../ui/notices.ts";
import { CardActivity } from "./CardActivity.tsx";
import { CardCopy } from "./CardCopy.tsx";
import { CardDescription } from "./CardDescription.tsx";
import { CardLookers } from "./CardLookers.tsx";
import { CardMarkRows } from "./CardMarkRows.tsx";
import { CardPlace } from "./CardPlace.tsx";
import { CardTitle } from "./CardTitle.tsx";
import { useCardPalette } from "./use-card-palette.ts";

export function CardPage({ card }: { readonly card: Card }) {
  const { t, i18n } = useTranslation();
  const desk = useDesk();
  useSeenCard(card.id);
  const canCopy = useCan("card.add");
  const canArchive = useCan("card.archive");
  const canDelete = useCan("card.delete");
  const files = useCardFiles(card.id);
  usePastedFiles(files);

  function takeAway(action: typeof deleteCard) {
    desk.closeCard();
    action.run(desk, card.id);
  }

  useCardPalette(card, takeAway);

  return (
    <DropZone
      files={files}
      title={t("attachment.drop")}
      text={t("attachment.dropText")}
      className="flex flex-1 flex-col"
    >
      <div className="sticky top-0 z-10 flex items-center gap-1 border-b border-line bg-raised py-2 ps-4 pe-2 sm:ps-6 sm:pe-3">
        <CardPlace cardId={card.id} />
        <div className="ms-auto flex items-center gap-1">
          <span className="px-1">
            <CardLookers cardId={card.id} />
          </span>
          <WatchButton cardId={card.id} />
          <CopyLink />
          <Base.Close render={<IconButton icon={X} label={t("app.close")} />} />
        </div>
      </div>
      <div className="flex-1 px-4 pt-5 pb-6 sm:px-6">
        <CardTitle card={card} />
        <CardMarkRows card={card} />
        <CardFilesContext value={files}>
          <section aria-labelledby="card-description" className="mt-5">
            <CardDescription card={card} />
          </section>
          <Attachments card={card} files={files} />
          <Checklists card={card} />
          <Comments cardId={card.id} count={card.commentCount} />
        </CardFilesContext>
        <CardActivity cardId={card.id} />
      </div>
      <div className="flex items-center justify-between gap-4 border-t border-line px-4 py-2.5 text-xs text-ink-faint sm:px-6">
        <span>
          {t("card.times", {
            created: momentText(card.createdAt, i18n.language),
            changed: momentText(card.updatedAt, i18n.language),
          })}
        </span>
        <span className="-me-3 flex flex-wrap justify-end sm:shrink-0 sm:flex-nowrap">
          {canCopy && <CardCopy cardId={card.id} />}
          {canArchive && (
            <Button look="quiet" icon={SquareCheck} onClick={() => takeAway(selectCard)}>
              {t("card.action.select")}
            </Button>
          )}
          {canArchive && (
            <Button look="quiet" icon={Archive} onClick={() => takeAway(archiveCard)}>
              {t("card.action.archive")}
            </Button>
          )}
          {canDelete && (
            <Button look="quiet" icon={Trash2} onClick={() => takeAway(deleteCard)}>
              {t("card.action.delete")}
            </Button>
          )}
        </span>
      </div>
    </DropZone>
  );
}

function CopyLink() {
  const { t } = useTranslation();
  const [isDone, setDone] = useState(false);
  // Plain http has no clipboard, and a button that cannot do its work is not drawn.
  if (!navigator.clipboard) return null;
  async function copy() {
    // Without the filter of the board behind it.
    await navigator.clipboard.writeText(location.origin + location.pathname);
    setDone(true);
    notify(t("card.linkCopied"));
  }
  return (
    <IconButton
      icon={Link2}
      data-hand="link"
      label={t("card.copyLink")}
      className={isDone ? "text-accent-text" : ""}
      onClick={() => void copy()}
    />
  );
}
