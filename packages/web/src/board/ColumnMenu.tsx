import { useTranslation } from "react-i18next";
import { Menu, MenuItem, MenuSeparator } from "../ui/Menu.tsx";
import type { MenuProps } from "../ui/use-menu.ts";
import { ActionItems } from "./ActionItems.tsx";
import { columnActions } from "./actions/column-actions.ts";
import { moveColumnBy } from "./actions/move-column.ts";
import { sortActions } from "./actions/sort-actions.ts";
import { useBoard, useDesk } from "./board-desk.ts";
import { columnShifts } from "./column-shifts.ts";

interface ColumnMenuProps extends MenuProps {
  readonly columnId: string;
}

export function ColumnMenu({ columnId, anchor, onClose }: ColumnMenuProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const columns = useBoard((state) => state.view.columns);
  const place = columns.findIndex(({ id }) => id === columnId);
  const label = t("board.column.menuOf", { title: columns[place]?.title ?? "" });
  return (
    <Menu label={label} anchor={anchor} onClose={onClose}>
      <ActionItems actions={columnActions} subject={columnId} onClose={onClose}>
        <MenuSeparator />
        <ActionItems actions={sortActions} subject={columnId} onClose={onClose} />
        {/* Without dragging: for fingers on a phone, where one column fills the screen. */}
        {columnShifts().map(({ by, label, icon }) => (
          <MenuItem
            key={by}
            icon={icon}
            disabled={columns[place + by] === undefined}
            onSelect={() => {
              onClose();
              moveColumnBy(desk, columnId, by);
            }}
          >
            {t(label)}
          </MenuItem>
        ))}
      </ActionItems>
    </Menu>
  );
}
