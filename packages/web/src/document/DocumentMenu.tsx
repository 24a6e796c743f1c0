import type { Document } from "@syncboard/client";
import { BookCopy, Download, History, PenLine, Trash2 } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { Menu, MenuItem, MenuSeparator } from "../ui/Menu.tsx";
import type { MenuProps } from "../ui/use-menu.ts";
import { downloadDocument } from "./document-acts.ts";

interface DocumentMenuProps extends MenuProps {
  readonly document: Document;
  readonly onRename: () => void;
  readonly onMove: () => void;
  readonly onDelete: () => void;
  /** Of a note that is open. */
  readonly onVersions?: () => void;
}

export function DocumentMenu(props: DocumentMenuProps) {
  const { document: shown, anchor, onRename, onMove, onDelete, onVersions, onClose } = props;
  const { t } = useTranslation();
  const client = useClient();
  // What was chosen has taken the focus, or is about to.
  const goesOn = useRef(false);
  const goingOn = (act: () => void) => () => {
    goesOn.current = true;
    act();
  };
  return (
    <Menu
      label={t("attachment.menuOf", { name: shown.title })}
      anchor={anchor}
      finalFocus={() => !goesOn.current && anchor}
      onClose={onClose}
    >
      <MenuItem icon={Download} onSelect={() => void downloadDocument({ client, t }, shown)}>
        {t("attachment.download")}
      </MenuItem>
      {onVersions && (
        <MenuItem icon={History} onSelect={goingOn(onVersions)}>
          {t("document.versions.open")}
        </MenuItem>
      )}
      <MenuItem icon={PenLine} onSelect={goingOn(onRename)}>
        {t("attachment.rename")}
      </MenuItem>
      <MenuItem icon={BookCopy} onSelect={goingOn(onMove)}>
        {t("document.move.open")}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={Trash2} danger onSelect={goingOn(onDelete)}>
        {t("attachment.delete")}
      </MenuItem>
    </Menu>
  );
}
