import { Menu as Base } from "@base-ui/react/menu";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { cardActions } from "../board/actions/card-actions.ts";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { MenuItem, MenuSeparator } from "../ui/Menu.tsx";

interface CardMenuProps {
  readonly cardId: string;
  readonly onClose: () => void;
}

/** One menu for all cards, beside the button of the card that asked: thousands of cards need not have one each. */
export function CardMenu({ cardId, onClose }: CardMenuProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const title = useBoard((state) => state.view.liveCard(cardId)?.title);
  const anchor = () => desk.dom.scroller?.querySelector(`[data-card-menu="${cardId}"]`) ?? null;
  if (title === undefined) return null;
  return (
    // An action that opens something else has taken this menu's place already: closing must not take that away.
    <Base.Root open onOpenChange={(open) => !open && desk.ui.get().opened?.what === "card-menu" && onClose()}>
      <Base.Portal>
        <Base.Positioner
          className="z-50 outline-none"
          anchor={anchor}
          align="start"
          sideOffset={4}
          collisionPadding={8}
        >
          <Base.Popup
            aria-label={t("card.menuOf", { title })}
            className="popup min-w-52 p-1"
            finalFocus={() => desk.dom.card(cardId)}
          >
            {cardActions
              .filter((action) => !action.isForKeysOnly && action.isOffered(desk, cardId))
              .map((action) => (
                <Fragment key={action.name}>
                  {action.isDangerous && <MenuSeparator />}
                  <MenuItem
                    icon={action.icon}
                    shortcut={action.shortcuts[0]}
                    danger={action.isDangerous}
                    onSelect={() => {
                      onClose();
                      action.run(desk, cardId);
                    }}
                  >
                    {t(action.label)}
                  </MenuItem>
                </Fragment>
              ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
