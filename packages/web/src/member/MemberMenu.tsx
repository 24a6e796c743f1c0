import { Crown, UserMinus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Menu, MenuItem, MenuSeparator } from "../ui/Menu.tsx";
import type { MenuProps } from "../ui/use-menu.ts";

interface MemberMenuProps extends MenuProps {
  readonly name: string;
  readonly onPass: () => void;
  readonly onRemove: () => void;
}

/** What the creator of a board may do with another member. */
export function MemberMenu({ name, anchor, onClose, onPass, onRemove }: MemberMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu label={t("member.share.menuOf", { name })} anchor={anchor} onClose={onClose}>
      <MenuItem icon={Crown} onSelect={onPass}>
        {t("member.share.pass", { name })}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={UserMinus} danger onSelect={onRemove}>
        {t("member.share.remove", { name })}
      </MenuItem>
    </Menu>
  );
}
