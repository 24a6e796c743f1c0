import { useTranslation } from "react-i18next";
import { Menu } from "../ui/Menu.tsx";
import type { MenuProps } from "../ui/use-menu.ts";
import { ActionItems } from "./ActionItems.tsx";
import { boardActions } from "./actions/board-actions.ts";

export function BoardMenu({ anchor, onClose }: MenuProps) {
  const { t } = useTranslation();
  return (
    <Menu label={t("board.menu")} anchor={anchor} onClose={onClose}>
      <ActionItems actions={boardActions} subject={undefined} onClose={onClose} />
    </Menu>
  );
}
