import type { Card } from "@syncboard/model";
import { ImageIcon, Paperclip } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { close, useBoard, useBoardUi, useCan, useDesk } from "../board/board-desk.ts";
import { useAuthors } from "../comment/use-authors.ts";
import { Button } from "../ui/Button.tsx";
import { AttachmentRow } from "./AttachmentRow.tsx";
import { AttachPicker, PictureViewer, preloadParts } from "./lazy-attachment.ts";
import { CoverPicker } from "./lazy-cover.ts";
import type { PlaceFiles } from "./place-files.ts";
import { UploadRow } from "./UploadRow.tsx";
import { useAttachments } from "./use-attachments.ts";
import { useUploadList } from "./use-uploads.ts";

interface AttachmentsProps {
  readonly card: Pick<Card, "id" | "attachmentCount" | "cover">;
  /** Null for who may not attach anything. */
  readonly files: PlaceFiles | null;
  /** Of a card that is archived one can only look at them. */
  readonly isReadOnly?: boolean;
}

/** So many are shown at first. */
const AT_FIRST = 8;

/** The files and links of a card that is open, the newest at the top, and those that are on their way. */
export function Attachments({ card, files, isReadOnly = false }: AttachmentsProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const canCover = useCan("card.edit") && !isReadOnly;
  const authorOf = useAuthors();
  const { attachments, failed, load } = useAttachments(card.id);
  const isOnline = useBoard(({ line }) => line === "online");
  const there = new Set(attachments?.map(({ id }) => id));
  const coming = useUploadList().filter(({ id, placeId }) => placeId === card.id && !there.has(id));
  const section = useRef<HTMLElement>(null);
  const attach = useRef<HTMLButtonElement>(null);
  const cover = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [isAttaching, setAttaching] = useState(false);
  const [isCovering, setCovering] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const [viewed, setViewed] = useState<string>();
  const isAskedFor = useBoardUi(({ opened }) => opened?.what === "card-attach" && opened.cardId === card.id);

  useEffect(preloadParts, []);

  const isEmpty = card.attachmentCount === 0 && coming.length === 0;
  if (!files && isEmpty) return null;

  const shown = isWhole ? attachments : attachments?.slice(0, AT_FIRST);
  const rest = (attachments?.length ?? 0) - (shown?.length ?? 0);
  const keepFocus = () => (attach.current ?? section.current)?.focus({ preventScroll: true });

  function closePicker() {
    setAttaching(false);
    if (isAskedFor) close(desk);
  }

  return (
    <section ref={section} tabIndex={-1} aria-labelledby="card-attachments" className="mt-6 outline-none">
      <div className="mb-2 flex min-h-8 items-center gap-3">
        <h3 id="card-attachments" className="text-sm font-medium text-ink-soft">
          {t("attachment.title")}
        </h3>
        {card.attachmentCount > 0 && (
          <span className="text-sm text-ink-faint tabular-nums">
            {t("attachment.count", { count: card.attachmentCount })}
          </span>
        )}
        <span className="-me-3 ms-auto flex">
          {canCover && (
            <Button
              ref={cover}
              data-hand="cover"
              look="quiet"
              icon={ImageIcon}
              aria-haspopup="dialog"
              aria-expanded={isCovering}
              onClick={() => setCovering(true)}
            >
              {t("attachment.cover.title")}
            </Button>
          )}
          {files && (
            <Button
              ref={attach}
              data-hand="attach"
              look="quiet"
              icon={Paperclip}
              aria-haspopup="dialog"
              aria-expanded={isAttaching || isAskedFor}
              onClick={() => setAttaching(true)}
            >
              {t("attachment.attach")}
            </Button>
          )}
        </span>
      </div>
      {coming.length > 0 && (
        <ul aria-label={t("attachment.uploads")} className="mb-1 flex flex-col gap-1">
          {coming.map((upload) => (
            <UploadRow key={upload.id} upload={upload} to="card" isOnline={isOnline} onGone={keepFocus} />
          ))}
        </ul>
      )}
      {attachments === undefined ? (
        card.attachmentCount > 0 && <NotHere failed={failed} onRetry={load} />
      ) : (
        <ul aria-labelledby="card-attachments" className="attachment-list">
          {shown?.map((attachment) => (
            <AttachmentRow
              key={attachment.id}
              attachment={attachment}
              author={authorOf(attachment.authorId)}
              isReadOnly={isReadOnly}
              onView={() => setViewed(attachment.id)}
              onDelete={keepFocus}
            />
          ))}
        </ul>
      )}
      {rest > 0 && (
        <Button
          look="quiet"
          className="-ms-3"
          onClick={() => {
            setWhole(true);
            section.current?.focus({ preventScroll: true });
          }}
        >
          {t("attachment.showAll", { count: rest })}
        </Button>
      )}
      {files && (
        <input
          ref={input}
          type="file"
          multiple
          hidden
          data-testid="attachment-files"
          onChange={({ target }) => {
            files.attach([...(target.files ?? [])].map((file) => ({ file, name: file.name })));
            // The same file once more is a choice, too.
            target.value = "";
          }}
        />
      )}
      {files && (isAttaching || isAskedFor) && (
        <AttachPicker
          cardId={card.id}
          anchor={() => attach.current}
          finalFocus={() => attach.current}
          onChoose={() => input.current?.click()}
          onClose={closePicker}
        />
      )}
      {isCovering && (
        <CoverPicker
          cardId={card.id}
          anchor={() => cover.current}
          finalFocus={() => cover.current}
          onClose={() => setCovering(false)}
        />
      )}
      {viewed !== undefined && (
        <PictureViewer cardId={card.id} attachmentId={viewed} onView={setViewed} onClose={() => setViewed(undefined)} />
      )}
    </section>
  );
}

function NotHere({ failed, onRetry }: { readonly failed: boolean; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  if (failed) {
    return (
      <div role="alert" className="flex items-center justify-between gap-3 rounded-control bg-panel p-3">
        <p className="text-sm text-ink-soft">{t("attachment.failed")}</p>
        <Button onClick={onRetry}>{t("app.retry")}</Button>
      </div>
    );
  }
  return (
    <div aria-busy className="flex items-center gap-3 py-1">
      <span className="sr-only">{t("app.loading")}</span>
      <div className="skeleton h-11 w-14" />
      <div className="flex flex-1 flex-col gap-2">
        <div className="skeleton h-3 w-2/5" />
        <div className="skeleton h-3 w-3/5" />
      </div>
    </div>
  );
}
