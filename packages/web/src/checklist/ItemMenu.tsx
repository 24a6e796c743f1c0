import { checklistsOf, type Item, itemsOf } from "@syncboard/model";
import {
  ArrowDown,
  ArrowUp,
  CalendarClock,
  ListEnd,
  PenLine,
  RectangleHorizontal,
  Trash2,
  UserPlus,
} from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useBoard, useCan, useDesk } from "../board/board-desk.ts";
import { Menu, MenuItem, MenuSeparator } from "../ui/Menu.tsx";
import type { MenuProps } from "../ui/use-menu.ts";
import { deleteItem, placeItem, stepItem, turnIntoCard } from "./checklist-acts.ts";
import { focusAddItem, focusItem } from "./checklist-focus.ts";
import type { OpenedOfItem } from "./ItemRow.tsx";

interface ItemMenuProps extends MenuProps {
  readonly cardId: string;
  readonly item: Item;
  readonly isSeen: (item: Item) => boolean;
  readonly onOpen: (what: OpenedOfItem) => void;
  readonly onEdit: () => void;
}

export function ItemMenu({ cardId, item, isSeen, anchor, onOpen, onEdit, onClose }: ItemMenuProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const canAddCards = useCan("card.add");
  // What was chosen has taken the focus, or is about to.
  const goesOn = useRef(false);
  const card = useBoard(({ view }) => view.liveCard(cardId));
  const lists = checklistsOf(card ?? {});
  const at = lists.findIndex(({ items }) => items.some(({ id }) => id === item.id));
  const seen = lists[at] ? itemsOf(lists[at]).filter(isSeen) : [];
  const place = seen.findIndex(({ id }) => id === item.id);

  function goOn(act: () => void) {
    goesOn.current = true;
    act();
  }

  /** The item goes, and the focus to the one in its place. */
  function takeAway(act: () => void) {
    const next = seen[place + 1] ?? seen[place - 1];
    const listId = lists[at]?.id ?? "";
    goOn(act);
    requestAnimationFrame(() => (next && focusItem(next.id, "menu")) || focusAddItem(listId));
  }

  function moveTo(checklistId: string) {
    const items = itemsOf(lists.find(({ id }) => id === checklistId) ?? { items: [] });
    goOn(() => placeItem(desk, cardId, item.id, { checklistId, afterItemId: items.at(-1)?.id ?? null }));
    requestAnimationFrame(() => focusItem(item.id, "menu"));
  }

  function step(by: -1 | 1) {
    goOn(() => stepItem(desk, cardId, item.id, by, isSeen));
    requestAnimationFrame(() => focusItem(item.id, "menu"));
  }

  return (
    <Menu
      label={t("checklist.item.menuOf", { text: item.text })}
      anchor={anchor}
      finalFocus={() => !goesOn.current && anchor}
      onClose={onClose}
    >
      <MenuItem icon={PenLine} onSelect={() => goOn(onEdit)}>
        {t("checklist.item.edit")}
      </MenuItem>
      <MenuItem icon={UserPlus} onSelect={() => goOn(() => onOpen("people"))}>
        {t("checklist.item.assign")}
      </MenuItem>
      <MenuItem icon={CalendarClock} onSelect={() => goOn(() => onOpen("due"))}>
        {t("checklist.item.due")}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={ArrowUp} shortcut="Alt+ArrowUp" disabled={at === 0 && place === 0} onSelect={() => step(-1)}>
        {t("checklist.moveUp")}
      </MenuItem>
      <MenuItem
        icon={ArrowDown}
        shortcut="Alt+ArrowDown"
        disabled={at === lists.length - 1 && place === seen.length - 1}
        onSelect={() => step(1)}
      >
        {t("checklist.moveDown")}
      </MenuItem>
      {lists.map(
        ({ id, title }, index) =>
          index !== at && (
            <MenuItem key={id} icon={ListEnd} onSelect={() => moveTo(id)}>
              {t("checklist.item.moveTo", { list: title })}
            </MenuItem>
          ),
      )}
      <MenuSeparator />
      {canAddCards && (
        <MenuItem icon={RectangleHorizontal} onSelect={() => takeAway(() => turnIntoCard(desk, cardId, item))}>
          {t("checklist.item.turn")}
        </MenuItem>
      )}
      <MenuItem icon={Trash2} danger onSelect={() => takeAway(() => deleteItem(desk, cardId, item))}>
        {t("checklist.item.delete")}
      </MenuItem>
    </Menu>
  );
}
