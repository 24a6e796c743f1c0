import type { AdministeredUser } from "@syncboard/client";
import { useNavigate } from "@tanstack/react-router";
import { LogOut, type LucideIcon, Shield, ShieldOff, UserRoundCheck, UserRoundX } from "lucide-react";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../session/use-session.ts";
import { Menu, MenuItem, MenuSeparator } from "../ui/Menu.tsx";
import type { MenuProps } from "../ui/use-menu.ts";
import type { UserAct } from "./use-user-acts.ts";

interface UserMenuProps extends MenuProps {
  readonly user: AdministeredUser;
  readonly onAct: (act: UserAct) => void;
}

const ICONS: Readonly<Record<UserAct, LucideIcon>> = {
  appoint: Shield,
  resign: ShieldOff,
  endSessions: LogOut,
  deactivate: UserRoundX,
  reactivate: UserRoundCheck,
};

export function UserMenu({ user, anchor, onClose, onAct }: UserMenuProps) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const isMe = user.id === me.id;
  const acts: readonly UserAct[] = user.deactivatedAt
    ? ["reactivate"]
    : [user.isAdministrator ? "resign" : "appoint", ...(isMe ? [] : (["endSessions"] as const)), "deactivate"];

  function choose(act: UserAct) {
    // The menu first: what is asked takes its place.
    onClose();
    // One's own account wants the password.
    if (isMe && act === "deactivate") void navigate({ to: "/settings/$section", params: { section: "account" } });
    else onAct(act);
  }

  return (
    <Menu label={t("administration.users.menuOf", { name: user.name })} anchor={anchor} onClose={onClose}>
      {acts.map((act) => (
        <Fragment key={act}>
          {act === "deactivate" && <MenuSeparator />}
          <MenuItem icon={ICONS[act]} danger={act === "deactivate"} onSelect={() => choose(act)}>
            {t(`administration.users.${act}`)}
          </MenuItem>
        </Fragment>
      ))}
    </Menu>
  );
}
