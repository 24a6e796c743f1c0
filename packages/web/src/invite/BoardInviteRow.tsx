import type { BoardInvite } from "@syncboard/client";
import { Link2, Mail } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { dayText, momentText } from "../locales/dates.ts";
import { Button } from "../ui/Button.tsx";
import { MOST_USES } from "./most-uses.ts";

interface BoardInviteRowProps {
  readonly invite: BoardInvite;
  readonly onRevoke: () => void;
}

export function BoardInviteRow({ invite, onRevoke }: BoardInviteRowProps) {
  const { t, i18n } = useTranslation();
  const { me } = useDesk();
  const members = useBoard((state) => state.members);
  const { email, role, creatorId, expiresAt } = invite;
  const maker = members.find(({ userId }) => userId === creatorId);
  const Icon = email === null ? Link2 : Mail;
  const what = email === null ? t("invite.list.byLink") : t("invite.list.byMail", { email });
  const day = dayText(expiresAt, i18n.language);
  return (
    <li className="device-row">
      <span className="device-icon">
        <Icon aria-hidden size={17} strokeWidth={1.7} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="text-base font-medium wrap-anywhere">
          {what}
          {maker && maker.userId !== me.id && (
            <span className="font-normal text-ink-faint"> {t("invite.list.by", { name: maker.user.name })}</span>
          )}
        </p>
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-ink-soft">
          <span>{t("invite.list.role", { role: t(`member.role.${role}`) })}</span>
          <span>{usesText()}</span>
          <time dateTime={expiresAt} title={momentText(expiresAt, i18n.language)}>
            {t("invite.list.expires", { day })}
          </time>
        </p>
      </div>
      <Button aria-label={t("invite.list.revokeOf", { what })} onClick={onRevoke}>
        {t("invite.list.revoke")}
      </Button>
    </li>
  );

  function usesText(): string {
    const { uses, maxUses } = invite;
    if (maxUses >= MOST_USES) return t("invite.list.usedAny", { count: uses });
    return maxUses === 1 ? t("invite.list.once") : t("invite.list.used", { uses, max: maxUses });
  }
}
