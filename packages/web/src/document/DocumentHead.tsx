import type { Document } from "@syncboard/client";
import { Ellipsis } from "lucide-react";
import { type ReactNode, useState } from "react";
import { faultText } from "../app/fault.ts";
import { useTranslation } from "../locales/use-translation.ts";
import { useMe } from "../session/use-session.ts";
import { IconButton } from "../ui/Button.tsx";
import { readDraft, writeDraft } from "../ui/draft.ts";
import { notify } from "../ui/notices.ts";
import { TitleField } from "../ui/TitleField.tsx";
import { useMenu } from "../ui/use-menu.ts";
import { useReturnFocus } from "../ui/use-return-focus.ts";
import { useTitle } from "../ui/use-title.ts";
import { MOST_OF_TITLE } from "./DocumentRow.tsx";
import { DocumentMenu, MoveDocumentDialog } from "./lazy-document.ts";

interface DocumentHeadProps {
  readonly document: Document;
  /** Whether its title is to be written first. */
  readonly isNew?: boolean;
  readonly about: ReactNode;
  /** Rejects when it is not taken. */
  readonly onRename: (title: string) => Promise<void>;
  /** A title was given by key: the focus is free for what comes next. Answers whether it was taken. */
  readonly onTitled?: () => boolean;
  readonly onMoved: () => void;
  readonly onDelete: () => void;
  readonly onVersions?: () => void;
  /** Beside its menu. */
  readonly children?: ReactNode;
}

/** What every document has at its top. */
export function DocumentHead(props: DocumentHeadProps) {
  const { document: shown, isNew = false, about, onRename, onTitled, onMoved, onDelete, onVersions, children } = props;
  const { id, title } = shown;
  const { t } = useTranslation();
  const me = useMe();
  useTitle(t("app.title", { screen: title }));
  const draftKey = `document-title.${id}`;
  const [isEditing, setEditing] = useState(() => isNew || readDraft(me.id, draftKey) !== null);
  const [isMoving, setMoving] = useState(false);
  const { target, ask } = useReturnFocus(isEditing);
  const menu = useMenu();

  async function rename(next: string) {
    try {
      await onRename(next);
    } catch (error) {
      // Nothing that was written is lost.
      writeDraft(me.id, draftKey, next);
      setEditing(true);
      notify(faultText(error, t), { tone: "problem" });
    }
  }

  return (
    <div className="mt-2 flex flex-wrap items-start gap-x-3 gap-y-2">
      <div className="min-w-0 flex-1 basis-80">
        {isEditing ? (
          <>
            <h1 className="sr-only">{title}</h1>
            <TitleField
              label={t("document.titleField")}
              userId={me.id}
              draftKey={draftKey}
              saved={title}
              most={MOST_OF_TITLE}
              className="block px-2 py-1 text-lg font-semibold"
              onSave={(next) => void rename(next)}
              onDone={(byKey) => {
                if (byKey && !onTitled?.()) ask();
                setEditing(false);
              }}
            />
          </>
        ) : (
          <h1 className="flex min-w-0">
            <button
              ref={target}
              type="button"
              title={t("document.rename")}
              className="-ms-2 min-w-0 rounded-control px-2 py-1 text-start text-lg font-semibold tracking-tight wrap-anywhere hover:bg-hover pointer-coarse:min-h-11"
              onClick={() => setEditing(true)}
            >
              <bdi>{title}</bdi>
            </button>
          </h1>
        )}
        {about}
      </div>
      <div className="flex items-center gap-1 pt-0.5">
        {children}
        <IconButton {...menu.button} icon={Ellipsis} label={t("attachment.menuOf", { name: title })} />
      </div>
      {menu.anchor && (
        <DocumentMenu
          anchor={menu.anchor}
          document={shown}
          onRename={() => setEditing(true)}
          onMove={() => setMoving(true)}
          onDelete={onDelete}
          {...(onVersions && { onVersions })}
          onClose={menu.close}
        />
      )}
      {isMoving && <MoveDocumentDialog document={shown} onMoved={onMoved} onClose={() => setMoving(false)} />}
    </div>
  );
}
