import { Ellipsis } from "lucide-react";
import { useTranslation } from "react-i18next";
import { PlacesButton } from "../app/PlacesButton.tsx";
import { StarButton } from "../boards/StarButton.tsx";
import { FilterButton } from "../filter/FilterButton.tsx";
import { NotificationBell } from "../notification/NotificationBell.tsx";
import { AccountMenu } from "../session/AccountMenu.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { useMenu } from "../ui/use-menu.ts";
import { members, share } from "./actions/board-actions.ts";
import { BoardTitle } from "./BoardTitle.tsx";
import { useBoard, useCan, useDesk } from "./board-desk.ts";
import { BoardMenu } from "./lazy-dialogs.ts";
import { PresenceBar } from "./PresenceBar.tsx";
import { StateSign } from "./StateSign.tsx";

export function BoardHeader() {
  const { t } = useTranslation();
  const desk = useDesk();
  const role = useBoard((state) => state.role);
  const title = useBoard((state) => state.view.info.title);
  const menu = useMenu();
  const sharing = useCan("member.add") ? share : members;
  return (
    <header className="flex h-14 shrink-0 items-center gap-1 border-b border-line px-2 sm:gap-2 sm:px-4">
      <PlacesButton />
      <BoardTitle />
      <StarButton boardId={desk.live.boardId} title={title} className="max-sm:hidden" />
      {(role === "viewer" || role === "commenter") && (
        <span
          title={t(`member.roleHint.${role}`)}
          className="hidden shrink-0 rounded-full border border-line px-2 py-px text-xs text-ink-soft sm:inline"
        >
          {t(role === "viewer" ? "board.viewOnly" : "member.role.commenter")}
        </span>
      )}
      <StateSign />
      <div className="ms-auto flex shrink-0 items-center gap-1 sm:gap-2">
        <PresenceBar />
        <FilterButton />
        <Button icon={sharing.icon} className="max-sm:hidden" onClick={() => sharing.run(desk)}>
          {t(sharing.label)}
        </Button>
        <IconButton icon={Ellipsis} label={t("board.menu")} {...menu.button} />
        {menu.anchor && <BoardMenu anchor={menu.anchor} onClose={menu.close} />}
        <NotificationBell isShy />
        <AccountMenu />
      </div>
    </header>
  );
}
