import { Menu as Base } from "@base-ui/react/menu";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { Check, LogOut, Settings, UsersRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { faultText } from "../app/fault.ts";
import { THEMES, type Theme } from "../look/theme.ts";
import { useTheme } from "../look/use-theme.ts";
import { rememberWayBack } from "../settings/way-back.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Menu, MenuItem, MenuSeparator } from "../ui/Menu.tsx";
import { notify } from "../ui/notices.ts";
import type { MenuProps } from "../ui/use-menu.ts";
import { useMe } from "./use-session.ts";

interface AccountPopupProps extends MenuProps {
  readonly onSignOut: () => void;
}

export function AccountPopup({ anchor, onClose, onSignOut }: AccountPopupProps) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const { theme, choose } = useTheme();

  async function take(next: Theme) {
    try {
      await choose(next);
    } catch (error) {
      notify(faultText(error, t), { tone: "problem" });
    }
  }

  return (
    <Menu label={t("session.account")} anchor={anchor} onClose={onClose}>
      <div className="flex items-center gap-2.5 px-2 pt-1.5 pb-2">
        <Avatar userId={me.id} name={me.name} url={me.avatarUrl} size={32} />
        <div className="min-w-0">
          <p className="truncate text-sm font-medium">{me.name}</p>
          <p className="truncate text-xs text-ink-soft">{me.email}</p>
        </div>
      </div>
      <MenuSeparator />
      <Base.Group>
        <Base.GroupLabel className="px-2 pt-1 text-xs text-ink-faint">{t("session.theme.title")}</Base.GroupLabel>
        <Base.RadioGroup value={theme} onValueChange={(value: Theme) => void take(value)}>
          {THEMES.map((each) => (
            <Base.RadioItem key={each} value={each} closeOnClick={false} className="menu-item">
              <span className="flex-1">{t(`session.theme.${each}`)}</span>
              <Base.RadioItemIndicator>
                <Check aria-hidden size={15} className="text-accent-text" />
              </Base.RadioItemIndicator>
            </Base.RadioItem>
          ))}
        </Base.RadioGroup>
      </Base.Group>
      <MenuSeparator />
      <MenuItem
        icon={Settings}
        onSelect={() => {
          onClose();
          rememberWayBack(path);
          void navigate({ to: "/settings" });
        }}
      >
        {t("settings.action")}
      </MenuItem>
      {me.isAdministrator && (
        <MenuItem
          icon={UsersRound}
          onSelect={() => {
            onClose();
            rememberWayBack(path);
            void navigate({ to: "/admin" });
          }}
        >
          {t("administration.title")}
        </MenuItem>
      )}
      <MenuItem icon={LogOut} onSelect={onSignOut}>
        {t("session.signOut.action")}
      </MenuItem>
    </Menu>
  );
}
