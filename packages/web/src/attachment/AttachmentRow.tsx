import type { Attachment } from "@syncboard/model";
import { pictureOf } from "@syncboard/model";
import { Download, Ellipsis, ExternalLink } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBoard, useCan, useDesk } from "../board/board-desk.ts";
import { useNow } from "../due/use-now.ts";
import { agoText, momentText } from "../locales/dates.ts";
import type { Person } from "../member/use-people.ts";
import { IconButton } from "../ui/Button.tsx";
import { readDraft } from "../ui/draft.ts";
import { TitleField } from "../ui/TitleField.tsx";
import { useMenu } from "../ui/use-menu.ts";
import { useReturnFocus } from "../ui/use-return-focus.ts";
import { download, renameAttachment } from "./attachment-acts.ts";
import { AttachmentMenu } from "./lazy-attachment.ts";
import { isPicture, sizeText } from "./media.ts";
import { Thumbnail } from "./Thumbnail.tsx";

interface AttachmentRowProps {
  readonly attachment: Attachment;
  readonly author: Person;
  readonly isReadOnly: boolean;
  readonly onView: () => void;
  /** Before the button goes that had the focus. */
  readonly onDelete: () => void;
}

const MOST_LETTERS = 255;

export function AttachmentRow({ attachment, author, isReadOnly, onView, onDelete }: AttachmentRowProps) {
  const { id, cardId, name, file, url, createdAt } = attachment;
  const { t, i18n } = useTranslation();
  const desk = useDesk();
  const canEdit = useCan("attachment.edit") && !isReadOnly;
  const isCover = useBoard(({ view }) => pictureOf(view.cards.get(cardId)?.cover ?? null) === id);
  const draftKey = `attachment.${id}`;
  const [isRenaming, setRenaming] = useState(() => canEdit && readDraft(desk.me.id, draftKey) !== null);
  const { target, ask } = useReturnFocus(isRenaming);
  const menu = useMenu();
  const aboutId = useId();
  const ago = useNow((now) => agoText(createdAt, i18n.language, now));

  const about = file
    ? t("attachment.about", { size: sizeText(file.bytes, i18n.language), name: author.name, ago })
    : t("attachment.aboutLink", { host: hostOf(url ?? ""), name: author.name, ago });
  const shown = (
    <>
      <Thumbnail attachment={attachment} />
      <span className="min-w-0 flex-1">
        <span className="attachment-name">
          <bdi>{name}</bdi>
          {url !== null && <ExternalLink aria-hidden size={13} className="ms-1.5 inline shrink-0 text-ink-faint" />}
        </span>
        <span id={aboutId} className="flex min-w-0 items-center gap-2 text-xs text-ink-faint">
          <bdi className="truncate" title={momentText(createdAt, i18n.language)}>
            {about}
          </bdi>
          {isCover && <span className="cover-sign">{t("attachment.isCover")}</span>}
        </span>
      </span>
    </>
  );

  return (
    <li className="attachment-row" data-attachment={id}>
      {isRenaming ? (
        <>
          <Thumbnail attachment={attachment} />
          <TitleField
            label={t("attachment.name")}
            userId={desk.me.id}
            draftKey={draftKey}
            saved={name}
            most={MOST_LETTERS}
            className="px-2 py-1.5"
            onSave={(next) => renameAttachment(desk, attachment, next)}
            onDone={(byKey) => {
              if (byKey) ask();
              setRenaming(false);
            }}
          />
        </>
      ) : url !== null ? (
        <a href={url} target="_blank" rel="noopener noreferrer" className="attachment-open" title={url}>
          {shown}
        </a>
      ) : (
        <button
          type="button"
          className="attachment-open"
          title={name}
          aria-label={t(isPicture(attachment) ? "attachment.open" : "attachment.downloadOf", { name })}
          aria-describedby={aboutId}
          onClick={() => (isPicture(attachment) ? onView() : void download(desk, attachment))}
        >
          {shown}
        </button>
      )}
      {!isRenaming && !canEdit && isPicture(attachment) && (
        <IconButton
          icon={Download}
          label={t("attachment.downloadOf", { name })}
          onClick={() => void download(desk, attachment)}
        />
      )}
      {!isRenaming && canEdit && (
        <IconButton
          {...menu.button}
          ref={(button) => {
            menu.button.ref.current = button;
            target.current = button;
          }}
          icon={Ellipsis}
          label={t("attachment.menuOf", { name })}
        />
      )}
      {menu.anchor && (
        <AttachmentMenu
          anchor={menu.anchor}
          attachment={attachment}
          isCover={isCover}
          onView={onView}
          onRename={() => setRenaming(true)}
          onDelete={onDelete}
          onClose={menu.close}
        />
      )}
    </li>
  );
}

function hostOf(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    return protocol === "mailto:" ? pathname : host;
  } catch {
    return url;
  }
}
