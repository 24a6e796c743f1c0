import { Menu as Base } from "@base-ui/react/menu";
import { Link } from "@tanstack/react-router";
import { Command } from "lucide-react";
import { useTranslation } from "react-i18next";
import { openPalette, PALETTE_SHORTCUT } from "../palette/palette.ts";
import { Menu, MenuItem, MenuSeparator } from "../ui/Menu.tsx";
import type { MenuProps } from "../ui/use-menu.ts";
import { PLACES } from "./places.ts";

/** The main navigation where a screen has no room for it. */
export function PlacesMenu({ anchor, onClose }: MenuProps) {
  const { t } = useTranslation();
  return (
    <Menu label={t("nav.goTo")} anchor={anchor} align="start" onClose={onClose}>
      {PLACES.map(({ to, label, icon: Icon }) => (
        <Base.LinkItem key={to} closeOnClick className="menu-item" render={<Link to={to} />}>
          <Icon aria-hidden size={16} strokeWidth={1.9} className="text-ink-faint" />
          <span className="flex-1">{t(label)}</span>
        </Base.LinkItem>
      ))}
      <MenuSeparator />
      <MenuItem
        icon={Command}
        shortcut={PALETTE_SHORTCUT}
        onSelect={() => {
          onClose();
          openPalette();
        }}
      >
        {t("palette.title")}
      </MenuItem>
    </Menu>
  );
}
