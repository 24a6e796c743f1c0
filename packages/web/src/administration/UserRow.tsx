import type { AdministeredUser } from "@syncboard/client";
import { Ellipsis } from "lucide-react";
import { useTranslation } from "react-i18next";
import { agoText, momentText } from "../locales/dates.ts";
import { useMe } from "../session/use-session.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { IconButton } from "../ui/Button.tsx";
import { useMenu } from "../ui/use-menu.ts";
import { UserMenu } from "./UserMenu.tsx";
import type { UserAct } from "./use-user-acts.ts";

interface UserRowProps {
  readonly user: AdministeredUser;
  readonly isBusy: boolean;
  readonly onAct: (act: UserAct) => void;
}

export function UserRow({ user, isBusy, onAct }: UserRowProps) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const menu = useMenu();
  const { id, name, username, email, sessions, lastUsedAt } = user;
  const isDeactivated = user.deactivatedAt !== null;
  return (
    <li className="device-row" aria-busy={isBusy}>
      <Avatar
        userId={id}
        name={name}
        url={user.avatarUrl}
        size={36}
        className={isDeactivated ? "opacity-60 grayscale" : ""}
      />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className={`text-base font-medium wrap-anywhere ${isDeactivated ? "text-ink-faint" : ""}`}>
            {name}
            {id === me.id && <span className="font-normal text-ink-faint"> ({t("member.share.you")})</span>}
          </span>
          {user.isAdministrator && (
            <span className="rounded-full bg-accent-soft px-2 py-0.5 text-xs font-medium text-accent-text">
              {t("administration.users.administrator")}
            </span>
          )}
          {isDeactivated && (
            <span className="rounded-full border border-line-strong px-2 py-px text-xs font-medium text-ink-soft">
              {t("administration.users.deactivated")}
            </span>
          )}
        </p>
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-ink-soft">
          <bdi dir="ltr" className="wrap-anywhere">
            @{username}
          </bdi>
          <bdi dir="ltr" className="wrap-anywhere">
            {email}
          </bdi>
        </p>
        {!isDeactivated && (
          <p className="mt-0.5 flex flex-wrap gap-x-3 text-xs text-ink-faint">
            <span>
              {sessions === 0
                ? t("administration.users.signedOut")
                : t("administration.users.sessions", { count: sessions })}
            </span>
            {lastUsedAt && (
              <time dateTime={lastUsedAt} title={momentText(lastUsedAt, i18n.language)}>
                {t("devices.sessions.used", { ago: agoText(lastUsedAt, i18n.language) })}
              </time>
            )}
          </p>
        )}
      </div>
      <IconButton icon={Ellipsis} label={t("administration.users.menuOf", { name })} {...menu.button} />
      {menu.anchor && <UserMenu user={user} anchor={menu.anchor} onClose={menu.close} onAct={onAct} />}
    </li>
  );
}
