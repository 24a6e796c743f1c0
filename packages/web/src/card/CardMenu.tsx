import { useTranslation } from "react-i18next";
import { ActionItems } from "../board/ActionItems.tsx";
import { cardActions } from "../board/actions/card-actions.ts";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { Menu } from "../ui/Menu.tsx";

interface CardMenuProps {
  readonly cardId: string;
  readonly onClose: () => void;
}

/** One menu for all cards, beside the button of the card that asked: thousands of cards need not have one each. */
export function CardMenu({ cardId, onClose }: CardMenuProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const title = useBoard((state) => state.view.liveCard(cardId)?.title);
  const anchor = desk.dom.scroller?.querySelector<HTMLElement>(`[data-card-menu="${cardId}"]`);
  if (title === undefined || !anchor) return null;
  return (
    <Menu
      label={t("card.menuOf", { title })}
      anchor={anchor}
      align="start"
      // What an action opened has the focus, or is about to take it: it must not be taken away again.
      finalFocus={() => desk.ui.get().opened === null && desk.dom.card(cardId)}
      // An action that opened something else has taken this menu's place already: closing must not take that away.
      onClose={() => desk.ui.get().opened?.what === "card-menu" && onClose()}
    >
      <ActionItems actions={cardActions} subject={cardId} onClose={onClose} />
    </Menu>
  );
}
