import type { Document } from "@syncboard/client";
import { Link } from "@tanstack/react-router";
import { Ellipsis } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { sizeText } from "../attachment/media.ts";
import { PictureThumbnail } from "../attachment/Thumbnail.tsx";
import { useNow } from "../due/use-now.ts";
import { agoText, momentText } from "../locales/dates.ts";
import { useMe } from "../session/use-session.ts";
import { useSubjectHistory } from "../subject/use-subject-history.ts";
import { IconButton } from "../ui/Button.tsx";
import { readDraft, writeDraft } from "../ui/draft.ts";
import { notify } from "../ui/notices.ts";
import { TitleField } from "../ui/TitleField.tsx";
import { useMenu } from "../ui/use-menu.ts";
import { useReturnFocus } from "../ui/use-return-focus.ts";
import { renameDocument } from "./document-acts.ts";
import { endingOf, iconOf } from "./document-kind.ts";
import { DocumentMenu } from "./lazy-document.ts";

/** How many characters of a title the server takes. */
export const MOST_OF_TITLE = 255;

interface DocumentRowProps {
  readonly document: Document;
  readonly onRenamed: (changed: Document) => void;
  readonly onMove: () => void;
  /** Before the button goes that had the focus. */
  readonly onDelete: () => void;
}

export function DocumentRow({ document: shown, onRenamed, onMove, onDelete }: DocumentRowProps) {
  const { id, subjectId, kind, title, bytes, updatedAt } = shown;
  const { t, i18n } = useTranslation();
  const client = useClient();
  const history = useSubjectHistory();
  const me = useMe();
  const draftKey = `document-title.${id}`;
  const [isRenaming, setRenaming] = useState(() => readDraft(me.id, draftKey) !== null);
  const { target, ask } = useReturnFocus(isRenaming);
  const menu = useMenu();
  const aboutId = useId();
  const ago = useNow((now) => agoText(updatedAt, i18n.language, now));
  const size = sizeText(bytes, i18n.language);
  const ending = endingOf(title);

  async function rename(next: string) {
    try {
      await renameDocument({ client, t, history }, shown, next, onRenamed);
    } catch (error) {
      // Nothing that was written is lost.
      writeDraft(me.id, draftKey, next);
      setRenaming(true);
      notify(faultText(error, t), { tone: "problem" });
    }
  }

  const about =
    kind === "note"
      ? t("document.aboutNote", { ago })
      : ending === undefined
        ? t("document.aboutFile", { size, ago })
        : t("document.aboutKind", { kind: ending, size, ago });

  return (
    <li className="attachment-row" data-document={id}>
      {isRenaming ? (
        <>
          <DocumentThumbnail document={shown} />
          <TitleField
            label={t("document.titleField")}
            userId={me.id}
            draftKey={draftKey}
            saved={title}
            most={MOST_OF_TITLE}
            className="px-2 py-1.5"
            onSave={(next) => void rename(next)}
            onDone={(byKey) => {
              if (byKey) ask();
              setRenaming(false);
            }}
          />
        </>
      ) : (
        <>
          <Link
            to="/subjects/$subjectId/d/$documentId"
            params={{ subjectId, documentId: id }}
            aria-describedby={aboutId}
            aria-label={title}
            className="attachment-open"
          >
            <DocumentThumbnail document={shown} />
            <span className="min-w-0 flex-1">
              <span className="attachment-name" title={title}>
                <bdi>{title}</bdi>
              </span>
              <span
                id={aboutId}
                className="block truncate text-xs text-ink-faint"
                title={momentText(updatedAt, i18n.language)}
              >
                <bdi>{about}</bdi>
              </span>
            </span>
          </Link>
          <IconButton
            {...menu.button}
            ref={(button) => {
              menu.button.ref.current = button;
              target.current = button;
            }}
            icon={Ellipsis}
            label={t("attachment.menuOf", { name: title })}
          />
        </>
      )}
      {menu.anchor && (
        <DocumentMenu
          anchor={menu.anchor}
          document={shown}
          onRename={() => setRenaming(true)}
          onMove={onMove}
          onDelete={onDelete}
          onClose={menu.close}
        />
      )}
    </li>
  );
}

function DocumentThumbnail({ document: { id, kind, mediaType, hasThumbnail } }: { readonly document: Document }) {
  if (hasThumbnail) return <PictureThumbnail attachmentId={id} of="document" />;
  const Icon = iconOf({ kind, mediaType });
  return (
    <span className="thumbnail">
      <Icon aria-hidden size={22} strokeWidth={1.6} />
    </span>
  );
}
