import type { Document } from "@syncboard/client";
import { Ellipsis } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../session/use-session.ts";
import { IconButton } from "../ui/Button.tsx";
import { readDraft } from "../ui/draft.ts";
import { EditedHeading } from "../ui/EditedHeading.tsx";
import { useMenu } from "../ui/use-menu.ts";
import { useTitle } from "../ui/use-title.ts";
import { MOST_OF_TITLE } from "./DocumentRow.tsx";
import { DocumentMenu, MoveDocumentDialog } from "./lazy-document.ts";
import { useDocumentPalette } from "./use-document-palette.ts";

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
  const menu = useMenu();
  const rename = () => setEditing(true);
  const move = () => setMoving(true);
  useDocumentPalette(shown, { onRename: rename, onMove: move, onDelete, onVersions });

  return (
    <div className="mt-2 flex flex-wrap items-start gap-x-3 gap-y-2">
      <div className="min-w-0 flex-1 basis-80">
        <EditedHeading
          title={title}
          draftKey={draftKey}
          most={MOST_OF_TITLE}
          label={t("document.titleField")}
          hint={t("document.rename")}
          isEditing={isEditing}
          setEditing={setEditing}
          onRename={onRename}
          onDone={onTitled}
        />
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
          onRename={rename}
          onMove={move}
          onDelete={onDelete}
          {...(onVersions && { onVersions })}
          onClose={menu.close}
        />
      )}
      {isMoving && <MoveDocumentDialog document={shown} onMoved={onMoved} onClose={() => setMoving(false)} />}
    </div>
  );
}
