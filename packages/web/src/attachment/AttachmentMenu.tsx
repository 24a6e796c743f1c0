import type { Attachment } from "@syncboard/model";
import { Copy, Download, Eye, Image, ImageOff, PenLine, Trash2 } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useCan, useDesk } from "../board/board-desk.ts";
import { Menu, MenuItem, MenuSeparator } from "../ui/Menu.tsx";
import type { MenuProps } from "../ui/use-menu.ts";
import { copyMarkdown, deleteAttachment, download, setCover } from "./attachment-acts.ts";
import { isPicture } from "./media.ts";

interface AttachmentMenuProps extends MenuProps {
  readonly attachment: Attachment;
  readonly isCover: boolean;
  readonly onView: () => void;
  readonly onRename: () => void;
  readonly onDelete: () => void;
}

export function AttachmentMenu(props: AttachmentMenuProps) {
  const { attachment, isCover, anchor, onView, onRename, onDelete, onClose } = props;
  const { id, cardId, name, file } = attachment;
  const { t } = useTranslation();
  const desk = useDesk();
  const canCover = useCan("card.edit") && isPicture(attachment);
  // What was chosen has taken the focus, or is about to.
  const goesOn = useRef(false);

  const goingOn = (act: () => void) => () => {
    goesOn.current = true;
    act();
  };

  return (
    <Menu
      label={t("attachment.menuOf", { name })}
      anchor={anchor}
      finalFocus={() => !goesOn.current && anchor}
      onClose={onClose}
    >
      {isPicture(attachment) && (
        <MenuItem icon={Eye} onSelect={goingOn(onView)}>
          {t("attachment.view")}
        </MenuItem>
      )}
      {file && (
        <MenuItem icon={Download} onSelect={() => void download(desk, attachment)}>
          {t("attachment.download")}
        </MenuItem>
      )}
      <MenuItem icon={PenLine} onSelect={goingOn(onRename)}>
        {t("attachment.rename")}
      </MenuItem>
      {canCover && (
        <MenuItem
          icon={isCover ? ImageOff : Image}
          onSelect={() => setCover(desk, cardId, isCover ? null : { attachmentId: id })}
        >
          {t(isCover ? "attachment.removeCover" : "attachment.makeCover")}
        </MenuItem>
      )}
      {/* Plain http has no clipboard. */}
      {navigator.clipboard && (
        <MenuItem icon={Copy} onSelect={() => void copyMarkdown(desk, attachment)}>
          {t("attachment.copyMarkdown")}
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem
        icon={Trash2}
        danger
        onSelect={goingOn(() => {
          onDelete();
          deleteAttachment(desk, attachment);
        })}
      >
        {t("attachment.delete")}
      </MenuItem>
    </Menu>
  );
}
