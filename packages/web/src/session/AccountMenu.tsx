import { LogOut } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { behindPalette, usePaletteGroups } from "../palette/palette.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { useMenu } from "../ui/use-menu.ts";
import { AccountPopup, SignOutDialog } from "./lazy-account.ts";
import { useMe } from "./use-session.ts";
import { type Unsaved, useSignOut } from "./use-sign-out.ts";

export function AccountMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const menu = useMenu();
  const [unsaved, setUnsaved] = useState<Unsaved>();
  const signOut = useSignOut(setUnsaved);
  usePaletteGroups(() => [
    {
      label: t("session.accountOf", { name: me.name }),
      isQuiet: true,
      items: [
        {
          id: "sign-out",
          label: t("session.signOut.action"),
          icon: LogOut,
          run: () => behindPalette(() => void signOut.ask()),
        },
      ],
    },
  ]);
  return (
    <>
      <button
        type="button"
        aria-label={t("session.accountOf", { name: me.name })}
        {...menu.button}
        className="inline-flex size-8 shrink-0 items-center justify-center rounded-full pointer-coarse:size-11"
      >
        <Avatar userId={me.id} name={me.name} url={me.avatarUrl} size={28} />
      </button>
      {menu.anchor && (
        <AccountPopup
          anchor={menu.anchor}
          onClose={menu.close}
          onSignOut={() => {
            menu.close();
            void signOut.ask();
          }}
        />
      )}
      {unsaved && <SignOutDialog {...unsaved} onYes={() => void signOut.go()} onNo={() => setUnsaved(undefined)} />}
    </>
  );
}
