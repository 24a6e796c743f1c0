import { Menu as Base } from "@base-ui/react/menu";
import { Check, LogOut } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { chooseTheme, THEMES, type Theme, themeStore } from "../look/theme.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Menu, MenuItem, MenuSeparator } from "../ui/Menu.tsx";
import { useStore } from "../ui/store.ts";
import { SignOutDialog } from "./SignOutDialog.tsx";
import { useMe } from "./use-session.ts";
import { useSignOut } from "./use-sign-out.ts";

export function AccountMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const theme = useStore(themeStore, (state) => state);
  const [waiting, setWaiting] = useState(0);
  const signOut = useSignOut(setWaiting);
  return (
    <>
      <Menu
        label={t("session.account")}
        trigger={
          <button
            type="button"
            aria-label={t("session.accountOf", { name: me.name })}
            className="inline-flex size-8 shrink-0 items-center justify-center rounded-full pointer-coarse:size-11"
          >
            <Avatar userId={me.id} name={me.name} size={28} />
          </button>
        }
      >
        <div className="flex items-center gap-2.5 px-2 pt-1.5 pb-2">
          <Avatar userId={me.id} name={me.name} size={32} />
          <div className="min-w-0">
            <p className="truncate text-sm font-medium">{me.name}</p>
            <p className="truncate text-xs text-ink-soft">{me.email}</p>
          </div>
        </div>
        <MenuSeparator />
        <Base.Group>
          <Base.GroupLabel className="px-2 pt-1 text-xs text-ink-faint">{t("session.theme.title")}</Base.GroupLabel>
          <Base.RadioGroup value={theme} onValueChange={(value: Theme) => chooseTheme(value)}>
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
        <MenuItem icon={LogOut} onSelect={signOut.ask}>
          {t("session.signOut.action")}
        </MenuItem>
      </Menu>
      {waiting > 0 && <SignOutDialog waiting={waiting} onYes={signOut.go} onNo={() => setWaiting(0)} />}
    </>
  );
}
