import type { Checklist } from "@syncboard/model";
import { ArrowDown, ArrowUp, PenLine, Trash2 } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "../board/board-desk.ts";
import { Menu, MenuItem, MenuSeparator } from "../ui/Menu.tsx";
import type { MenuProps } from "../ui/use-menu.ts";
import { deleteChecklist, moveChecklist } from "./checklist-acts.ts";

interface ChecklistMenuProps extends MenuProps {
  readonly cardId: string;
  readonly checklist: Checklist;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onRename: () => void;
  readonly onGone: () => void;
}

export function ChecklistMenu(props: ChecklistMenuProps) {
  const { cardId, checklist, anchor, isFirst, isLast, onRename, onGone, onClose } = props;
  const { t } = useTranslation();
  const desk = useDesk();
  // What was chosen has taken the focus, or is about to.
  const goesOn = useRef(false);

  function rename() {
    goesOn.current = true;
    onRename();
  }

  function remove() {
    goesOn.current = true;
    deleteChecklist(desk, cardId, checklist);
    onGone();
  }

  return (
    <Menu
      label={t("checklist.menuOf", { title: checklist.title })}
      anchor={anchor}
      finalFocus={() => !goesOn.current && anchor}
      onClose={onClose}
    >
      <MenuItem icon={PenLine} onSelect={rename}>
        {t("checklist.rename")}
      </MenuItem>
      <MenuItem icon={ArrowUp} disabled={isFirst} onSelect={() => moveChecklist(desk, cardId, checklist, -1)}>
        {t("checklist.moveUp")}
      </MenuItem>
      <MenuItem icon={ArrowDown} disabled={isLast} onSelect={() => moveChecklist(desk, cardId, checklist, 1)}>
        {t("checklist.moveDown")}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={Trash2} danger onSelect={remove}>
        {t("checklist.delete")}
      </MenuItem>
    </Menu>
  );
}
